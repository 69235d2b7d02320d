import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { type FieldAt, fieldsOf } from '#load/field-at.ts';
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

type Fault = Pick<Diagnostic, 'code' | 'position' | 'parameters'>;

/**
 * Tells of faults where they are mended; undefined where the desk has no page for the file. A file that has many is
 * parsed once: with four hundred meetings that is all the time there is.
 * @example faults.map(placesOfFaults(root))
 */
export function placesOfFaults(root: string): (fault: Fault) => DeskPlace | undefined {
  const known = new Map<string, FieldAt>();
  const fieldsIn = (file: string): FieldAt => {
    const read = known.has(file) ? undefined : readText(root, file);
    const fields = known.get(file) ?? (read && 'text' in read ? fieldsOf(read.text) : () => []);
    known.set(file, fields);
    return fields;
  };
  return (fault) => placeOf(fault, fieldsIn);
}

function placeOf(
  { code, position, parameters }: Fault,
  fieldsIn: (file: string) => FieldAt,
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
  const isMissing = code === 'field-missing';
  const path = fieldsIn(file)({ ...position, isThing: isMissing });
  // It is filled in where it is not yet.
  return { page: 'form', mission, form, path: isMissing ? [...path, String(parameters['field'])] : path };
}
