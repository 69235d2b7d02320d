import { suggest } from '#diagnostics/suggestion.ts';
import { dateStyle, formatShortDate, formatTime, withDay } from '#locale/dates.ts';
import { civilOf } from '#model/civil-time.ts';
import { releaseFacts } from '#model/meeting-facts.ts';
import type { EventDraft } from '#model/register-event.ts';
import type { ScheduleEvent } from '#model/schedule-event.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { changeLog, logFile, readLog } from '#register/event-log.ts';
import { foldSchedules, readSchedules, SCHEDULES, type ScheduleRelease } from '#register/schedules.ts';
import { describeChanges } from '#schedule/change-words.ts';
import { compareSchedules } from '#schedule/compare.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { digestInstance, releaseDraft, withStaff } from '#schedule/release.ts';
import { DRAFT, versionOf, versionsOf } from '#schedule/versions.ts';
import type { Context, ExitCode } from './command.ts';
import { namesOf } from './schedule-names.ts';
import { failWith, indent, tellFault } from './schedule-search.ts';
import { signature } from './signature.ts';
import { fitPrint, fitTable } from './terminal.ts';

type Place = { readonly workspace: Workspace; readonly mission: Mission };

/** `--release <name>`: freezes the draft, or says why it cannot be. */
export async function releaseTheDraft(
  context: Context,
  { mission, name, digest }: { readonly mission: Mission; readonly name: string; readonly digest: string },
): Promise<ExitCode> {
  const releasedAt = new Date(context.now).toISOString();
  let fault: string | undefined;
  const freeze = (stands: readonly ScheduleEvent[]): readonly EventDraft<ScheduleEvent>[] => {
    const released = releaseDraft(foldSchedules(stands), { name, releasedAt, digest });
    if ('fault' in released) fault = released.fault;
    return 'fault' in released
      ? []
      : released.releases.slice(-1).map((release) => releaseEvent(release, mission));
  };
  const reading = context.dryRun
    ? readLog(context.workspaceRoot, SCHEDULES, mission.id)
    : await changeLog(
        context.workspaceRoot,
        SCHEDULES,
        { name: mission.id, signature: signature(context) },
        freeze,
      );
  if ('fault' in reading) return tellFault(context, reading.fault);
  if (context.dryRun) freeze(reading.value);
  if (fault) return failWith(context, fault, { name });
  const told = context.dryRun ? 'would-release' : 'released';
  context.tell(context.t(`cli.schedule.${told}`, { name, file: logFile(SCHEDULES, mission.id) }));
  return 0;
}

function releaseEvent(
  release: ScheduleRelease,
  mission: Mission,
): Extract<EventDraft<ScheduleEvent>, { type: 'release' }> {
  const { name, instanceDigest, assignments } = release;
  const facts = releaseFacts(withStaff(mission, release));
  return { type: 'release', name, instanceDigest, assignments, facts };
}

/** `--releases`: every release and the draft, with what each changed and whether the facts are still those. */
export function listReleases(
  context: Context,
  { workspace, mission, buffer }: Place & { readonly buffer: number },
): ExitCode {
  const reading = readSchedules(context.workspaceRoot, mission.id);
  if ('fault' in reading) return tellFault(context, reading.fault);
  const digest = digestInstance(instanceOf(workspace, mission, { bufferMinutes: buffer }));
  const versions = versionsOf(reading.value).map((version, index, all) => ({
    name: version.name,
    isDraft: version.isDraft,
    at: version.at,
    meetings: version.assignments.length,
    changes:
      index === 0 ? 0 : compareSchedules(all[index - 1]?.assignments ?? [], version.assignments).length,
    isOfTheseFacts: version.instanceDigest === digest,
  }));
  if (context.json) context.print(JSON.stringify({ mission: mission.id, versions }, undefined, 2));
  else if (versions.length === 0)
    context.tell(context.t('cli.schedule.no-releases', { mission: mission.id }));
  else context.print(versionTable(context, workspace, versions));
  return 0;
}

type Version = {
  readonly name: string;
  readonly isDraft: boolean;
  readonly at: string;
  readonly meetings: number;
  readonly changes: number;
  readonly isOfTheseFacts: boolean;
};

function versionTable(
  { t, language }: Context,
  { settings }: Workspace,
  versions: readonly Version[],
): string {
  const style = dateStyle(settings, language);
  const columns = ['release', 'made', 'meetings', 'changes', 'facts'] as const;
  const rows = versions.map(({ name, isDraft, at, meetings, changes, isOfTheseFacts }) => {
    const { date, time } = civilOf(Date.parse(at), settings.home.timeZone);
    return [
      isDraft ? t('schedule.draft') : name,
      withDay(formatShortDate(date, style), formatTime(time, style)),
      String(meetings),
      String(changes),
      t(isOfTheseFacts ? 'schedule.facts.same' : 'schedule.facts.changed'),
    ];
  });
  return fitTable(
    columns.map((column) => t(`schedule.releases.${column}`)),
    rows,
  );
}

/** `--compare a..b`: what became of each meeting from one version to the other; of one alone, to the newest there is. */
export function tellDifference(
  context: Context,
  { workspace, mission, compared }: Place & { readonly compared: string },
): ExitCode {
  const reading = readSchedules(context.workspaceRoot, mission.id);
  if ('fault' in reading) return tellFault(context, reading.fault);
  const known = versionsOf(reading.value).map(({ name }) => name);
  if (known.length === 0) return failWith(context, 'no-releases', { mission: mission.id });
  const [first, second] = namesIn(compared, known);
  const [before, after] = [versionOf(reading.value, first), versionOf(reading.value, second)];
  if (!before || !after) {
    const missing = before ? second : first;
    if (missing === DRAFT) return failWith(context, 'no-draft-yet', { mission: mission.id });
    const suggestion = suggest(missing, known);
    return suggestion === undefined
      ? failWith(context, 'no-such-release', { name: missing, known: known.join(', ') })
      : failWith(context, 'unknown-release', { name: missing, suggestion });
  }
  const changes = compareSchedules(before.assignments, after.assignments);
  if (context.json) {
    const heading = { mission: mission.id, before: before.name, after: after.name };
    context.print(JSON.stringify({ ...heading, changes }, undefined, 2));
    return 0;
  }
  const names = namesOf(context, workspace, mission);
  const style = dateStyle(workspace.settings, context.language);
  const title = (version: typeof before) => (version.isDraft ? context.t('schedule.draft') : version.name);
  const values = { before: title(before), after: title(after) };
  const said = changes.length === 0 ? 'schedule.compare.same' : 'schedule.compare.title';
  context.print(fitPrint(context.t(said, values)));
  if (changes.length > 0)
    context.print(fitPrint(indent(describeChanges(changes, { names, t: context.t, style }).join('\n'))));
  return 0;
}

/** `v1..v2`; a name may itself hold dots, and one alone stands against the newest. */
function namesIn(compared: string, known: readonly string[]): readonly [string, string] {
  if (known.includes(compared)) return [compared, known.at(-1) ?? ''];
  const cuts = [...compared.matchAll(/\.\./g)].map(({ index }) => index);
  const pairs = cuts.map((cut) => [compared.slice(0, cut).trim(), compared.slice(cut + 2).trim()] as const);
  const both = pairs.find((pair) => pair.every((name) => known.includes(name)));
  return both ?? pairs[0] ?? [compared, known.at(-1) ?? ''];
}
