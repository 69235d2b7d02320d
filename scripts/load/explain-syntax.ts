import { type Document, isAlias, isNode, isScalar, visit } from 'yaml';
import { nameSlip, type Slip } from './syntax-slips.ts';

export type YamlFault = Slip & { readonly offset: number };

/**
 * What the parser stumbled over, as the slip that people make, one a line: where a quote was opened that nothing
 * closes, a colon of full width or without a blank, a text that holds a colon. What follows from an open quote, a
 * tab or a wide colon is not told.
 */
export function explainSyntax(text: string, document: Document.Parsed): readonly YamlFault[] {
  const conflict = /^(?:<{7}|={7}|>{7})(?= |\r?$)/m.exec(text);
  if (conflict && document.errors.length > 0) return [{ code: 'merge-conflict', offset: conflict.index }];
  const open = document.errors.find(({ message }) => /^Missing closing ['"]quote/.test(message));
  if (open) return [{ code: 'yaml-quote-open', offset: openQuote(document) ?? open.pos[0] }];
  if (document.errors.length === 0) return signsFirst(text, document);
  const faults = oneEachLine(
    text,
    document.errors
      .filter((error, index) => index === 0 || !isAfterwards(error))
      .map((error) => ({ offset: error.pos[0], stumbled: error.pos[0], ...nameSlip(text, error) })),
  );
  const first = faults[0];
  if (faults.some(({ code }) => code === 'yaml-tab')) return faults.filter(({ code }) => !LOST.has(code));
  const above = first && LOST.has(first.code) ? wideColonAbove(text, first.offset) : undefined;
  if (above === undefined) return faults;
  return [{ code: 'yaml-full-colon', offset: above }, ...faults.filter(({ code }) => !LOST.has(code))];
}

/** What is said where the parser has lost its way, by whatever came before. */
const LOST: ReadonlySet<string> = new Set([
  'yaml-indent',
  'yaml-line-lost',
  'yaml-sign-surplus',
  'yaml-syntax',
]);

/** What the parser says of each further word once it has lost its way. */
const isAfterwards = ({ message }: { readonly message: string }): boolean =>
  /^Unexpected \S+ token in YAML stream/.test(message);

/** Of several that it says where it stumbles in one line, what names the slip best. */
function oneEachLine(
  text: string,
  faults: readonly (YamlFault & { readonly stumbled: number })[],
): readonly YamlFault[] {
  const lines = Map.groupBy(faults, ({ stumbled }) => text.lastIndexOf('\n', stumbled - 1));
  return [...lines.values()].flatMap((own) => {
    const best =
      own.find(({ code }) => !LOST.has(code)) ?? own.find(({ code }) => code === 'yaml-indent') ?? own[0];
    if (!best) return [];
    const { stumbled: _, ...fault } = best;
    return [fault];
  });
}

/** A text that begins with `*`, `&` or `!` is no text for the parser, and the mark would be lost without a word. */
function signsFirst(text: string, document: Document.Parsed): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  const anchors = new Map<string, number>();
  let isRepeating = false;
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) {
      isRepeating = true;
      if (!anchors.has(node.source)) faults.push({ code: 'yaml-sign-first', sign: '*', offset });
      return;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, text.lastIndexOf('&', offset));
    if (node.tag !== undefined && !TAGS.has(node.tag))
      faults.push({ code: 'yaml-sign-first', sign: '!', offset: text.lastIndexOf('!', offset) });
  });
  // Who repeats values by their names knows what the mark is for.
  if (!isRepeating)
    for (const offset of anchors.values()) faults.push({ code: 'yaml-sign-first', sign: '&', offset });
  return faults.sort((a, b) => a.offset - b.offset);
}

/** YAML 1.2.2 §10.3: what people who know it may write. */
const TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** A field whose colon is none is a text, and the parser stumbles only over the next field. */
function wideColonAbove(text: string, offset: number): number | undefined {
  let end = text.lastIndexOf('\n', offset - 1);
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (/^\s*(?:- )?[\w-]+：/.test(line)) return start + line.indexOf('：');
    if (line.trim() !== '' && !/^\s*#/.test(line)) return undefined;
    end = start - 1;
  }
  return undefined;
}

/** The last quoted text runs to the end of the file. */
function openQuote(document: Document.Parsed): number | undefined {
  let last: number | undefined;
  visit(document, (_, node) => {
    if (isScalar(node) && /^QUOTE/.test(node.type ?? '')) last = node.range?.[0];
  });
  return last;
}
