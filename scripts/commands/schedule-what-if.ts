import { listLanguages } from '#load/words.ts';
import { type DateStyle, dateStyle } from '#locale/dates.ts';
import { joinNames } from '#locale/list-names.ts';
import type { Schedules } from '#register/schedules.ts';
import { describeChanges } from '#schedule/change-words.ts';
import { compareSchedules, type PlacedMeeting, type ScheduleChange } from '#schedule/compare.ts';
import { confirmedMoves } from '#schedule/confirmed.ts';
import { explainMeeting } from '#schedule/explain.ts';
import type { Instance } from '#schedule/instance.ts';
import type { Names } from '#schedule/names.ts';
import type { Proposal } from '#schedule/proposal.ts';
import type { Proposed } from '#schedule/propose.ts';
import { assignmentsOf, placedMeetings } from '#schedule/release.ts';
import { whenWords } from '#schedule/requests/read-when.ts';
import { versionsOf } from '#schedule/versions.ts';
import { readWith, readWithout, type SuppositionFault, suppose } from '#schedule/what-if/what-if.ts';
import type { Context, ExitCode } from './command.ts';
import type { Job, Supposed } from './schedule-job.ts';
import { namesOf } from './schedule-names.ts';
import { explanationText, jsonOf, withoutThose } from './schedule-print.ts';
import { proposeKeeping } from './schedule-proposals.ts';
import { failWith, indent, tellMoves } from './schedule-search.ts';
import { fitPrint } from './terminal.ts';

type MissionScene = Job & {
  readonly supposed: Supposed;
  readonly instance: Instance;
  readonly schedules: Schedules;
};

/** `--without`, `--with`: what would become of the draft, else of the last release, else of a fresh schedule. Nothing is kept. */
export async function supposeMission(context: Context, job: MissionScene): Promise<ExitCode> {
  const { workspace, mission, instance, schedules, supposed } = job;
  const changed = readSupposed(context, instance, supposed);
  if (!changed) return 2;
  const version = versionsOf(schedules).at(-1);
  const assignments =
    version?.assignments ??
    assignmentsOf((await proposeKeeping(context, { ...job, former: [], known: [] })).proposal);
  const { proposal, moved } = await proposeKeeping(context, {
    ...job,
    instance: changed,
    former: assignments,
    known: assignments,
    newcomers: 'compete',
  });
  const against = version?.isDraft === false ? version.name : undefined;
  tellOutcome(context, {
    instance,
    changed,
    before: assignments,
    proposal,
    moved,
    supposed,
    names: namesOf(context, workspace, mission),
    style: dateStyle(workspace.settings, context.language),
    against: against ?? context.t(version ? 'schedule.draft' : 'schedule.fresh'),
    confirmed: confirmedMoves(mission, assignments, assignmentsOf(proposal)),
    heading: { mission: mission.id, against: version?.name ?? null },
  });
  return 0;
}

/** The instance as it is supposed to be; nothing when that is not understood, which is told. */
export function readSupposed(context: Context, instance: Instance, supposed: Supposed): Instance | undefined {
  const scene = { instance, words: whenWords(listLanguages(context.workspaceRoot)) };
  const read = [readWithout(supposed.without, scene), readWith(supposed.with, scene)];
  const faults = read.flatMap((each) => each.faults);
  for (const fault of faults) tellUnknown(context, fault);
  if (faults.length > 0) return undefined;
  return suppose(
    instance,
    read.flatMap(({ suppositions }) => suppositions),
  );
}

function tellUnknown(context: Context, { code, value, suggestion }: SuppositionFault): void {
  failWith(context, `what-if.${code}`, { value, suggestion });
}

export type Outcome = {
  /** As it is, and as it is supposed to be. */
  readonly instance: Instance;
  readonly changed: Instance;
  readonly before: readonly PlacedMeeting[];
  readonly proposal: Proposal;
  readonly moved: Proposed['moved'];
  readonly supposed: Supposed;
  readonly names: Names;
  readonly style: DateStyle;
  /** What it is compared with, in words. */
  readonly against: string;
  readonly confirmed: readonly ScheduleChange[];
  readonly heading: Readonly<Record<string, unknown>>;
};

/** What would change, on stdout. */
export function tellOutcome(context: Context, outcome: Outcome): void {
  context.print(context.json ? toJson(outcome) : fitPrint(toText(context, outcome)));
  tellMoves(context, outcome.moved);
  context.tell(context.t('cli.schedule.what-if.unsaved'));
}

function toJson(outcome: Outcome): string {
  const { proposal, moved, supposed, confirmed, heading, before } = outcome;
  const lines = (text: string) => text.split('\n').filter((line) => line !== '');
  return jsonOf(
    {
      ...heading,
      without: lines(supposed.without),
      with: lines(supposed.with),
      weight: weightsOf(outcome),
      ...moved,
      changes: compareSchedules(before, placedMeetings(proposal)),
      confirmedMoved: confirmed.map(({ bilateral }) => bilateral),
      unplaced: reasonsOf(outcome),
      unattended: fallenIn(outcome),
    },
    proposal,
  );
}

function toText(context: Context, outcome: Outcome): string {
  const { t } = context;
  const { proposal, names, style, against, confirmed, before, supposed } = outcome;
  const changes = compareSchedules(before, placedMeetings(proposal));
  const { from, to } = weightsOf(outcome);
  const lines = (list: readonly ScheduleChange[]) => describeChanges(list, { names, t, style }).map(indent);
  const section = (title: string, list: readonly string[]) => (list.length > 0 ? ['', title, ...list] : []);
  const reasons = [
    ...reasonsOf(outcome).map((each) => indent(explanationText(context, outcome, each))),
    ...fallenIn(outcome).map((id) => indent(t('schedule.what-if.nobody', { meeting: names.meeting(id) }))),
  ];
  return [
    suppositionLine(context, supposed, names),
    t(changes.length === 0 ? 'schedule.what-if.same' : 'schedule.what-if.title', { against }),
    ...lines(withoutThose(changes, confirmed)),
    ...section(t('schedule.confirmed-moved'), lines(confirmed)),
    ...section(t('schedule.what-if.lost'), reasons),
    '',
    t('schedule.what-if.weight', { from, to }),
  ].join('\n');
}

function suppositionLine({ t, language }: Context, supposed: Supposed, names: Names): string {
  const without = supposed.without.split(/[,\n]/).map((name) => nameIn(names, name.trim()));
  const more = supposed.with.split('\n').map((line) => line.trim());
  return [
    ...(supposed.without === ''
      ? []
      : [t('schedule.what-if.without', { what: joinNames(without, language) })]),
    ...(supposed.with === '' ? [] : [t('schedule.what-if.with', { what: more.join(' · ') })]),
  ].join(' ');
}

/** What an identifier is called, be it of a meeting, a person or a room; a day is as it was written. */
function nameIn({ meeting, person, room }: Names, written: string): string {
  const id = written.replace(/^(?:room|person|bilateral|meeting|day):/, '');
  return [meeting, person, room].map((nameOf) => nameOf(id)).find((name) => name !== '' && name !== id) ?? id;
}

/** The weight placed, before and after; what the former schedule holds counts as the facts have it now. */
function weightsOf({ instance, before, proposal }: Outcome): { readonly from: number; readonly to: number } {
  const weights = new Map(instance.meetings.map(({ id, weight }) => [id, weight]));
  const from = before.reduce((sum, { bilateral }) => sum + (weights.get(bilateral) ?? 0), 0);
  return { from, to: proposal.weight };
}

/** Meetings that are not asked to be left out, and that nobody of a side could attend any more. */
function fallenIn({ before, instance, changed, supposed }: Outcome): readonly string[] {
  const left = new Set(changed.meetings.map(({ id }) => id));
  const named = supposed.without
    .toLowerCase()
    .split(/[,\n:]/)
    .map((name) => name.trim());
  const known = new Set(instance.meetings.map(({ id }) => id));
  return before
    .map(({ bilateral }) => bilateral)
    .filter((id) => known.has(id) && !left.has(id) && !named.includes(id.toLowerCase()));
}

const MOST_REASONS = 20;

/** Why what had a place, and could still be held, would have none. */
function reasonsOf({ before, proposal }: Outcome) {
  const placed = new Set(before.map(({ bilateral }) => bilateral));
  const lost = proposal.timetable.unplaced().filter(({ id }) => placed.has(id));
  return lost.slice(0, MOST_REASONS).map((meeting) => explainMeeting(proposal, meeting));
}
