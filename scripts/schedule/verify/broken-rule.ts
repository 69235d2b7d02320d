import type { InstanceInput } from '../instance.ts';

/** A rule that a schedule breaks, with the meetings, people or things concerned. */
export type BrokenRule = {
  readonly rule: string;
  readonly ids: readonly string[];
  /** The same fault in another schedule has the same key; one that is worse has another. */
  readonly key: string;
};

export type Tell = (rule: string, ids: readonly string[], more?: string) => void;

export type MeetingInput = InstanceInput['meetings'][number];
export type RoomInput = InstanceInput['rooms'][number];

/** A meeting where a schedule puts it, in minutes since 1970. */
export type Stand = {
  readonly meeting: MeetingInput;
  readonly room: RoomInput;
  readonly start: number;
  readonly end: number;
  readonly who: readonly string[];
};

type IntervalInput = readonly [string, string] | { readonly from: string; readonly to: string };

const known = new Map<string, number>();
const MOST_KNOWN = 20_000;

/** Minutes since 1970. The same few thousand instants are asked for again and again, and reading one is slow. */
export function minuteAt(instant: string): number {
  const found = known.get(instant);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const minute = new Date(instant).getTime() / 60_000;
  known.set(instant, minute);
  return minute;
}

export function spanOf(interval: IntervalInput): readonly [number, number] {
  return 'from' in interval
    ? [minuteAt(interval.from), minuteAt(interval.to)]
    : [minuteAt(interval[0]), minuteAt(interval[1])];
}

export function isInSome(windows: readonly IntervalInput[], start: number, end: number): boolean {
  return windows.map(spanOf).some(([from, to]) => from <= start && end <= to);
}

export function wayBetween(
  { travelMinutes }: Pick<InstanceInput, 'travelMinutes'>,
  from: string | undefined,
  to: string | undefined,
): number {
  if (!from || !to || from === to) return 0;
  return travelMinutes?.[from]?.[to] ?? travelMinutes?.[to]?.[from] ?? 0;
}
