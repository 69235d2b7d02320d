import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryContext } from '#invites/entry-context.ts';
import type { IssuedText } from '#invites/issue-files.ts';
import type { ComposedMail } from '#invites/mail/compose-mail.ts';
import { type MailedMission, missionMails } from '#invites/mail/mission-mails.ts';
import { missionFiles } from '#invites/mission-files.ts';
import { foldAnswers } from '#model/answer.ts';
import type { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import type { MailEvent } from '#model/mail-event.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { listLogs } from '#register/event-log.ts';
import { MAIL, readMail } from '#register/mail.ts';
import { readMarker } from '#register/output-marker.ts';
import { withStaff } from '#schedule/release.ts';
import type { Context } from './command.ts';
import { type Issuing, issueCalendars } from './issue-calendars.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { outputFolder } from './output-folder.ts';
import { type Placements, placementsIn, releasesOf } from './released-placements.ts';

/** What waits to go out of one mission, and what went out of it before. */
export type MissionMail = {
  readonly id: string;
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

async function mailOf(
  context: Context,
  workspace: Workspace,
  mailed: MailedMission,
): Promise<MissionMail | undefined> {
  const releases = mailed.mission ? releasesOf(context, mailed.mission) : [];
  if (!releases) return undefined;
  const placements = placementsIn(releases.at(-1));
  const mission = mailed.mission && withStaff(mailed.mission, releases.at(-1));
  const issuing: Issuing = {
    context,
    audience: 'internal',
    folder: context.out ?? outputFolder(context, 'internal'),
    language: workspace.settings.languages[0] ?? '',
    address: workspace.settings.site.address,
  };
  const entry = { workspace, placements, language: issuing.language, t: context.words(issuing.language) };
  const files = mission ? missionFiles(mission, entry, 'internal') : [];
  const issued = await issueCalendars(files, mailed.id, issuing);
  if ('fault' in issued) {
    tellDiagnostics(context, [issued.fault]);
    return undefined;
  }
  return composeMails(context, { id: mailed.id, mission }, { workspace, placements, texts: issued.texts });
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
  return { id: mailed.id, waiting, events };
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
  for (const file of dead) if (existsSync(join(folder, file))) rmSync(join(folder, file));
}
