import { suggest } from '#diagnostics/suggestion.ts';
import type { Lexicon } from '#locale/availability/lexicon.ts';
import type { Instance } from '../instance.ts';
import { datesIn, readClock, readWhen } from '../requests/read-when.ts';
import { applyChange, type Supposition, type Thing } from './apply-suppositions.ts';
import { daysOfInstance } from './days.ts';

/** What is not understood; the words are `cli.schedule.what-if.<code>`. */
export type SuppositionFault = {
  readonly code: 'unknown' | 'no-such' | 'unclear';
  readonly value: string;
  readonly suggestion: string;
};
export type Suppositions = {
  readonly suppositions: readonly Supposition[];
  readonly faults: readonly SuppositionFault[];
};

type Scene = { readonly instance: Instance; readonly words: Lexicon };

const PREFIXES: Readonly<Record<string, Thing>> = {
  room: 'room',
  person: 'person',
  bilateral: 'bilateral',
  meeting: 'bilateral',
  day: 'day',
};

/**
 * Reads `--without`: names of rooms, people, meetings and days, parted by commas; a kind before a name tells
 * two of the same apart.
 * @example readWithout('room2,person:ann', scene)
 */
export function readWithout(text: string, { instance }: Pick<Scene, 'instance'>): Suppositions {
  const known = knownIds(instance);
  return gather(
    text.split(/[,\n]/).map((each) => {
      const [, prefix = '', rest = ''] = /^(?:(\w+):)?(.*)$/s.exec(each.trim()) ?? [];
      const [wanted, id] = PREFIXES[prefix] ? [PREFIXES[prefix], rest] : [undefined, each.trim()];
      if (id === '') return undefined;
      const found = known.find(
        (one) => sameName(one.id, id) && (wanted === undefined || one.thing === wanted),
      );
      if (found) return { kind: 'without', ...found };
      const ids = known.filter(({ thing }) => wanted === undefined || thing === wanted).map((one) => one.id);
      return unknown(id, ids);
    }),
  );
}

/**
 * Reads `--with`, one supposition a line: `room:Blue,seats=8,venue=Hotel` · `window:norta=26 Aug 14:00–17:00`
 * (also without the word) · `minutes:norta=20` · `seats:norta=4` · `day:2027-03-05=09:00–17:00`.
 */
export function readWith(text: string, scene: Scene): Suppositions {
  return gather(text.split('\n').map((line) => readOne(line.trim(), scene)));
}

/** The instance with everything supposed. */
export function suppose(instance: Instance, suppositions: readonly Supposition[]): Instance {
  return suppositions.reduce(applyChange, instance);
}

type Read = Supposition | SuppositionFault | undefined;

function gather(read: readonly Read[]): Suppositions {
  const all = read.filter((each) => each !== undefined);
  return {
    suppositions: all.filter((each) => 'kind' in each),
    faults: all.filter((each) => 'code' in each),
  };
}

function readOne(line: string, scene: Scene): Read {
  if (line === '') return undefined;
  const [, kind = '', rest = ''] = /^(room|window|minutes|seats|day):(.*)$/s.exec(line) ?? [];
  if (kind === 'room') return readRoom(rest, line);
  const [, name = '', value = ''] = /^([^=]+)=(.+)$/s.exec(kind === '' ? line : rest) ?? [];
  if (name === '') return { code: 'unclear', value: line, suggestion: '' };
  if (kind === 'day') return readDay(name.trim(), value, line, scene);
  const ids = scene.instance.meetings.map(({ id }) => id);
  const meeting = ids.find((id) => sameName(id, name));
  if (meeting === undefined) return unknown(name.trim(), ids);
  if (kind === 'minutes' || kind === 'seats') {
    const number = /^\s*(\d{1,4})\s*$/.exec(value)?.[1];
    const isRight = number !== undefined && (kind === 'seats' || Number(number) > 0);
    return isRight
      ? { kind, meeting, value: Number(number) }
      : { code: 'unclear', value: line, suggestion: '' };
  }
  const { stretches, faults } = readWhen(value, daysOfInstance(scene.instance), scene.words);
  if (faults.length > 0 || stretches.length === 0) return { code: 'unclear', value: line, suggestion: '' };
  return { kind: 'window', meeting, stretches };
}

function readRoom(text: string, line: string): Read {
  const [id = '', ...more] = text.split(',').map((part) => part.trim());
  const facts = new Map(more.map((part) => part.split('=').map((side) => side.trim()) as [string, string]));
  const seats = facts.get('seats');
  const isKnown = [...facts.keys()].every((name) => name === 'seats' || name === 'venue');
  if (id === '' || !isKnown || (seats !== undefined && !/^[1-9]\d{0,4}$/.test(seats)))
    return { code: 'unclear', value: line, suggestion: '' };
  return {
    kind: 'room',
    id,
    seats: seats === undefined ? undefined : Number(seats),
    venue: facts.get('venue'),
  };
}

function readDay(name: string, value: string, line: string, { words }: Scene): Read {
  const [date] = datesIn(name, words);
  const [from, to] = (/^\s*(\S+:\d\d)\s*[-–—~]\s*(\S+:\d\d)\s*$/.exec(value) ?? [])
    .slice(1)
    .map((clock) => readClock(clock));
  if (date === undefined || from === undefined || to === undefined || from >= to)
    return { code: 'unclear', value: line, suggestion: '' };
  return { kind: 'day', day: { date, from, to } };
}

function knownIds(instance: Instance): readonly { readonly thing: Thing; readonly id: string }[] {
  const ids = (thing: Thing, list: readonly { readonly id: string }[]) =>
    list.map(({ id }) => ({ thing, id }));
  return [
    ...ids('room', instance.rooms),
    ...ids('bilateral', instance.meetings),
    ...ids('day', instance.days),
    ...ids('person', instance.people),
  ];
}

function sameName(id: string, name: string): boolean {
  return id.toLowerCase() === name.trim().toLowerCase();
}

const MOST_SUGGESTED = 10;

function unknown(value: string, ids: readonly string[]): SuppositionFault {
  const listed = ids.length > MOST_SUGGESTED ? [...ids.slice(0, MOST_SUGGESTED), '…'] : ids;
  const nearest = suggest(value, ids);
  return nearest === undefined
    ? { code: 'no-such', value, suggestion: listed.join(', ') }
    : { code: 'unknown', value, suggestion: nearest };
}
