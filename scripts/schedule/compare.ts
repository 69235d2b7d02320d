/** Where a meeting stands in a schedule, on the clocks of its zone. */
export type PlacedMeeting = {
  readonly bilateral: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly room?: string | undefined;
};

/** What became of a bilateral from one schedule to the next. */
export type ScheduleChange =
  | { readonly kind: 'added'; readonly bilateral: string; readonly after: PlacedMeeting }
  | { readonly kind: 'dropped'; readonly bilateral: string; readonly before: PlacedMeeting }
  | {
      readonly kind: 'moved' | 'room' | 'length';
      readonly bilateral: string;
      readonly before: PlacedMeeting;
      readonly after: PlacedMeeting;
    };

/**
 * The difference of two schedules, in the order of the newer one, what is gone last. A meeting that
 * starts at another time has `moved`, whatever else is new about it.
 */
export function compareSchedules(
  before: readonly PlacedMeeting[],
  after: readonly PlacedMeeting[],
): readonly ScheduleChange[] {
  const former = new Map(before.map((assignment) => [assignment.bilateral, assignment]));
  const staying = new Set(after.map(({ bilateral }) => bilateral));
  const changes = after.flatMap((assignment): readonly ScheduleChange[] => {
    const { bilateral } = assignment;
    const old = former.get(bilateral);
    if (!old) return [{ kind: 'added', bilateral, after: assignment }];
    const kind = kindOfChange(old, assignment);
    return kind ? [{ kind, bilateral, before: old, after: assignment }] : [];
  });
  const dropped = before
    .filter(({ bilateral }) => !staying.has(bilateral))
    .map((assignment) => ({ kind: 'dropped' as const, bilateral: assignment.bilateral, before: assignment }));
  return [...changes, ...dropped];
}

function kindOfChange(before: PlacedMeeting, after: PlacedMeeting): 'moved' | 'room' | 'length' | undefined {
  if (before.date !== after.date || before.start !== after.start) return 'moved';
  if (before.end !== after.end) return 'length';
  return before.room === after.room ? undefined : 'room';
}
