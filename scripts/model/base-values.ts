import { z } from 'zod';
import { type BaseValues, EDITABLE_FIELDS } from './edited-action.ts';
import { type ActionItem, lastNote } from './tracked-action.ts';

/** What each field that can be edited holds now. */
export function editableValues(item: ActionItem): BaseValues {
  const values = {
    status: item.status,
    assignee: item.assignee,
    priority: item.priority,
    dueDate: item.due.movedTo,
    lookAgain: item.lookAgain,
    note: lastNote(item),
    evidence: item.evidence.at(-1),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const Value = z.string().optional();
const Base = z.strictObject({
  id: z.string(),
  ...(Object.fromEntries(EDITABLE_FIELDS.map((field) => [field, Value])) as Record<
    (typeof EDITABLE_FIELDS)[number],
    typeof Value
  >),
});
export type Base = z.output<typeof Base>;

/** One cell with what a row was made at. @example writeBase(item) // '{"id":"2014-c-tpat/plan","status":"open"}' */
export function writeBase(item: ActionItem): string {
  return JSON.stringify({ id: item.id, ...editableValues(item) });
}

/** What such a cell says; `undefined` where it is none. */
export function readBase(cell: string): Base | undefined {
  try {
    const read = Base.safeParse(JSON.parse(cell));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
