/** `error` stops what depends on the input; `warning` is worth a look; both are always told. */
export type Severity = 'error' | 'warning';

/** Where in a file: lines and columns count from 1, columns in UTF-16 units as editors do. */
export type Position = { readonly file: string; readonly line: number; readonly column: number };

export type Parameters = Readonly<Record<string, string | number>>;

/**
 * A fault of the input, as data. The words are `diagnostics.<code>.why` and `.fix` of the locale;
 * codes never change.
 */
export type Diagnostic = {
  readonly code: string;
  readonly severity: Severity;
  readonly position: Position;
  readonly parameters: Parameters;
  readonly edit?: Edit;
  /** Where the same fault stands again. */
  readonly also?: readonly Position[];
};

/** A cure that cannot harm: the text `find`, which stands at the position, becomes `put`. */
export type Edit = { readonly find: string; readonly put: string };

/** The same, before its place in a YAML file has been looked up. */
export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  readonly at: FieldPlace | Position;
  readonly parameters: Parameters;
  readonly edit?: Edit;
};

/** A field of a YAML file: `{ file: 'data/people.yaml', path: ['people', 3, 'name'] }`. */
export type FieldPlace = {
  readonly file: string;
  readonly path: readonly (string | number)[];
  /** The part of the field's text that it is about. */
  readonly word?: string;
};

/** By file, then line, then column, then code: the order of reading. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.position.file, b.position.file) ||
      a.position.line - b.position.line ||
      a.position.column - b.position.column ||
      compare(a.code, b.code),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
