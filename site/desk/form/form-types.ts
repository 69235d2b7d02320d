import { signal } from '@preact/signals';
import type { FormNode, Known } from '#desk/form-node.ts';
import type { Path, Value } from './values.ts';

export type FieldFault = {
  readonly code: string;
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
  /** What the thing at a place is called, or will be when it is saved. */
  readonly idAt: (path: Path) => string | undefined;
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

/** Those of a field and of all that is written in it, such as the text of one language. */
export const faultsWithin = ({ faults }: FormState, path: Path): readonly FieldFault[] =>
  faults.filter((fault) => path.every((step, index) => fault.path[index] === step));

/** How many faults stand in a part of the form. */
export const countWithin = (state: FormState, path: Path): number => faultsWithin(state, path).length;
