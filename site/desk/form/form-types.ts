import { signal } from '@preact/signals';
import type { Path, Value } from './values.ts';

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

/** As the server makes it of the model (`scripts/desk/form-schema.ts`). */
export type FormNode =
  | { readonly kind: 'record'; readonly fields: readonly FormField[] }
  | { readonly kind: 'list'; readonly of: FormNode; readonly least: number }
  | { readonly kind: 'by-key'; readonly of: FormNode }
  | { readonly kind: 'forms'; readonly forms: readonly FormNode[] }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'reference'; readonly to: string }
  | { readonly [K in SimpleKind]: { readonly kind: K } }[SimpleKind];

export type FormField = {
  readonly name: string;
  readonly node: FormNode;
  readonly isRequired: boolean;
  readonly isInternal: boolean;
  readonly meaning?: string;
  readonly example?: string;
};

export type Known = { readonly id: string; readonly names: readonly string[] };

export type FieldFault = {
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  readonly why: string;
  readonly fix: string;
};

/** What a field needs of the form around it. */
export type FormState = {
  readonly mission: string | undefined;
  readonly meanings: Readonly<Record<string, string>>;
  readonly known: Readonly<Record<string, readonly Known[]>>;
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
  readonly faults: readonly FieldFault[];
  readonly set: (path: Path, value: Value) => void;
  /** Asks before a thing is deleted that others name. */
  readonly remove: (path: Path, thing: { readonly kind: string; readonly id: string } | undefined) => void;
};

/** The field that the address names; it is opened and shown. */
export const wanted = signal<Path>([]);

export type FieldProps<N extends FormNode = FormNode> = {
  readonly node: N;
  readonly path: Path;
  readonly value: Value;
  readonly label: string;
  readonly state: FormState;
};

/** The name of an input in the page. @example idOf(['bilaterals', 0, 'title']) // 'f-bilaterals.0.title' */
export const idOf = (path: Path): string => `f-${path.join('.')}`;

export const faultsAt = (state: FormState, path: Path): readonly FieldFault[] =>
  state.faults.filter((fault) => fault.path.join('.') === path.join('.'));

/** How many faults stand in a part of the form. */
export const countWithin = ({ faults }: FormState, path: Path): number =>
  faults.filter((fault) => path.every((step, index) => fault.path[index] === step)).length;
