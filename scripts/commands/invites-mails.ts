import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { EntryContext } from '#invites/entry-context.ts';
import type { IssuedText } from '#invites/issue-options.ts';
import type { ComposedMail } from '#invites/mail/compose-mail.ts';
import { type MailedMission, missionMails } from '#invites/mail/mission-mails.ts';
import { emptyPlan } from '#invites/mission-files.ts';
import { type DateStyle, dateStyle } from '#locale/dates.ts';
import { foldAnswers } from '#model/answer.ts';
import type { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import type { MailEvent } from '#model/mail-event.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { changeLog, listLogs } from '#register/event-log.ts';
import { INVITES } from '#register/invites.ts';
import { MAIL, readMail } from '#register/mail.ts';
import { readMarker } from '#register/output-marker.ts';
import { isPlainFile } from '#register/output-obstacles.ts';
import { writtenCalendars } from './calendar-cache.ts';
import type { Context } from './command.ts';
import { readLineage } from './invite-lineage.ts';
import { type Issuing, issueCalendars } from './issue-calendars.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { outputFolder } from './output-folder.ts';
import type { PendingEvents } from './pending-events.ts';
import { planMission } from './plan-mission.ts';
import { type Placements, placementsIn, releasesOf } from './released-placements.ts';
import { signature } from './signature.ts';

/** What waits to go out of one mission, and what went out of it before. */
export type MissionMail = {
  readonly id: string;
  /** Of home, in which people read when a message went. */
  readonly timeZone: string;
  /** As its reader has days and hours. */
  readonly style: DateStyle;
  readonly waiting: readonly ComposedMail[];
  readonly events: readonly MailEvent[];
};

/**
 * What waits of a mission, or of all and of those whose folders have gone. Calendars are numbered as
 * `invites` does it, and the register remembers that unless it is a dry run. `undefined` after a fault, told.
 */
export async function openMails(
  context: Context,
  only: string | undefined,
): Promise<readonly MissionMail[] | undefined> {
  const opened = openWorkspace(context, only);
  if (!opened) return undefined;
  const today = civilOf(context.now, opened.workspace.settings.home.timeZone).date;
  const view = viewFor(opened.workspace, { audience: 'internal', today });
  const present = opened.missions.map(({ id }): MailedMission => ({ id, mission: findMission(view, id) }));
  const known = new Set(view.missions.map(({ id }) => String(id)));
  const gone = only === undefined ? listLogs(context.workspaceRoot, MAIL).filter((id) => !known.has(id)) : [];
  const all: MissionMail[] = [];
  for (const mailed of [...present, ...gone.map((id): MailedMission => ({ id, mission: undefined }))]) {
    const mail = await mailOf(context, view, mailed);
    if (!mail) return undefined;
    all.push(mail);
  }
  return all;
}

/** Another command may number calendars at the same moment: then they are numbered anew after it. */
const TRIES = 5;

async function mailOf(
  context: Context,
  workspace: Workspace,
  mailed: MailedMission,
): Promise<MissionMail | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const mail = await tryMailOf(context, workspace, mailed);
    if (mail !== 'register-moved') return mail;
  }
  context.complain(context.t('cli.invites.register-moved'));
  return undefined;
}

async function tryMailOf(
  context: Context,
  workspace: Workspace,
  mailed: MailedMission,
): Promise<MissionMail | 'register-moved' | undefined> {
  const releases = mailed.mission ? releasesOf(context, mailed.mission) : [];
  if (!releases) return undefined;
  const lineage = readLineage(context.workspaceRoot);
  if ('fault' in lineage) {
    tellDiagnostics(context, [lineage.fault]);
    return undefined;
  }
  const release = releases.at(-1);
  const { address, internalAddress } = workspace.settings.site;
  const pending: PendingEvents = [];
  const issuing: Issuing = {
    context,
    audience: 'internal',
    folder: context.out ?? outputFolder(context, 'internal'),
    language: workspace.settings.languages[0] ?? '',
    address: internalAddress,
    seed: address,
    pending,
    lineage: lineage.value,
    written: writtenCalendars(context.workspaceRoot, 'internal'),
  };
  const planned =
    mailed.mission &&
    planMission(mailed.mission, {
      context,
      view: workspace,
      release,
      audience: 'internal',
      address: internalAddress,
    });
  const plan = planned?.plan ?? emptyPlan(mailed.id, workspace.settings.languages);
  const issued = issueCalendars(plan, mailed.id, issuing);
  const recorded = 'fault' in issued ? issued.fault : await recordPending(context, pending);
  if (recorded === 'register-moved') return recorded;
  if ('fault' in issued || recorded) {
    if (recorded) tellDiagnostics(context, [recorded]);
    return undefined;
  }
  const { texts } = issued;
  const own = { id: mailed.id, mission: planned?.staffed };
  return composeMails(context, own, { workspace, placements: placementsIn(release), texts });
}

/** The numbers that messages go out with stand in the register before they go, or nothing goes by them. */
async function recordPending(
  context: Context,
  pending: PendingEvents,
): Promise<Diagnostic | 'register-moved' | undefined> {
  if (context.dryRun) return undefined;
  for (const { name, stands, drafts } of pending) {
    if (drafts.length === 0) continue;
    let hasMoved = false;
    const reading = await changeLog(
      context.workspaceRoot,
      INVITES,
      { name, signature: signature(context) },
      (now) => {
        hasMoved = now.length !== stands.length || now.at(-1)?.id !== stands.at(-1)?.id;
        return hasMoved ? [] : drafts;
      },
    );
    if ('fault' in reading) return reading.fault;
    if (hasMoved) return 'register-moved';
  }
  return undefined;
}

type Composing = {
  readonly workspace: Workspace;
  readonly placements: Placements;
  readonly texts: readonly IssuedText[];
};

/** The messages that calendars just issued give rise to; `undefined` after a fault, told. */
export async function composeMails(
  context: Context,
  mailed: MailedMission,
  { workspace, placements, texts }: Composing,
): Promise<MissionMail | undefined> {
  const reading = readMail(context.workspaceRoot, mailed.id);
  if ('fault' in reading) {
    tellDiagnostics(context, [reading.fault]);
    return undefined;
  }
  const events = reading.value;
  const { now, words } = context;
  const answers = foldAnswers(events);
  const waiting = await missionMails(mailed, texts, { workspace, placements, words, now, events, answers });
  const style = dateStyle(workspace.settings, context.language);
  return { id: mailed.id, timeZone: workspace.settings.home.timeZone, style, waiting, events };
}

type OutboxWork = {
  readonly mission: Mission;
  readonly entryContext: Omit<EntryContext, 'language' | 't'>;
  readonly audience: Audience;
  readonly texts: readonly IssuedText[];
};

/** The messages as files of the internal output; there are none for the public. A message is ASCII throughout. */
export async function outboxTexts(
  context: Context,
  { mission, entryContext: { workspace, placements }, audience, texts }: OutboxWork,
): Promise<readonly { readonly path: string; readonly text: string }[] | undefined> {
  if (audience === 'public') return [];
  const mail = await composeMails(context, { id: mission.id, mission }, { workspace, placements, texts });
  return mail?.waiting.map(({ path, bytes }) => ({ path, text: Buffer.from(bytes).toString('latin1') }));
}

/** Takes away the messages of a mission that wait no longer: those that a command of ours has written. */
export function clearOutbox(folder: string, mission: string, waiting: readonly string[]): void {
  const kept = new Set(waiting.map((path) => path.normalize('NFC')));
  const own = readMarker(folder)?.files ?? [];
  const dead = own.filter(
    (file) => file.startsWith(`outbox/${mission}/`.normalize('NFC')) && !kept.has(file),
  );
  for (const file of dead) if (isPlainFile(folder, file)) rmSync(join(folder, file));
}
