import type { Position } from '#diagnostics/diagnostic.ts';

/** The fields of an action item that can be edited outside the tracker and brought back. */
export const EDITABLE_FIELDS = [
  'status',
  'assignee',
  'priority',
  'dueDate',
  'lookAgain',
  'note',
  'evidence',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** What a field held when a sheet was made; absent: nothing. */
export type BaseValues = Readonly<{ [F in EditableField]?: string | undefined }>;

/** A cell that is only to be read, as it came back. */
export type ReadOnlyCell = {
  readonly key: string;
  readonly heading: string;
  readonly text: string;
  readonly place: Position;
};

/** An edited item: what was written, and where each field stands. An absent field changes nothing. */
export type EditedAction = {
  readonly id: string;
  readonly fields: Readonly<Partial<Record<EditableField, string>>>;
  /** The hidden cell with what the sheet was made at; absent in a file that was not made to be filled in. */
  readonly base?: string | undefined;
  readonly readOnly?: readonly ReadOnlyCell[];
  readonly placeOf: (field: 'id' | 'base' | EditableField) => Position;
};
