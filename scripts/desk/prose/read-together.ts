import type { ReadingEvent } from '#model/reading-event.ts';
import { changeLog, logFile, readLog } from '#register/event-log.ts';
import { READINGS } from '#register/readings.ts';
import { isPlainWay } from '../workspace-files.ts';
import type { EditionPair, ReadPair } from './compare-editions.ts';

/** When two editions of a text were last read together, and what each block said then. */
export type ReadMark = { readonly at: string; readonly pairs: readonly ReadPair[] };

/** Undefined if they never were, or the register cannot be read: what it tells can be told again by reading. */
export function readMark(root: string, mission: string, text: string): ReadMark | undefined {
  const reading = readLog(root, READINGS, mission);
  return 'fault' in reading ? undefined : foldReadings(reading.value.filter((each) => each.text === text));
}

/** What stands after all of these, oldest first. */
export function foldReadings(events: readonly ReadingEvent[]): ReadMark | undefined {
  return events.reduce<ReadMark | undefined>((mark, { at, isWhole, pairs }) => {
    const others = isWhole
      ? []
      : (mark?.pairs ?? []).filter((each) => !pairs.some((one) => meets(one, each)));
    return { at, pairs: [...others, ...pairs] };
  }, undefined);
}

type Where = { readonly mission: string; readonly text: string; readonly now: number };

/** Keeps that the blocks of these pairs have been read together as they stand; other blocks stay as they were. */
export async function keepMark(
  root: string,
  { mission, text, now }: Where,
  { pairs, isWhole }: { readonly pairs: readonly EditionPair[]; readonly isWhole: boolean },
): Promise<boolean> {
  if (!isPlainWay(root, logFile(READINGS, mission))) return false;
  const read = { type: 'read' as const, text, isWhole, pairs: pairs.map(digestsOf) };
  const written = await changeLog(root, READINGS, { name: mission, signature: { now } }, () => [read]);
  return 'value' in written;
}

const digestsOf = ({ first, second }: EditionPair): [string[], string[]] => [
  first?.sentences.map(({ digest }) => digest) ?? [],
  second?.sentences.map(({ digest }) => digest) ?? [],
];

const meets = (one: ReadPair, other: ReadPair): boolean =>
  ([0, 1] as const).some((side) => one[side].some((digest) => other[side].includes(digest)));
