/** A file of prose that a mission has, or could have. */
export type ListedProse = {
  readonly file: string;
  readonly language: string;
  readonly kind: 'report' | 'agenda' | 'readout';
  readonly bilateral?: string;
  /** Of a readout: what the meeting is called. */
  readonly title?: string;
  readonly exists: boolean;
};

export type ListedFiles = { readonly languages: readonly string[]; readonly files: readonly ListedProse[] };

export type ProseFault = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly why: string;
  readonly fix: string;
  /** A cure that needs nobody: at the place `find` becomes `put`. */
  readonly edit?: { readonly find: string; readonly put: string };
};

/** Something that prose can name, as the language that is written calls it. */
export type KnownThing = { readonly id: string; readonly name: string; readonly others: readonly string[] };

export type Component = {
  readonly name: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly isRequired: boolean;
    /** What its value names: `bilateral`, `photo` … */
    readonly of?: string;
  }[];
  /** Text stands between its beginning and its end. */
  readonly holdsText: boolean;
};

export type Known = {
  readonly things: Readonly<Record<string, readonly KnownThing[]>>;
  readonly components: readonly Component[];
};

export const NOTHING_KNOWN: Known = { things: {}, components: [] };

/** What is put in: within the line, or as a block of its own with an empty line around it. */
export type Snippet = { readonly text: string; readonly isBlock: boolean };

/** A place in the text; both count from 1. */
export type Place = { readonly line: number; readonly column: number };
