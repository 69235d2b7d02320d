import { joinNames } from '#locale/names.ts';
import type { Translate } from '#locale/words.ts';
import type { Explanation, Obstacle, Opening, Relaxation } from './explanation.ts';
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
  const { person, people, room, meeting, pool, what } = parameters;
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

function obstacleLines(obstacles: readonly Obstacle[], speech: Speech): readonly string[] {
  return obstacles.slice(0, MOST_OBSTACLES).map((obstacle) => describeObstacle(obstacle, speech));
}

function rivalsLine(explanation: Extract<Explanation, { kind: 'out-competed' }>, speech: Speech): string {
  const { names, t, language } = speech;
  if (!explanation.opening || explanation.rivals.length === 0) return t('schedule.crowded-out');
  return t('schedule.out-competed', {
    moment: momentOf(explanation.meeting, explanation.opening, speech),
    rivals: joinNames(explanation.rivals.map(names.meeting), language),
  });
}

function relaxationLines(
  { meeting, relaxations }: { readonly meeting: string; readonly relaxations: readonly Relaxation[] },
  speech: Speech,
): readonly string[] {
  const { names, t, language } = speech;
  if (relaxations.length === 0) return [t('schedule.no-relaxation')];
  return relaxations.map((relaxation) => {
    const room = names.room(relaxation.opening.room);
    const minutes = relaxation.kind === 'shorter' ? relaxation.minutes : undefined;
    const opening = `${momentOf(meeting, relaxation.opening, speech, minutes)}${room && ` · ${room}`}`;
    return t(`schedule.relax.${relaxation.kind}`, {
      opening,
      ...('person' in relaxation && { person: names.person(relaxation.person) }),
      ...('pool' in relaxation && { pool: names.pool(relaxation.pool) }),
      ...('people' in relaxation && { people: joinNames(relaxation.people.map(names.person), language) }),
      ...('by' in relaxation && { by: joinNames(relaxation.by.map(names.person), language) }),
      ...('minutes' in relaxation && { minutes: relaxation.minutes }),
    });
  });
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
