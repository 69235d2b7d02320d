import type { JointRelaxation, Loosening, Opening, Relaxation } from '../explanation.ts';
import { allStarts, byPreference, optionAt, startsOf } from '../options.ts';
import type { Interval, Meeting } from '../problem.ts';
import type { Timetable } from '../timetable.ts';
import { leastTogether, subject } from './together.ts';
import { type Tweak, tweaksOf } from './tweaks.ts';

/** Starts that are asked about; all of the meeting's windows when nothing is said. */
export type Scope = (start: number) => boolean;

const ANYWHERE: Scope = () => true;

/**
 * Every single condition that, given up, would place the meeting beside the others, each tried; of shorter
 * meetings the longest. One more room is said only where no room that there is would do.
 */
export function relaxationsOf(
  timetable: Timetable,
  meeting: Meeting,
  scope: Scope = ANYWHERE,
): readonly Relaxation[] {
  const found: Relaxation[] = [];
  for (const tweak of tweaksOf(timetable.problem, meeting)) {
    const { kind } = tweak.change;
    const isSaid =
      kind === 'shorter' || kind === 'one-more-room' ? found.some((each) => each.kind === kind) : false;
    const isNeedless =
      kind === 'one-more-room' &&
      found.some((each) => each.kind === 'any-room' || each.kind === 'fewer-seats');
    if (isSaid || isNeedless) continue;
    const opening = tryTweaks(timetable, meeting, [tweak], scope);
    if (opening) addTo(found, tweak.change, opening);
  }
  return found;
}

/** Those who could stand in for the same person are named together. */
function addTo(found: Relaxation[], change: Loosening, opening: Opening): void {
  if (change.kind === 'substitute') {
    const index = found.findIndex((each) => each.kind === 'substitute' && each.person === change.person);
    const known = found[index];
    if (known?.kind === 'substitute') {
      found[index] = { ...known, by: [...known.by, ...change.by] };
      return;
    }
  }
  found.push({ ...change, opening });
}

const MOST_TOGETHER = 3;

/**
 * Two conditions that would do together, where no single one is enough: the least first, a few of them; or, where no
 * two are, as few more as can be.
 */
export function relaxationsTogether(
  timetable: Timetable,
  meeting: Meeting,
  scope: Scope = ANYWHERE,
): readonly JointRelaxation[] {
  const tweaks = tweaksOf(timetable.problem, meeting);
  const together: JointRelaxation[] = [];
  const said = new Set<string>();
  for (const [index, first] of tweaks.entries()) {
    for (const second of tweaks.slice(index + 1)) {
      const key = `${subject(first.change)} ${subject(second.change)}`;
      if (together.length >= MOST_TOGETHER) return together;
      if (said.has(key) || subject(first.change) === subject(second.change)) continue;
      if (second.change.kind === 'one-more-room' && isRoomSaid(together, first.change)) continue;
      const opening = tryTweaks(timetable, meeting, [first, second], scope);
      if (!opening) continue;
      said.add(key);
      together.push({ changes: [first.change, second.change], opening });
    }
  }
  const attempt = (several: readonly Tweak[]) => tryTweaks(timetable, meeting, several, scope);
  return together.length > 0 ? together : leastTogether(meeting, tweaks, attempt);
}

/** A room that there is comes before one that there is not. */
function isRoomSaid(together: readonly JointRelaxation[], other: Loosening): boolean {
  return together.some(
    ({ changes }) =>
      changes.some((change) => subject(change) === subject(other)) &&
      changes.some(({ kind }) => kind === 'any-room' || kind === 'fewer-seats'),
  );
}

function tryTweaks(
  timetable: Timetable,
  meeting: Meeting,
  tweaks: readonly Tweak[],
  scope: Scope,
): Opening | undefined {
  const variant = tweaks.reduce((each, { alter }) => alter(each), meeting);
  const room = tweaks.find((tweak) => tweak.room)?.room;
  for (const start of startsFor(timetable, meeting, variant)) {
    if (!scope(start)) continue;
    const option = optionAt(timetable, variant, start, room);
    if (option) return { start, room: option.room.id };
  }
  return undefined;
}

/** Where the windows are given up, the start that is least far outside them comes first. */
function startsFor(timetable: Timetable, meeting: Meeting, variant: Meeting): readonly number[] {
  const { windows } = meeting;
  if (!windows || variant.windows) return byPreference(variant, startsOf(timetable.problem, variant));
  const starts = allStarts(timetable.problem, variant.minutes);
  const away = (start: number) => distance(start, variant.minutes, windows);
  return [...starts].sort((a, b) => away(a) - away(b) || a - b);
}

/** Minutes from a start to where the meeting would be inside a window. */
function distance(start: number, minutes: number, windows: readonly Interval[]): number {
  return Math.min(...windows.map(({ from, to }) => Math.max(from - start, start + minutes - to, 0)));
}
