import { suggest } from '#diagnostics/suggestion.ts';
import { ClockTime, civilOf, instantOf } from '#model/civil-time.ts';
import type { Instance } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import type { Happening } from './happening.ts';

/** `back:lost:lantern-room`: the kind says nothing more. */
const BACK_OF = /^(?:late|lost|refused|overrun|free|walk-in)\s*:\s*/;

/** What is not understood; the words are `cli.schedule.happens.<code>`. */
export type HappeningFault = {
  readonly code: 'unknown' | 'no-such' | 'several' | 'unclear';
  readonly value: string;
  readonly suggestion: string;
};

export type HappeningScene = {
  readonly instance: Instance;
  /** Minutes since 1970. */
  readonly now: number;
  /** Our people: one of them meets whoever walks in. */
  readonly ours: readonly string[];
  readonly home: string;
  /** Where a meeting is held that nobody asked a room for; any room when absent. */
  readonly usualRooms?: readonly string[] | undefined;
  /** The identifier of a partner, by any of its names. */
  readonly partnerOf: (name: string) => string | undefined;
  /** The identifiers of whatever goes by a name: people, rooms, meetings. */
  readonly named: (name: string) => readonly string[];
  /** Of what something was told before that still holds. */
  readonly told: readonly string[];
};

const WALK_IN_MINUTES = 20;
/** One of either side. */
export const WALK_IN_SEATS = 2;

/**
 * Reads `--happens`: `late:<person>=11:00` · `lost:<room>` or `lost:<room>=15:00` · `refused:<bilateral>` ·
 * `overrun:<bilateral>=15:20` · `free:<partner>=16:00` · `walk-in:<partner>` · `back:<any of these>`. Times are of the day it is.
 */
export function readHappening(text: string, scene: HappeningScene): Happening | HappeningFault {
  const [, kind = '', rest = ''] = /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/s.exec(text) ?? [];
  const said = kind === 'back' ? rest.replace(BACK_OF, '') : rest;
  const [, name = '', clock] = /^([^=]+?)\s*(?:=\s*(.+))?$/s.exec(said) ?? [];
  const until = clock === undefined ? undefined : timeOf(clock, scene);
  const isBad = name === '' || (clock !== undefined && until === undefined);
  if (isBad || (until === undefined && (kind === 'late' || kind === 'overrun'))) return unclear(text);
  const { instance } = scene;
  const find = <T>(ids: readonly string[], make: (id: string) => T): T | HappeningFault => {
    const id = ids.find((each) => each.toLowerCase() === name.toLowerCase());
    if (id !== undefined) return make(id);
    const [one, ...others] = scene.named(name).filter((each) => ids.includes(each));
    if (one !== undefined && others.length === 0) return make(one);
    if (one !== undefined) return { code: 'several', value: name, suggestion: [one, ...others].join(', ') };
    const nearest = suggest(name, ids);
    return nearest === undefined
      ? { code: 'no-such', value: name, suggestion: ids.slice(0, 10).join(', ') }
      : { code: 'unknown', value: name, suggestion: nearest };
  };
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  switch (kind) {
    case 'late':
      return find(ids(instance.people), (person) => ({ kind, person, until: until ?? scene.now }));
    case 'lost':
      return find(ids(instance.rooms), (room) => ({ kind, room, until }));
    case 'refused':
      return find(ids(instance.meetings), (meeting) => ({ kind, meeting }));
    case 'overrun':
      return find(ids(instance.meetings), (meeting) => ({ kind, meeting, until: until ?? scene.now }));
    case 'free': {
      const others = ids(instance.parties).filter((id) => id !== scene.home);
      const party = scene.partnerOf(name);
      if (party !== undefined && others.includes(party))
        return { kind, party, until: until ?? endOfDay(scene) };
      return find(others, (party) => ({ kind, party, until: until ?? endOfDay(scene) }));
    }
    case 'back': {
      const party = scene.partnerOf(name);
      if (party !== undefined && scene.told.includes(party)) return { kind, of: party };
      return find(scene.told, (of) => ({ kind, of }));
    }
    case 'walk-in':
      return { kind, meeting: walkIn(scene.partnerOf(name) ?? name, scene, until) };
    default:
      return unclear(text);
  }
}

function unclear(value: string): HappeningFault {
  return { code: 'unclear', value, suggestion: '' };
}

/** A clock time of the day it is. */
function timeOf(clock: string, { instance, now }: HappeningScene): number | undefined {
  const time = clock.trim().padStart(5, '0');
  if (!ClockTime.safeParse(time).success) return undefined;
  const { date } = civilOf(now * 60_000, instance.timezone);
  return instantOf(date, time, instance.timezone) / 60_000;
}

function endOfDay({ instance, now }: HappeningScene): number {
  const ends = instance.days.map(({ end }) => minutesOfInstant(end)).filter((end) => end > now);
  return Math.min(...ends, now + 24 * 60);
}

/** Short, with whoever of ours is free, on the same day. */
function walkIn(
  party: string,
  scene: HappeningScene,
  until: number | undefined,
): Extract<Happening, { kind: 'walk-in' }>['meeting'] {
  const text = (minute: number) => new Date(minute * 60_000).toISOString();
  const { meetings } = scene.instance;
  const taken = new Set(meetings.map(({ id }) => id));
  const base = `walk-in-${party.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`;
  const id = [base, ...Array.from({ length: 99 }, (_, n) => `${base}-${n + 2}`)].find(
    (each) => !taken.has(each),
  );
  return {
    id: id ?? base,
    parties: [scene.home, party],
    people: [`@${party}`],
    oneOf: scene.ours.length > 0 ? [[...scene.ours]] : [],
    minutes: WALK_IN_MINUTES,
    weight: 1,
    windows: [{ from: text(scene.now), to: text(until ?? endOfDay(scene)) }],
    needs: [],
    seats: WALK_IN_SEATS,
    ...(scene.usualRooms && { rooms: [...scene.usualRooms] }),
    mandatory: false,
  };
}
