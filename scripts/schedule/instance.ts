import { z } from 'zod';
import { isInstant } from './instant.ts';

const Instant = z.string().refine(isInstant, { error: 'instant' });
const Minutes = z.number().int().positive();

/** `[from, to)`, as a pair or as an object. */
const IntervalPair = z.tuple([Instant, Instant]);
const IntervalObject = z.object({ from: Instant, to: Instant });
const IntervalInput = z
  .union([IntervalPair, IntervalObject])
  .transform((value) =>
    Array.isArray(value) ? { from: value[0], to: value[1] } : { from: value.from, to: value.to },
  );
export type InstanceInterval = z.output<typeof IntervalInput>;

const Busy = z.strictObject({
  from: Instant,
  to: Instant,
  what: z.string().optional(),
  venue: z.string().optional(),
});

const InstancePerson = z.strictObject({
  id: z.string(),
  party: z.string().optional(),
  role: z.string().optional(),
  gapWeight: z.number().nonnegative().default(0),
  maxPerDay: z.number().int().positive().optional(),
  busy: z.array(Busy).default([]),
});

const InstanceRoom = z.strictObject({
  id: z.string(),
  venue: z.string().optional(),
  seats: z.number().int().positive().optional(),
  turnoverMinutes: z.number().int().nonnegative().default(0),
  open: z.array(IntervalInput).optional(),
});

const Fixed = z.strictObject({ start: Instant, room: z.string().optional() });

const InstanceMeeting = z.strictObject({
  id: z.string(),
  parties: z.array(z.string()).default([]),
  people: z.array(z.string()),
  oneOf: z.array(z.array(z.string()).min(1)).default([]),
  minutes: Minutes,
  priority: z.string().optional(),
  weight: z.number().positive().default(1),
  windows: z.array(IntervalInput).optional(),
  prefer: z.array(IntervalInput).optional(),
  needs: z.array(z.string()).default([]),
  seats: z.number().int().nonnegative().default(0),
  venues: z.array(z.string()).optional(),
  /** Rooms that will do, beside the venues: our one addition to the format. */
  rooms: z.array(z.string()).optional(),
  mandatory: z.boolean().default(false),
  fixed: Fixed.optional(),
});
export type InstanceMeeting = z.output<typeof InstanceMeeting>;

const Held = z.strictObject({
  meeting: z.string(),
  start: Instant,
  minutes: Minutes,
  venue: z.string().optional(),
  people: z.array(z.string()),
  needs: z.array(z.string()).default([]),
});
/** A meeting that stands whatever is decided: it takes its people's time as a meeting does, and is not placed. */
export type Held = z.output<typeof Held>;

const Meal = z.strictObject({
  people: z.union([z.literal('*'), z.array(z.string())]),
  window: IntervalInput,
  minutes: Minutes,
});

/**
 * A schedule to be made, for any solver: `bilat.instance/1`. All instants are ISO 8601 with offset,
 * all lengths in minutes, all intervals `[from, to)`. Starts lie on `day.start + k × slotMinutes`.
 */
export const Instance = z.strictObject({
  format: z.literal('bilat.instance/1'),
  name: z.string(),
  source: z.string().optional().describe('Where the instance is from.'),
  timezone: z.string(),
  slotMinutes: Minutes,
  bufferMinutes: z.number().int().nonnegative().default(0),
  days: z.array(z.strictObject({ id: z.string(), start: Instant, end: Instant })).min(1),
  venues: z.array(z.string()).default([]),
  travelMinutes: z.record(z.string(), z.record(z.string(), z.number().int().nonnegative())).default({}),
  parties: z.array(z.looseObject({ id: z.string() })).default([]),
  people: z.array(InstancePerson),
  rooms: z.array(InstanceRoom),
  pools: z.array(z.strictObject({ id: z.string(), size: z.number().int().nonnegative() })).default([]),
  meals: z.array(Meal).default([]),
  meetings: z.array(InstanceMeeting),
  /** Beside the format: what stands already and is no part of the search. */
  held: z.array(Held).optional(),
  precedence: z.array(z.tuple([z.string(), z.string()])).default([]),
  fairness: z.strictObject({ maxBreakSpread: z.number().int().nonnegative() }).optional(),
  gapOverBusy: z.boolean().default(false),
});
export type Instance = z.output<typeof Instance>;
/** An instance as a file or a program may write it, defaults left out. */
export type InstanceInput = z.input<typeof Instance>;

const Assignment = z.strictObject({
  meeting: z.string(),
  start: Instant,
  room: z.string(),
  with: z.array(z.string()).optional(),
});
export type Assignment = z.output<typeof Assignment>;

/** What a solver answers: `bilat.schedule/1`. `with` names one person for each `oneOf` group. */
export const Schedule = z.strictObject({
  format: z.literal('bilat.schedule/1'),
  instance: z.string(),
  assignments: z.array(Assignment),
  unplaced: z.array(z.string()).default([]),
});
export type Schedule = z.output<typeof Schedule>;
