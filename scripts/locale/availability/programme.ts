import { isOff } from '#model/called-off.ts';
import { addDays, type CivilDate, civilOf, daysBetween, instantOf, minutesOf } from '#model/civil-time.ts';
import type { Event, Session, SessionKind } from '#model/event.ts';
import { spanOfSession } from '#model/session-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { foldPhrase } from './lexicon.ts';
import { merge, type Stretch } from './stretches.ts';
import type { MealWord } from './words.ts';

/** When something on the programme is, or would have been: `off` names what is called off, as `event/session`. */
export type Occasion = Stretch & { readonly off?: string };

/**
 * What of the programme a phrase can name, and when it is. Words keep the times of what is called off: whoever
 * said them meant those hours, and only they can say whether they still do.
 */
export type Programme = {
  readonly names: readonly string[];
  /** The times of what a folded name means; nothing when it means nothing. */
  readonly named: (name: string) => readonly Occasion[] | undefined;
  readonly ofKind: (kind: SessionKind, which?: MealWord | 'opening') => readonly Occasion[];
  /** All of it. */
  readonly sessions: readonly Occasion[];
  /** The time between what is on the programme, day by day. */
  readonly gaps: () => readonly Stretch[];
  /** The days of the events, which people count: `day 2`. */
  readonly days: readonly CivilDate[];
  readonly events: ReadonlySet<string>;
};

/** Sessions by identifier, title in any language and track; events by identifier and title; kinds. */
export function programmeOf(workspace: Workspace, mission: Mission): Programme {
  const spans = new Map<string, Occasion[]>();
  const add = (names: readonly string[], stretches: readonly Occasion[]) => {
    for (const name of new Set(names.map(foldPhrase))) {
      const known = spans.get(name);
      if (known) known.push(...stretches);
      else spans.set(name, [...stretches]);
    }
  };
  for (const event of mission.events) {
    const sessions = event.sessions.map((session) => ({
      session,
      times: timesOf(workspace, mission, event, session),
    }));
    for (const { session, times } of sessions) {
      add([session.id, `${event.id}/${session.id}`, ...Object.values(session.title)], times);
      const track = event.tracks.find(({ id }) => id === session.track);
      if (track) add([track.id, ...Object.values(track.name)], times);
    }
    const all = sessions.flatMap(({ times }) => times);
    add([event.id, ...Object.values(event.title)], all.length > 0 ? all : [wholeDays(mission, event)]);
  }
  const kinds = mission.events.flatMap((event) =>
    event.sessions.map((session) => ({
      kind: session.kind,
      times: timesOf(workspace, mission, event, session),
    })),
  );
  const sessions = kinds.flatMap(({ times }) => times);
  return {
    names: [...spans.keys()],
    named: (name) => spans.get(name),
    ofKind: (kind, which) =>
      pick(
        mission,
        kinds.filter((each) => each.kind === kind).flatMap(({ times }) => times),
        which,
      ),
    sessions,
    gaps: () => gapsOf(mission, merge(sessions)),
    days: eventDays(mission),
    events: new Set(mission.events.flatMap(({ id, title }) => [id, ...Object.values(title)]).map(foldPhrase)),
  };
}

/** When a meal of that name may begin, in hours. */
const MEAL_HOURS = { breakfast: [0, 10], lunch: [11, 15], dinner: [17, 24] } as const;

/** Of sessions of a kind, the meals of that time of day, or the very first. */
function pick(
  mission: Mission,
  times: readonly Occasion[],
  which: MealWord | 'opening' | undefined,
): readonly Occasion[] {
  if (which === undefined) return times;
  if (which === 'opening') return [...times].sort((a, b) => a.from - b.from).slice(0, 1);
  const [from, to] = MEAL_HOURS[which];
  const zone = missionZone(mission);
  return times.filter((each) => {
    const hour = minutesOf(civilOf(each.from * 60_000, zone).time) / 60;
    return hour >= from && hour < to;
  });
}

/** From the first of a day's sessions to the last, where none of them is. */
function gapsOf(mission: Mission, sessions: readonly Stretch[]): readonly Stretch[] {
  const zone = missionZone(mission);
  const dateOf = ({ from }: Stretch) => civilOf(from * 60_000, zone).date;
  return sessions.flatMap((session, index) => {
    const next = sessions[index + 1];
    return next && dateOf(next) === dateOf(session) ? [{ from: session.to, to: next.from }] : [];
  });
}

function eventDays({ events }: Mission): readonly CivilDate[] {
  return [...new Set(events.flatMap(({ from, to }) => daysBetween(from, to)))].sort();
}

/** Where the whole mission is called off, nobody is to be asked about its parts. */
function timesOf(
  workspace: Workspace,
  mission: Mission,
  event: Event,
  session: Session,
): readonly Occasion[] {
  const span = spanOfSession(workspace, mission, event, session);
  if (!span) return [];
  return [isOff(session) && !isOff(mission) ? { ...span, off: `${event.id}/${session.id}` } : span];
}

function wholeDays(mission: Mission, event: Event): Occasion {
  const { id, from, to, timeZone } = event;
  const zone = timeZone ?? missionZone(mission);
  return {
    from: instantOf(from, '00:00', zone) / 60_000,
    to: instantOf(addDays(to, 1), '00:00', zone) / 60_000,
    ...(isOff(event) && !isOff(mission) && { off: id }),
  };
}
