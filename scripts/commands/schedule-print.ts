import type { DateStyle } from '#locale/dates.ts';
import { inBrackets } from '#locale/in-brackets.ts';
import type { MeetingState } from '#model/meeting-state.ts';
import type { ScheduleAssignment, ScheduleRelease } from '#register/schedules.ts';
import { describeChanges } from '#schedule/change-words.ts';
import { compareSchedules, type ScheduleChange } from '#schedule/compare.ts';
import type { Explanation, Opening } from '#schedule/explanation.ts';
import { instantText } from '#schedule/instant.ts';
import type { Names } from '#schedule/names.ts';
import type { Proposal } from '#schedule/proposal.ts';
import { describeExplanation } from '#schedule/reason-words.ts';
import { renderSchedule, scheduleRows } from '#schedule/table.ts';
import type { Context } from './command.ts';
import { indent } from './schedule-search.ts';
import { fitPrint } from './terminal.ts';

export type Printout = {
  readonly proposal: Proposal;
  readonly names: Names;
  readonly style: DateStyle;
  readonly home: string;
  readonly unplaced: readonly Explanation[];
  readonly conflicts: readonly Explanation[];
  readonly last: ScheduleRelease | undefined;
  /** What the last release holds of confirmed meetings and this does not. */
  readonly confirmed: readonly ScheduleChange[];
  readonly assignments: readonly ScheduleAssignment[];
  /** Where each meeting stands between the sides, by its identifier. */
  readonly states: ReadonlyMap<string, MeetingState>;
  /** What a machine also wants to know. */
  readonly heading: Readonly<Record<string, string | number | undefined>>;
};

/** The proposal on stdout: a table, then what has no place and why, what clashes, what has changed. */
export function printProposal(context: Context, printout: Printout): void {
  context.print(context.json ? toJson(printout) : toText(context, printout));
}

/** One explanation on stdout. */
export function printExplanation(
  context: Context,
  {
    proposal,
    names,
    explanation,
  }: { readonly proposal: Proposal; readonly names: Names; readonly explanation: Explanation },
): void {
  if (context.json) context.print(jsonOf(explanation, proposal));
  else context.print(fitPrint(explanationText(context, { proposal, names }, explanation)));
}

function toJson(printout: Printout): string {
  const { proposal, unplaced, conflicts, last, confirmed, assignments, states, heading } = printout;
  const { weight, bound } = proposal;
  const changes = last ? compareSchedules(last.assignments, assignments) : [];
  const confirmedMoved = confirmed.map(({ bilateral }) => bilateral);
  const found = { unplaced, conflicts, changes, confirmedMoved, states: Object.fromEntries(states) };
  return jsonOf({ ...heading, weight, bound, assignments, ...found }, proposal);
}

/** Openings are minutes inside; machines outside get instants, as in every other file. */
export function jsonOf(value: unknown, { timetable }: Proposal): string {
  const withInstant = (key: string, field: unknown) =>
    key === 'opening' && isOpening(field)
      ? { ...field, start: instantText(field.start, timetable.problem.zone) }
      : field;
  return JSON.stringify(value, withInstant, 2);
}

function isOpening(value: unknown): value is Opening {
  return typeof value === 'object' && value !== null && 'start' in value && typeof value.start === 'number';
}

function toText(context: Context, printout: Printout): string {
  const { proposal, names, style, home, unplaced, conflicts } = printout;
  const section = (key: string, explanations: readonly Explanation[]) =>
    explanations.length === 0
      ? []
      : ['', context.t(key), ...explanations.map((each) => indent(explanationText(context, printout, each)))];
  return [
    renderSchedule(scheduleRows(proposal, { names, home }), {
      t: context.t,
      style,
      standing: standingOf(context, printout),
      width: process.stdout.columns,
    }),
    ...section('schedule.unplaced', unplaced).map(fitPrint),
    ...section('schedule.conflicts', conflicts).map(fitPrint),
    ...changeLines(context, printout).map(fitPrint),
  ].join('\n');
}

/** What is agreed, and what nobody has been told of, says so in its own column already. */
function standingOf({ t }: Context, { states }: Printout): ReadonlyMap<string, string> {
  const told = [...states].filter(([, state]) => state !== 'planned' && state !== 'held');
  return new Map(told.map(([id, state]) => [id, t(`schedule.meeting-state.${state}`)]));
}

function changeLines(context: Context, printout: Printout): readonly string[] {
  const { last, assignments, names, style, confirmed } = printout;
  if (!last) return [];
  const changes = compareSchedules(last.assignments, assignments);
  if (changes.length === 0) return ['', context.t('schedule.no-changes', { release: last.name })];
  const lines = (list: readonly ScheduleChange[]) =>
    describeChanges(list, { names, t: context.t, style }).map(indent);
  const others = lines(withoutThose(changes, confirmed));
  const apart = others.length > 0 ? [''] : [];
  const warning =
    confirmed.length > 0 ? [...apart, context.t('schedule.confirmed-moved'), ...lines(confirmed)] : [];
  return ['', context.t('schedule.changes', { release: last.name }), ...others, ...warning];
}

/** What is told as confirmed is not told a second time. */
export function withoutThose(
  changes: readonly ScheduleChange[],
  confirmed: readonly ScheduleChange[],
): readonly ScheduleChange[] {
  const told = new Set(confirmed.map(({ bilateral }) => bilateral));
  return changes.filter(({ bilateral }) => !told.has(bilateral));
}

export function explanationText(
  { t, language }: Context,
  { proposal, names }: Pick<Printout, 'proposal' | 'names'>,
  explanation: Explanation,
): string {
  const { why, details } = describeExplanation(explanation, {
    problem: proposal.timetable.problem,
    names,
    t,
    language,
  });
  const name = names.meeting(explanation.meeting);
  const title = names.hasIdentifiers ? name : inBrackets(name, explanation.meeting, language);
  return [title, indent(why), ...details.map((detail) => indent(`- ${detail}`))].join('\n');
}
