import { addDays, instantOf } from '#model/civil-time.ts';
import type { Event, Session, SessionKind } from '#model/event.ts';
import { spanOfSession } from '#model/session-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { foldPhrase } from './lexicon.ts';
import type { Stretch } from './stretches.ts';

/** What of the programme a phrase can name, and when it is. */
export type Programme = {
  readonly names: readonly string[];
  /** The times of what a folded name means; nothing when it means nothing. */
  readonly named: (name: string) => readonly Stretch[] | undefined;
  readonly ofKind: (kind: SessionKind) => readonly Stretch[];
};

/** Sessions by identifier, title in any language and track; events by identifier and title; kinds. */
export function programmeOf(workspace: Workspace, mission: Mission): Programme {
  const spans = new Map<string, Stretch[]>();
  const add = (names: readonly string[], stretches: readonly Stretch[]) => {
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
  return {
    names: [...spans.keys()],
    named: (name) => spans.get(name),
    ofKind: (kind) => kinds.filter((each) => each.kind === kind).flatMap(({ times }) => times),
  };
}

function timesOf(workspace: Workspace, mission: Mission, event: Event, session: Session): readonly Stretch[] {
  const span = spanOfSession(workspace, mission, event, session);
  return span ? [span] : [];
}

function wholeDays(mission: Mission, { from, to, timeZone }: Event): Stretch {
  const zone = timeZone ?? missionZone(mission);
  return {
    from: instantOf(from, '00:00', zone) / 60_000,
    to: instantOf(addDays(to, 1), '00:00', zone) / 60_000,
  };
}
