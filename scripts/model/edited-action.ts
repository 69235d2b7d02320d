import type { Position } from '#diagnostics/diagnostic.ts';

/** The fields of an action item that can be edited outside the tracker and brought back. */
export const EDITABLE_FIELDS = ['status', 'note', 'dueDate'] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** An edited item: what was written, and where each field stands. An absent or empty field changes nothing. */
export type EditedAction = {
  readonly id: string;
  readonly fields: Readonly<Partial<Record<EditableField, string>>>;
  readonly placeOf: (field: 'id' | EditableField) => Position;
};
