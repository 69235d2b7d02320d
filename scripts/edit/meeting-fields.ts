import { Bilateral, type Placement } from '#model/bilateral.ts';
import type { Change, PlainValue } from './change.ts';

/** The fields of a meeting in the order of the dictionary: a new one goes where people look for it. */
export const FIELD_ORDER: readonly string[] = Object.keys(Bilateral.shape);

/** A field of a meeting set, in its place. @example setField('us', 'status', 'held') */
export function setField(meeting: string, field: string, value: PlainValue): Change {
  return { deed: 'set', path: ['bilaterals', { id: meeting }, field], value, order: FIELD_ORDER };
}

/** As it stands in the file: a start without an end where the workspace's usual length applies. */
export function placementValue({ date, start, end, room }: Placement): PlainValue {
  return { date, start, end, room };
}
