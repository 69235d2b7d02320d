import type { ActionUpdate } from '#model/action-item.ts';
import { addDays, type CivilDate } from '#model/civil-time.ts';
import { type Commitment, isWatched } from '#model/commitment.ts';
import { dayRange } from '#model/partial-date.ts';
import type { ActionDue } from './action-item.ts';
import { type Turn, turnAfter } from './turns.ts';

/** A day on which an item was done, or `undefined` where a step took that back. */
export type DueStep =
  | { readonly deed: 'done'; readonly on: string }
  | { readonly deed: 'reopened' }
  | { readonly deed: 'moved'; readonly to: CivilDate | null };

/** The steps of a history that bear on when an item is due, oldest first. `doneInSource`: the report says so. */
export function dueSteps(
  updates: readonly ActionUpdate[],
  doneInSource: string | undefined,
): readonly DueStep[] {
  const source: readonly DueStep[] =
    doneInSource === undefined ? [] : [{ deed: 'done' as const, on: doneInSource }];
  return [...source, ...updates.flatMap(stepsOf)];
}

function stepsOf({ on, status, partner, dueDate }: ActionUpdate): readonly DueStep[] {
  const isWhole = partner === undefined;
  return [
    ...(dueDate === undefined ? [] : [{ deed: 'moved' as const, to: dueDate }]),
    ...(status === 'done' && isWhole ? [{ deed: 'done' as const, on }] : []),
    ...(status === 'open' && isWhole ? [{ deed: 'reopened' as const }] : []),
  ];
}

/**
 * When an item is due: as the source has it, or moved by an update; of a recurring item, the turn that is
 * next to be done. Where the source gives no first date or no interval, no date is made up. An update moves
 * one turn: the turns after it stay where they are.
 */
export function dueOf(commitment: Commitment, steps: readonly DueStep[]): ActionDue {
  const first = commitment.due?.date;
  const latest = first && dayRange(first)?.latest;
  const everyMonths = commitment.recurs?.everyMonths;
  if (!first || !latest || !everyMonths) return movedBy(commitment, steps);
  let standing: Standing = { turn: { date: first, latest, count: 0 }, movedTo: undefined, before: undefined };
  for (const step of steps) standing = after(standing, step, { date: first, everyMonths });
  const { turn, movedTo } = standing;
  return {
    words: commitment.due?.words,
    date: movedTo ?? turn.date,
    latest: movedTo ?? turn.latest,
    movedTo,
  };
}

function movedBy(commitment: Commitment, steps: readonly DueStep[]): ActionDue {
  const movedTo = steps.findLast((step) => step.deed === 'moved')?.to ?? undefined;
  const date = movedTo ?? commitment.due?.date;
  return { words: commitment.due?.words, date, latest: date && dayRange(date)?.latest, movedTo };
}

type Standing = {
  readonly turn: Turn;
  readonly movedTo: CivilDate | undefined;
  /** What "open again" goes back to. */
  readonly before: Standing | undefined;
};
type Series = { readonly date: string; readonly everyMonths: number };

function after(standing: Standing, step: DueStep, series: Series): Standing {
  switch (step.deed) {
    case 'moved':
      return { ...standing, movedTo: step.to ?? undefined };
    case 'reopened':
      return standing.before ?? standing;
    case 'done': {
      const turn = turnAfter(standing.turn, step.on, series);
      if (turn === standing.turn) return standing;
      return { turn, movedTo: undefined, before: { ...standing, before: undefined } };
    }
    default:
      return step satisfies never;
  }
}

export type DueOptions = { readonly today: string; readonly dueSoonDays: number };

export function isOverdue(due: ActionDue, { today }: Pick<DueOptions, 'today'>): boolean {
  return due.latest !== undefined && due.latest < today;
}

/** The day has come that somebody set for looking again or, of what is watched, the day of its date. */
export function isToLookAt(
  item: {
    readonly commitment: Commitment;
    readonly due: ActionDue;
    readonly lookAgain?: CivilDate | undefined;
  },
  { today }: Pick<DueOptions, 'today'>,
): boolean {
  const day = item.lookAgain ?? (isWatched(item.commitment) ? item.due.latest : undefined);
  return day !== undefined && day <= today;
}

/** Due today or within the days that count as soon. */
export function isDueSoon(due: ActionDue, { today, dueSoonDays }: DueOptions): boolean {
  return due.latest !== undefined && due.latest >= today && due.latest <= addDays(today, dueSoonDays);
}
