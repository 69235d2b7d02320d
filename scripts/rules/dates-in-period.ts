import type { Finding } from '#diagnostics/diagnostic.ts';
import { addDays } from '#model/civil-time.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { error, inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** Ranges run forwards, sessions lie in their event, everything lies in the mission. */
export const datesInPeriod: Rule = {
  name: 'dates-in-period',
  codes: [
    'range-reversed',
    'date-outside-mission',
    'date-outside-event',
    'time-without-date',
    'time-empty',
    'time-reversed',
  ],
  example: {
    wrong: 'period: { from: 2014-08-30, to: 2014-08-24 }',
    right: 'period: { from: 2014-08-24, to: 2014-08-30 }',
  },
  find: (workspace) => findDatesInPeriod(workspace),
};

function findDatesInPeriod(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => [
    ...missionDates(mission),
    ...travelDates(mission),
    ...mission.events.flatMap((event, index) => eventDates(mission, event, index)),
    ...mission.bilaterals.flatMap((_, index) => placementDates(mission, index)),
  ]);
}

function missionDates(mission: Mission): readonly Finding[] {
  const { from, to } = mission.period;
  if (from > to)
    return [error('range-reversed', inMission(mission, 'mission', ['period', 'to']), { from, to })];
  return mission.itinerary.flatMap((day, index) => {
    const at = (field: string) => inMission(mission, 'mission', ['itinerary', index, field]);
    if (day.to !== undefined && day.from > day.to)
      return [error('range-reversed', at('to'), { from: day.from, to: day.to })];
    return day.from < from || (day.to ?? day.from) > to
      ? [error('date-outside-mission', at('from'), { date: day.from, from, to })]
      : [];
  });
}

/** A flight may land on the day before it left or two days after, no more. */
const TRAVEL_SLACK_DAYS = 2;

function travelDates(mission: Mission): readonly Finding[] {
  const { from, to } = mission.period;
  const [first, last] = [addDays(from, -TRAVEL_SLACK_DAYS), addDays(to, TRAVEL_SLACK_DAYS)];
  return mission.travel.flatMap((leg, index) =>
    (['from', 'to'] as const).flatMap((end) => {
      const date = leg[end]?.date;
      if (date === undefined || (date >= first && date <= last)) return [];
      const at = inMission(mission, 'mission', ['travel', index, end, 'date']);
      return [warning('date-outside-mission', at, { date, from, to })];
    }),
  );
}

/** An event may begin before the delegation comes and end after it has left, but not in another year. */
const EVENT_SLACK_DAYS = 60;

function farFrom({ period }: Mission, { from, to }: { readonly from: string; readonly to: string }) {
  if (from < addDays(period.from, -EVENT_SLACK_DAYS)) return 'from';
  return to > addDays(period.to, EVENT_SLACK_DAYS) ? 'to' : undefined;
}

function eventDates(mission: Mission, event: Mission['events'][number], index: number): readonly Finding[] {
  const at = (...path: readonly (string | number)[]) =>
    inMission(mission, 'agenda', ['events', index, ...path]);
  const { from, to } = event;
  if (from > to) return [error('range-reversed', at('to'), { from, to })];
  const outside = to < mission.period.from || from > mission.period.to ? 'from' : farFrom(mission, event);
  const sessions = event.sessions.flatMap(({ date, start, end }, s) => [
    ...(date !== undefined && (date < from || date > to)
      ? [error('date-outside-event', at('sessions', s, 'date'), { date, from, to })]
      : []),
    ...(date === undefined && start !== undefined
      ? [error('time-without-date', at('sessions', s, 'start'), { time: start })]
      : []),
    ...(start !== undefined && start === end
      ? [error('time-empty', at('sessions', s, 'end'), { time: start })]
      : []),
  ]);
  return [
    ...(outside
      ? [
          error('date-outside-mission', at(outside), {
            date: event[outside],
            from: mission.period.from,
            to: mission.period.to,
          }),
        ]
      : []),
    ...sessions,
  ];
}

function placementDates(mission: Mission, index: number): readonly Finding[] {
  const placement = mission.bilaterals[index]?.placement;
  if (!placement) return [];
  const at = (field: string) => inMission(mission, 'bilaterals', ['bilaterals', index, 'placement', field]);
  const { from, to } = mission.period;
  return [
    ...(placement.date < from || placement.date > to
      ? [warning('date-outside-mission', at('date'), { date: placement.date, from, to })]
      : []),
    ...(placement.end !== undefined && placement.end <= placement.start
      ? [error('time-reversed', at('end'), { from: placement.start, to: placement.end })]
      : []),
  ];
}
