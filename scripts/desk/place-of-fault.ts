import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { fieldAt } from '#load/field-at.ts';
import { readText } from '#load/read-text.ts';

/** Where in the desk a fault is mended: a field of a form, or a line of prose. */
export type DeskPlace =
  | {
      readonly page: 'form';
      readonly mission: string | undefined;
      readonly form: string;
      readonly path: readonly (string | number)[];
    }
  | {
      readonly page: 'prose';
      readonly mission: string;
      readonly language: string;
      readonly file: string;
      readonly line: number;
    };

/** Undefined where the desk has no page for the file. */
export function placeOfFault(
  root: string,
  { code, position }: Pick<Diagnostic, 'code' | 'position'>,
): DeskPlace | undefined {
  // Another version is to be installed: no field mends it.
  if (code === 'data-newer') return undefined;
  const { file, line } = position;
  const prose = /^content\/missions\/([^/]+)\/([^/]+)\/.+\.mdx$/.exec(file);
  if (prose) {
    const [, mission = '', language = ''] = prose;
    return { page: 'prose', mission, language, file, line };
  }
  const facts =
    /^data\/(?:missions\/([^/]+)\/)?(mission|agenda|bilaterals|people|economies|glossary|workspace)\.yaml$/.exec(
      file,
    );
  if (!facts) return undefined;
  const [, mission, form = ''] = facts;
  const read = readText(root, file);
  return { page: 'form', mission, form, path: 'text' in read ? fieldAt(read.text, position) : [] };
}
