import { chooseName, joinNames } from '#locale/list-names.ts';
import type { Translate } from '#locale/words.ts';
import type {
  Explanation,
  JointRelaxation,
  Loosening,
  Obstacle,
  Opening,
  Relaxation,
} from './explanation.ts';
import type { Names } from './names.ts';
import type { Problem } from './problem.ts';

export type WordsOfReason = { readonly why: string; readonly details: readonly string[] };

export type Speech = {
  readonly problem: Problem;
  readonly names: Names;
  readonly t: Translate;
  readonly language: string;
};

const MOST_OBSTACLES = 4;

/** An explanation as people read it: one sentence, then what could be done or what else is to know. */
export function describeExplanation(explanation: Explanation, speech: Speech): WordsOfReason {
  const { t } = speech;
  switch (explanation.kind) {
    case 'placed':
      return {
        why: t(`schedule.because.${explanation.because}`, { starts: explanation.possibleStarts }),
        details: obstacleLines(explanation.obstacles, speech),
      };
    case 'open':
      return { why: t('schedule.open', { starts: explanation.freeStarts }), details: [] };
    case 'impossible':
      return {
        why: t('schedule.impossible'),
        details: [...obstacleLines(explanation.obstacles, speech), ...relaxationLines(explanation, speech)],
      };
    case 'out-competed':
      return {
        why: rivalsLine(explanation, speech),
        details: [...overloadLines(explanation, speech), ...relaxationLines(explanation, speech)],
      };
    default:
      return explanation satisfies never;
  }
}

/** One cause: who or what stands in the way. */
export function describeObstacle(
  { code, parameters }: Pick<Obstacle, 'code' | 'parameters'>,
  { names, t, language }: Speech,
): string {
  const { person, people, room, meeting, pool, what, minutes } = parameters;
  // Of a whole day it is said how long no window is; of one start, that it lies outside.
  if (code === 'window' && minutes === undefined) return t('schedule.slot.window');
  return t(`schedule.reason.${code}`, {
    ...parameters,
    ...(person !== undefined && { person: names.person(String(person)) }),
    ...(people !== undefined && {
      people: joinNames(String(people).split('\n').map(names.person), language),
    }),
    ...(room !== undefined && { room: names.room(String(room)) }),
    ...(pool !== undefined && { pool: names.pool(String(pool)) }),
    ...(meeting !== undefined && { meeting: names.meeting(String(meeting)) }),
    ...(what !== undefined && { what: names.engagement(String(what)) }),
  });
}

export function obstacleLines(obstacles: readonly Obstacle[], speech: Speech): readonly string[] {
  const lines = new Set(obstacles.map((obstacle) => describeObstacle(obstacle, speech)));
  return [...lines].slice(0, MOST_OBSTACLES);
}

function rivalsLine(explanation: Extract<Explanation, { kind: 'out-competed' }>, speech: Speech): string {
  const { names, t, language } = speech;
  if (!explanation.opening || explanation.rivals.length === 0) return t('schedule.crowded-out');
  return t('schedule.out-competed', {
    moment: momentOf(explanation.meeting, explanation.opening, speech),
    rivals: joinNames(explanation.rivals.map(names.meeting), language),
  });
}

/** What could be given up for a meeting. */
export type Advice = {
  readonly meeting: string;
  readonly relaxations: readonly Relaxation[];
  readonly together: readonly JointRelaxation[];
};

/** What could be given up, a line each; or that nothing would be enough. */
export function relaxationLines(
  { meeting, relaxations, together }: Advice,
  speech: Speech,
): readonly string[] {
  const { t } = speech;
  if (relaxations.length + together.length === 0) return [t('schedule.no-relaxation')];
  return [
    ...relaxations.map((relaxation) => relaxationLine(meeting, relaxation, speech)),
    ...together.map(({ changes, opening }) => {
      const said = changes.map((change) => looseningText(change, speech));
      const [first = '', second = ''] = said;
      const where = openingText(meeting, { opening, changes }, speech);
      return said.length > 2
        ? t('schedule.relax.several', { changes: joinNames(said, speech.language), opening: where })
        : t('schedule.relax.pair', { first, second, opening: where });
    }),
  ];
}

/** By whose words the time is out of the question, where that is known. */
export function relaxationLine(meeting: string, relaxation: Relaxation, speech: Speech): string {
  const { t, names, problem } = speech;
  const { opening, kind } = relaxation;
  const minutes = problem.meetings.find(({ id }) => id === meeting)?.minutes ?? 0;
  const side =
    kind === 'any-time' ? names.unwilling?.(meeting, opening.start, opening.start + minutes) : undefined;
  return t(`schedule.relax.${kind}${side ? `-${side}` : ''}`, {
    opening: openingText(meeting, { opening, changes: [relaxation] }, speech),
    ...valuesOf(relaxation, speech),
  });
}

type Opened = { readonly opening: Opening; readonly changes: readonly Loosening[] };

function openingText(meeting: string, { opening, changes }: Opened, speech: Speech): string {
  const minutes = changes.find((change) => change.kind === 'shorter')?.minutes;
  const room = speech.names.room(opening.room);
  return `${momentOf(meeting, opening, speech, minutes)}${room && ` · ${room}`}`;
}

/** One of two conditions: `20 minutes long`. */
function looseningText(change: Loosening, speech: Speech): string {
  return speech.t(`schedule.loosen.${change.kind}`, valuesOf(change, speech));
}

function valuesOf(change: Loosening, { names, language }: Speech): Readonly<Record<string, string | number>> {
  return {
    ...('person' in change && { person: names.person(change.person) }),
    ...('pool' in change && { pool: names.pool(change.pool) }),
    ...('people' in change && { people: joinNames(change.people.map(names.person), language) }),
    ...('by' in change && { by: chooseName(change.by.map(names.person), language) }),
    ...('minutes' in change && { minutes: change.minutes }),
  };
}

function overloadLines(
  { overloads }: Extract<Explanation, { kind: 'out-competed' }>,
  { names, t }: Speech,
): readonly string[] {
  return overloads.map(({ person, askedMinutes, availableMinutes }) =>
    t('schedule.overload', {
      person: names.person(person),
      asked: askedMinutes,
      available: availableMinutes,
    }),
  );
}

function momentOf(id: string, { start }: Opening, { problem, names }: Speech, minutes?: number): string {
  const length = minutes ?? problem.meetings.find((meeting) => meeting.id === id)?.minutes ?? 0;
  return names.moment(start, start + length);
}
