import { hash } from 'node:crypto';
import type { Change, PlainValue } from '#edit/change.ts';
import { type Event, Session } from '#model/event.ts';
import type { Mission } from '#model/workspace.ts';
import type { HostSession } from './programme.ts';

/** What the host's programme changes in an event of ours, and what only a person can decide. */
export type Merged = {
  readonly changes: readonly Change[];
  /** `title`: ours reads otherwise, in languages that the host does not write. `room`: none of ours is called so. `gone`: no longer in the programme. */
  readonly remarks: readonly {
    readonly about: 'title' | 'room' | 'gone';
    readonly session: string;
    readonly text: string;
  }[];
};

const ORDER: readonly string[] = Object.keys(Session.shape);

/**
 * New sessions are added; one that was imported before is found by its number, and its day, hours and room
 * follow the host. Everything else of it is ours and stays, and nothing is taken away. `textsOf` says a title of
 * the host's in the languages of the office.
 */
export function mergeProgramme(
  mission: Mission,
  event: Event,
  sessions: readonly HostSession[],
  textsOf: (title: string) => PlainValue,
): Merged {
  const known = new Map(event.sessions.flatMap((each) => (each.uid ? [[each.uid, each] as const] : [])));
  const taken = new Set(mission.events.flatMap((each) => each.sessions.map(({ id }) => String(id))));
  const changes: Change[] = [];
  const remarks: Merged['remarks'][number][] = [];
  for (const host of sessions) {
    const own = known.get(host.uid);
    const room = roomOf(mission, host.room);
    if (host.room && !room) remarks.push({ about: 'room', session: own?.id ?? host.title, text: host.room });
    const path = ['events', { id: event.id }, 'sessions'];
    if (!own) {
      const id = freeId(host, taken);
      const { uid, title, date, start, end } = host;
      const value: PlainValue = { id, uid, title: textsOf(title), date, start, end, room };
      changes.push({ deed: 'insert', path, value });
      continue;
    }
    const wanted = { date: host.date, start: host.start, end: host.end, ...(room && { room }) };
    for (const [field, value] of Object.entries(wanted))
      if (value !== undefined && own[field as 'date'] !== value)
        changes.push({ deed: 'set', path: [...path, { id: own.id }, field], value, order: ORDER });
    if (!Object.values(own.title).includes(host.title))
      remarks.push({ about: 'title', session: own.id, text: host.title });
  }
  const present = new Set(sessions.map(({ uid }) => uid));
  for (const [uid, { id }] of known)
    if (!present.has(uid)) remarks.push({ about: 'gone', session: id, text: uid });
  return { changes, remarks };
}

function roomOf({ rooms }: Mission, name: string | undefined): string | undefined {
  const wanted = name?.toLowerCase();
  return rooms.find(
    ({ id, name: own }) => id === wanted || Object.values(own).some((each) => each?.toLowerCase() === wanted),
  )?.id;
}

const MOST_LETTERS = 40;

/** From the title's own letters; of one in another script, from the host's number. */
function freeId({ title, uid }: HostSession, taken: Set<string>): string {
  const letters = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replace(/^-+|-+$/g, '');
  const base = letters.length > 2 ? letters : `session-${hash('sha256', uid).slice(0, 8)}`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.add(id);
  return id;
}
