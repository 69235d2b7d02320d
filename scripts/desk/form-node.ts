/** What is written in one place, without anything within it. */
export type SimpleKind =
  | 'number'
  | 'flag'
  | 'localized'
  | 'localized-list'
  | 'text'
  | 'day'
  | 'time'
  | 'zone'
  | 'partial-date'
  | 'id';

/** How a value is written on a page: made from the model, so that a form never says otherwise. */
export type FormNode =
  | { readonly kind: 'record'; readonly fields: readonly FormField[] }
  | { readonly kind: 'list'; readonly of: FormNode; readonly least: number }
  | { readonly kind: 'by-key'; readonly of: FormNode }
  /** Several ways to write it: a text, or a record. */
  | { readonly kind: 'forms'; readonly forms: readonly FormNode[] }
  /** `fallback`: what holds when nothing is said. */
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly fallback?: string }
  | { readonly kind: 'reference'; readonly to: string }
  | { readonly [K in SimpleKind]: { readonly kind: K } }[SimpleKind];

export type FormField = {
  readonly name: string;
  readonly node: FormNode;
  readonly isRequired: boolean;
  readonly isInternal: boolean;
  /** Of a thing that can be written in two ways: what the usual one requires, or what stands instead of that. */
  readonly way?: 'usual' | 'instead';
  /** In English, as the model has it. */
  readonly meaning?: string;
  readonly example?: string;
};

/** Something that can be named in a field: found by any of its names, in any script. */
export type Known = { readonly id: string; readonly names: readonly string[] };
