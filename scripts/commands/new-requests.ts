import type { Change, PlainValue } from '#edit/change.ts';
import { civilOf } from '#model/civil-time.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Instance, InstanceMeeting } from '#schedule/instance.ts';
import type { Context } from './command.ts';
import { partnerFinder } from './find-partner.ts';
import { readRequestFile } from './schedule-requests.ts';

export type RequestedMeetings = {
  readonly bilaterals: readonly Change[];
  readonly rooms: readonly Change[];
  /** Those of our side whom the list names and we know, in its order. */
  readonly ours: readonly string[];
};

type Scene = {
  readonly workspace: Workspace;
  readonly zone: string;
  readonly days: readonly string[];
  /** Who goes where the list names nobody of the delegation. */
  readonly attendee: string;
  /** The identifier of a delegate, by name. */
  readonly idOf: (name: string) => string | undefined;
  /** Says where the days come from, when the list asks for one that is none of them. */
  readonly tellDays: () => void;
};

/**
 * The requests of a list (CSV or XLSX, as `schedule --instance` reads it) as meetings of a mission: those
 * that we are a side of, or all where the list names one side alone. Undefined after a fault, which is told.
 */
export async function requestedMeetings(
  context: Context,
  file: string,
  { workspace, zone, days, tellDays, ...scene }: Scene,
): Promise<RequestedMeetings | undefined> {
  const read = await readRequestFile(context, file, {
    bufferMinutes: 0,
    scene: { zone, days },
    tellMore: (faults) => {
      if (faults.some(({ code }) => code === 'requests-when-no-such-day')) tellDays();
    },
  });
  if (!read) return undefined;
  const { instance } = read;
  const partnerOf = partnerFinder(workspace);
  const home = workspace.settings.home.economy;
  const partyOf = new Map(instance.people.map(({ id, party }) => [id, party]));
  // A partner's people may be in people.yaml too.
  const idOf = (name: string): string | undefined => {
    const party = partyOf.get(name);
    return party === undefined || partnerOf(party) === home ? scene.idOf(name) : undefined;
  };
  const people = [...new Set(instance.meetings.flatMap((meeting) => meeting.people))];
  const ours = people.filter((name) => idOf(name) !== undefined);
  const attendee = idOf(ours[0] ?? '') ?? scene.attendee;
  const unknown = new Set<string>();
  const left = new Set<string>();
  const ofOthers: string[] = [];
  const bilaterals: Change[] = [];
  for (const meeting of instance.meetings) {
    const partners = meeting.parties.map((name) => ({ name, id: partnerOf(name) }));
    const others = partners.filter(({ id }) => id !== home);
    if (partners.length > 1 && others.length === partners.length) {
      ofOthers.push(meeting.parties.join(' – '));
      continue;
    }
    for (const { name } of others.filter(({ id }) => id === undefined)) unknown.add(name);
    for (const what of leftOut(meeting, idOf)) left.add(what);
    const request = requestOf(instance, meeting, { zone, attendee, idOf });
    const value = {
      id: slug(meeting.id),
      partners: others.map(({ id }) => id ?? ''),
      status: 'wanted',
      request,
    };
    bilaterals.push({ deed: 'insert', path: ['bilaterals'], value });
  }
  if (unknown.size > 0) {
    context.complain(context.t('cli.new.unknown-partners', { file, names: [...unknown].join(', ') }));
    return undefined;
  }
  if (ofOthers.length > 0) {
    const number = ofOthers.length;
    const rows = ofOthers.slice(0, MOST_NAMED).join(', ') + (number > MOST_NAMED ? ' …' : '');
    const told = context.t(
      bilaterals.length === 0 ? 'cli.new.requests-none-ours' : 'cli.new.requests-of-others',
      {
        file,
        rows,
        number,
        home,
      },
    );
    if (bilaterals.length === 0) {
      context.complain(told);
      return undefined;
    }
    context.tell(told);
  }
  if (left.size > 0)
    context.tell(
      context.t('cli.new.requests-left', {
        file,
        what: [...left].map((each) => context.t(`cli.new.requests-left.${each}`)).join(', '),
      }),
    );
  const rooms = instance.rooms
    .filter(({ id }) => !id.startsWith('#'))
    .map(({ id, seats, turnoverMinutes }) => ({
      id: slug(id),
      name: id,
      seats,
      turnoverMinutes: turnoverMinutes || undefined,
    }));
  const set = { deed: 'set', path: ['rooms'], value: rooms } as const;
  return { bilaterals, rooms: rooms.length > 0 ? [set] : [], ours };
}

const MOST_NAMED = 10;

const WEIGHT_BY_PRIORITY: Readonly<Record<string, number>> = { A: 10, B: 5, C: 2 };

/** What a row asks for, as a mission has it. */
function requestOf(
  { precedence }: Instance,
  meeting: InstanceMeeting,
  { zone, attendee, idOf }: Pick<Scene, 'zone' | 'attendee' | 'idOf'>,
): PlainValue {
  const ours = meeting.people.flatMap((name) => idOf(name) ?? []);
  const { priority = 'B', weight, fixed, minutes } = meeting;
  const windows = (meeting.windows ?? []).map((each): PlainValue => windowOf(each, zone));
  const preferred = (meeting.prefer ?? []).map((each): PlainValue => windowOf(each, zone));
  const after = precedence.flatMap(([first, second]) => (second === meeting.id ? [slug(first)] : []));
  const rooms = (meeting.rooms ?? []).map(slug);
  return {
    priority: priority === 'A' || priority === 'C' ? priority : undefined,
    weight: weight === WEIGHT_BY_PRIORITY[priority] ? undefined : weight,
    durationMinutes: minutes,
    attendees: ours.length > 0 ? ours : [attendee],
    windows: windows.length > 0 ? windows : undefined,
    preferred: preferred.length > 0 ? preferred : undefined,
    seats: meeting.seats > 0 ? meeting.seats : undefined,
    rooms: rooms.length > 0 ? rooms : undefined,
    after: after.length > 0 ? after : undefined,
    mandatory: meeting.mandatory || undefined,
    pin: fixed && pinOf(fixed, minutes, zone),
  };
}

function pinOf(
  { start, room }: NonNullable<InstanceMeeting['fixed']>,
  minutes: number,
  zone: string,
): PlainValue {
  const [from, to] = [civilOf(Date.parse(start), zone), civilOf(Date.parse(start) + minutes * 60_000, zone)];
  return {
    date: from.date,
    start: from.time,
    end: to.time,
    room: room === undefined ? undefined : slug(room),
  };
}

/** What a mission names otherwise than a list does, and a person has to write: who comes, equipment, venues. */
function leftOut(
  { people, parties, oneOf, needs, venues }: InstanceMeeting,
  idOf: Scene['idOf'],
): readonly string[] {
  return [
    ...(people.some((id) => !parties.includes(id) && idOf(id) === undefined) || oneOf.length > 0
      ? ['people']
      : []),
    ...(needs.length > 0 ? ['equipment'] : []),
    ...(venues ? ['venues'] : []),
  ];
}

/** As a mission says when: a day and two times of its clock. */
export function windowOf(
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
): PlainValue {
  const [start, end] = [civilOf(Date.parse(from), zone), civilOf(Date.parse(to), zone)];
  return { date: start.date, from: start.time, to: end.time };
}

/** Words as an identifier: letters and digits joined by hyphens. @example slug('Room A (2)') // 'room-a-2' */
export function slug(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join('-') ?? 'x'
  );
}
