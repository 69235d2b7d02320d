import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { actionPlan } from '#invites/action-file.ts';
import { checkInvitations, checkSlots } from '#invites/check-slots.ts';
import type { IssuedText } from '#invites/issue-options.ts';
import { emptyPlan, missionFolder } from '#invites/mission-files.ts';
import { writeResources } from '#invites/write-resources.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLogs } from '#register/event-log.ts';
import { ACTION_FEED } from '#register/paths.ts';
import { recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { recordsFor } from '#tracker/update-action.ts';
import type { Context, Input } from './command.ts';
import { outboxTexts } from './invites-mails.ts';
import { changesSince } from './invites-since.ts';
import { type Issuing, issueCalendars } from './issue-calendars.ts';
import { tellFound } from './locate-findings.ts';
import { type Opened, tellDiagnostics } from './open-workspace.ts';
import { planMission, wordsIn } from './plan-mission.ts';
import { placementsIn, releasesOf } from './released-placements.ts';

/** A file to write; one with names of its entries is remembered, so that they can be taken over. */
export type Text = Pick<IssuedText, 'path' | 'text'> & Partial<Pick<IssuedText, 'keys'>>;
type Texts = readonly Text[];

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
  tellFound(context, findings);
  return known.every(({ releases }) => releases !== undefined);
}

type MissionWork = {
  readonly issuing: Issuing;
  /** The audience's own. */
  readonly view: Workspace;
  readonly options: Input['options'];
};

/** The files of one mission; `undefined` after a fault, which is told. */
export async function missionTexts(
  mission: Mission,
  { issuing, view, options }: MissionWork,
): Promise<Texts | undefined> {
  const { context, audience, address } = issuing;
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
  const planning = { context, view, release: releases.at(-1), audience, address };
  const { plan, staffed, contexts } = planMission(mission, planning);
  const result = issueCalendars(plan, mission.id, issuing);
  if ('fault' in result) return tellFault(context, result.fault);
  const placements = placementsIn(releases.at(-1));
  const mails = await outboxTexts(context, {
    mission: staffed,
    entryContext: { workspace: view, placements, address },
    audience,
    texts: result.texts,
  });
  if (!mails) return undefined;
  const changes = release ? changesSince(staffed, { release, context, contexts }) : [];
  const resources = options['caldav'] ? resourceTexts(mission, result.texts, issuing) : [];
  return [...result.texts, ...changes, ...resources, ...mails];
}

/** What is left to say of a mission that is not there any longer, or not for this audience. */
export function goneTexts(mission: string, issuing: Issuing, view: Workspace): Texts | undefined {
  const plan = emptyPlan(mission, view.settings.languages);
  const result = issueCalendars(plan, mission, issuing);
  return 'fault' in result ? tellFault(issuing.context, result.fault) : result.texts;
}

function resourceTexts(mission: Mission, texts: readonly IssuedText[], { language }: Issuing): Texts {
  const whole = texts.find(({ path }) => path === `${missionFolder(mission.id)}/calendar.ics`);
  return writeResources(whole?.revised ?? [], language).map(({ name, text }) => ({
    path: `${missionFolder(mission.id)}/caldav/${name}`,
    text,
  }));
}

/** The feed of deadlines; `undefined` after a fault, which is told. */
export function actionTexts(
  issuing: Issuing,
  { view, today }: { readonly view: Workspace; readonly today: string },
): Texts | undefined {
  const { context } = issuing;
  const actions = readLogs(context.workspaceRoot, ACTIONS);
  if ('fault' in actions) return tellFault(context, actions.fault);
  const { audience } = issuing;
  const records = recordsFor(recordsOf(actions.value, view.settings.home.timeZone), audience);
  const items = deriveActions(view, records, { today, audience });
  const result = issueCalendars(actionPlan(items, wordsIn(context, view)), ACTION_FEED, issuing);
  return 'fault' in result ? tellFault(context, result.fault) : result.texts;
}

function tellFault(context: Context, fault: Diagnostic): undefined {
  tellDiagnostics(context, [fault]);
  return undefined;
}
