import type { DateStyle } from '#locale/dates.ts';
import type { ScheduleAssignment, ScheduleRelease } from '#register/schedules.ts';
import { describeChange } from '#schedule/change-words.ts';
import { compareSchedules } from '#schedule/compare.ts';
import type { Explanation, Opening } from '#schedule/explanation.ts';
import { instantText } from '#schedule/instant.ts';
import type { Names } from '#schedule/names.ts';
import type { Proposal } from '#schedule/proposal.ts';
import { describeExplanation } from '#schedule/reason-words.ts';
import { renderSchedule, scheduleRows } from '#schedule/table.ts';
import type { Context } from './command.ts';

export type Printout = {
  readonly proposal: Proposal;
  readonly names: Names;
  readonly style: DateStyle;
  readonly home: string;
  readonly unplaced: readonly Explanation[];
  readonly conflicts: readonly Explanation[];
  readonly last: ScheduleRelease | undefined;
  readonly assignments: readonly ScheduleAssignment[];
  /** What a machine also wants to know. */
  readonly heading: Readonly<Record<string, string | number>>;
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
  else context.print(explanationText(context, { proposal, names }, explanation));
}

function toJson({ proposal, unplaced, conflicts, last, assignments, heading }: Printout): string {
  const { weight, bound } = proposal;
  const changes = last ? compareSchedules(last.assignments, assignments) : [];
  return jsonOf({ ...heading, weight, bound, assignments, unplaced, conflicts, changes }, proposal);
}

/** Openings are minutes inside; machines outside get instants, as in every other file. */
function jsonOf(value: unknown, { timetable }: Proposal): string {
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
    renderSchedule(scheduleRows(proposal, { names, home }), { t: context.t, style }),
    ...section('schedule.unplaced', unplaced),
    ...section('schedule.conflicts', conflicts),
    ...changeLines(context, printout),
  ].join('\n');
}

function changeLines(context: Context, { last, assignments, names, style }: Printout): readonly string[] {
  if (!last) return [];
  const changes = compareSchedules(last.assignments, assignments);
  if (changes.length === 0) return ['', context.t('schedule.no-changes', { release: last.name })];
  const lines = changes.map((change) => indent(describeChange(change, { names, t: context.t, style })));
  return ['', context.t('schedule.changes', { release: last.name }), ...lines];
}

function explanationText(
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
  const title = `${names.meeting(explanation.meeting)} (${explanation.meeting})`;
  return [title, indent(why), ...details.map((detail) => indent(`- ${detail}`))].join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
