import type { Diagnostic } from '#diagnostics/diagnostic.ts';

export type WithheldProse = {
  readonly faults: readonly Diagnostic[];
  /** All else, where it stood. */
  readonly text: string;
};

const FRONT_MATTER = /^\uFEFF?\s*(?<fence>---|\+\+\+)[^\n]*(?:\n(?:[^\n]*\n)*?\k<fence>[^\n]*)?/;
/** Up to its last fence, or to the end where nobody closed it. */
const FENCED = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[^\n]*$|$(?![\s\S]))/gm;
const MODULE = /^(?:import|export)\s/;
/** As git marks what two have changed. */
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)/;

/**
 * Takes out what no parser is to be given: front matter, which would name files to run, each paragraph that
 * begins as a program does, and the marks of a conflict. Each is told at its place, and what stands around it can be read.
 * @example withholdCode('report.mdx', 'import fs from "node:fs"\n\n## One').text // '                        \n\n## One'
 */
export function withholdCode(file: string, text: string): WithheldProse {
  const front = FRONT_MATTER.exec(text)?.[0];
  const body = front === undefined ? text : blank(front) + text.slice(front.length);
  const lines = body.split('\n');
  const shown = withoutFences(body).split('\n');
  const starts = shown.flatMap((line, index) =>
    MODULE.test(line) && (shown[index - 1] ?? '').trim() === '' ? [index] : [],
  );
  for (const start of starts)
    for (let at = start; (lines[at] ?? '').trim() !== ''; at++) lines[at] = blank(lines[at] ?? '');
  const conflicts = shown.flatMap((line, index) =>
    CONFLICT.test(line) && line.startsWith('<') ? [index] : [],
  );
  if (conflicts.length > 0)
    for (const [at, line] of shown.entries()) if (CONFLICT.test(line)) lines[at] = blank(line);
  const told = (code: string, line: number): Diagnostic => ({
    code,
    severity: 'error',
    position: { file, line, column: 1 },
    parameters: {},
  });
  return {
    faults: [
      ...(front === undefined ? [] : [told('prose-front-matter', 1)]),
      ...starts.map((index) => told('prose-code', index + 1)),
      ...conflicts.map((index) => told('merge-conflict', index + 1)),
    ],
    text: lines.join('\n'),
  };
}

/** The text with fenced code blanked, everything else where it stood. */
export const withoutFences = (text: string): string => text.replace(FENCED, blank);

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
