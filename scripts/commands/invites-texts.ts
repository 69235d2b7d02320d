import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { actionFile } from '#invites/action-file.ts';
import { checkInvitations, checkSlots } from '#invites/check-slots.ts';
import type { EntryContext } from '#invites/entry-context.ts';
import type { IssuedText } from '#invites/issue-files.ts';
import { missionFiles } from '#invites/mission-files.ts';
import { writeResources } from '#invites/write-resources.ts';
import type { Mission } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLogs } from '#register/event-log.ts';
import { ACTION_FEED } from '#register/paths.ts';
import { withStaff } from '#schedule/release.ts';
import { recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { recordsFor } from '#tracker/update-action.ts';
import { rememberCalendars } from './calendar-cache.ts';
import type { Context, Input } from './command.ts';
import { outboxTexts } from './invites-mails.ts';
import { changesSince } from './invites-since.ts';
import { type Issuing, issueCalendars } from './issue-calendars.ts';
import { locateFindings } from './locate-findings.ts';
import { type Opened, tellDiagnostics } from './open-workspace.ts';
import { placementsIn, releasesOf } from './released-placements.ts';
import { writeOutputs } from './write-outputs.ts';

type Texts = readonly Pick<IssuedText, 'path' | 'text'>[];
type Words = Omit<EntryContext, 'placements'>;

/**
 * Tells what comes into no calendar, found in the whole workspace: an audience's view has other places.
 * False when the register is at fault.
 */
export function tellFindings(context: Context, { workspace, missions }: Opened): boolean {
  const known = missions.map((mission) => ({ mission, releases: releasesOf(context, mission) }));
  const findings = known.flatMap(({ mission, releases }) => {
    const placements = placementsIn(releases?.at(-1));
    return [
      ...checkSlots(mission, workspace, placements),
      ...checkInvitations(mission, workspace, placements),
    ];
  });
  tellDiagnostics(context, locateFindings(context.workspaceRoot, findings));
  return known.every(({ releases }) => releases !== undefined);
}

type MissionWork = { readonly issuing: Issuing; readonly entry: Words; readonly options: Input['options'] };

/** The files of one mission; `undefined` after a fault, which is told. */
export async function missionTexts(
  mission: Mission,
  { issuing, entry, options }: MissionWork,
): Promise<Texts | undefined> {
  const { context, audience, language } = issuing;
  const releases = releasesOf(context, mission);
  if (!releases) return undefined;
  const release = releases.find(({ name }) => name === options['since']);
  if (options['since'] !== undefined && !release) {
    const known = releases.map(({ name }) => name).join(', ') || '–';
    context.complain(
      context.t('cli.invites.no-release', { mission: mission.id, release: String(options['since']), known }),
    );
    return undefined;
  }
  const staffed = withStaff(mission, releases.at(-1));
  const entryContext: EntryContext = { ...entry, placements: placementsIn(releases.at(-1)) };
  const result = await issueCalendars(missionFiles(staffed, entryContext, audience), mission.id, issuing);
  if ('fault' in result) return tellFault(context, result.fault);
  const mails = await outboxTexts(context, {
    mission: staffed,
    entryContext,
    audience,
    texts: result.texts,
  });
  if (!mails) return undefined;
  const calendars = release
    ? changesSince(staffed, result.texts, { release, context, entryContext })
    : result.texts;
  const texts = [...calendars, ...mails];
  return options['caldav'] ? [...texts, ...resourceTexts(staffed, result.texts, language)] : texts;
}

function resourceTexts(mission: Mission, texts: readonly IssuedText[], language: string): Texts {
  const whole = texts.find(({ path }) => path === `missions/${mission.id}/calendar.ics`);
  return writeResources(whole?.revised ?? [], language).map(({ name, text }) => ({
    path: `missions/${mission.id}/caldav/${name}`,
    text,
  }));
}

type ActionWork = { readonly issuing: Issuing; readonly entry: Words; readonly today: string };

/** The feed of deadlines; `undefined` after a fault, which is told. */
export async function actionTexts({ issuing, entry, today }: ActionWork): Promise<Texts | undefined> {
  const { context } = issuing;
  const actions = readLogs(context.workspaceRoot, ACTIONS);
  if ('fault' in actions) return tellFault(context, actions.fault);
  const { audience } = issuing;
  const records = recordsFor(recordsOf(actions.value), audience);
  const items = deriveActions(entry.workspace, records, { today, audience });
  const result = await issueCalendars([actionFile(items, entry)], ACTION_FEED, issuing);
  return 'fault' in result ? tellFault(context, result.fault) : result.texts;
}

function tellFault(context: Context, fault: Diagnostic): undefined {
  tellDiagnostics(context, [fault]);
  return undefined;
}

/** Writes the files whole, those that have changed; gives the places of all. See `writeOutputs`. */
export function writeTexts(
  { context, audience, folder }: Issuing,
  texts: Texts,
): readonly string[] | undefined {
  if (!context.dryRun) rememberCalendars(context.workspaceRoot, audience, texts);
  const outputs = texts.map(({ path, text }) => ({ path, content: text }));
  return writeOutputs(context, { folder, audience }, outputs);
}
