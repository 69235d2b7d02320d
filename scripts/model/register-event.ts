import { z } from 'zod';
import { DATA_FORMAT } from './format.ts';

/**
 * When an event was written, in an order that no clock can upset: a hybrid logical clock's instant and
 * counter (Kulkarni et al. 2014). Later as text is later in the register.
 * @example '2026-11-29T08:15:00.000Z+0001'
 */
export const Stamp = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\+[0-9a-z]{4}$/)
  .brand<'Stamp'>();
export type Stamp = z.output<typeof Stamp>;

const MAX_NAME_LENGTH = 200;

/** What every event of a register has. `at` is what the clock said, for people; `stamp` is the order. */
export const EVENT_FIELDS = {
  format: z.literal(DATA_FORMAT),
  /** Stands for the event's content: the same event twice, after a merge, counts once. */
  id: z.string().regex(/^[0-9a-f]{20}$/),
  stamp: Stamp,
  at: z.iso.datetime(),
  /** Who did it. Absent where an earlier format did not say. */
  by: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
};

export type RegisterEvent = {
  readonly format: typeof DATA_FORMAT;
  readonly id: string;
  readonly stamp: Stamp;
  readonly at: string;
  readonly by?: string | undefined;
  readonly type: string;
};

/** An event as a room proposes it; the register gives it its id, stamp and signature. */
export type EventDraft<E extends RegisterEvent> = E extends unknown
  ? Omit<E, 'format' | 'id' | 'stamp' | 'at' | 'by'>
  : never;

/** Who writes, and when by their clock (milliseconds since 1970-01-01T00:00Z). */
export type Signature = { readonly by?: string | undefined; readonly now: number };
