import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import { isOff } from '#model/called-off.ts';
import { addDays, instantOf } from '#model/civil-time.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { firstClashes, MORE_CLASHES } from './first-clashes.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** Something that takes time: who and what it occupies, as instants in milliseconds. */
type Occupation = {
  readonly name: string;
  readonly people: readonly string[];
  readonly track: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly at: FieldPlace;
};

/** Two sessions in one track, or one delegate in two places, at the same time. */
export const overlaps: Rule = {
  name: 'overlaps',
  codes: ['track-overlap', 'person-in-two-places', MORE_CLASHES],
  example: {
    wrong: 'a bilateral at 16:00 inside a session that its delegate attends',
    right: 'a bilateral after the session',
  },
  find: (workspace) => findOverlaps(workspace),
};

function findOverlaps(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const all = [
      ...sessionsOf(mission),
      ...meetingsOf(mission, workspace.settings.defaultMeetingMinutes),
    ].sort((a, b) => a.from - b.from);
    let running: Occupation[] = [];
    return all.flatMap((later) => {
      running = running.filter(({ to }) => later.from < to);
      const clashes = firstClashes(running, (earlier) => clash(earlier, later));
      running.push(later);
      return clashes;
    });
  });
}

function clash(earlier: Occupation, later: Occupation): readonly Finding[] {
  const both = later.people.filter((id) => earlier.people.includes(id));
  return [
    ...(later.track !== undefined && later.track === earlier.track
      ? [warning('track-overlap', later.at, { one: earlier.name, other: later.name })]
      : []),
    ...both.map((id) =>
      warning('person-in-two-places', later.at, { id, one: earlier.name, other: later.name }),
    ),
  ];
}

function sessionsOf(mission: Mission): readonly Occupation[] {
  return mission.events.flatMap((event, e) =>
    event.sessions.flatMap((session, s): readonly Occupation[] => {
      const { date, start, end } = session;
      if (isOff(session) || date === undefined || start === undefined || end === undefined) return [];
      const zone = event.timeZone ?? missionZone(mission);
      return [
        {
          name: session.id,
          people: session.attendedBy,
          track: session.track && `${event.id}/${session.track}`,
          from: instantOf(date, start, zone),
          to: instantOf(end < start ? addDays(date, 1) : date, end, zone),
          at: inMission(mission, 'agenda', ['events', e, 'sessions', s, 'start']),
        },
      ];
    }),
  );
}

function meetingsOf(mission: Mission, defaultMinutes: number): readonly Occupation[] {
  const zone = missionZone(mission);
  return mission.bilaterals.flatMap((bilateral, b): readonly Occupation[] => {
    const { placement } = bilateral;
    if (!placement || isOff(bilateral)) return [];
    const from = instantOf(placement.date, placement.start, zone);
    return [
      {
        name: bilateral.id,
        people: bilateral.ours.flatMap((each) => ('person' in each ? [each.person] : [])),
        track: undefined,
        from,
        to: placement.end ? instantOf(placement.date, placement.end, zone) : from + defaultMinutes * 60_000,
        at: inMission(mission, 'bilaterals', ['bilaterals', b, 'placement', 'start']),
      },
    ];
  });
}
