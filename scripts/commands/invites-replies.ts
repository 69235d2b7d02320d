import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Change } from '#edit/change.ts';
import type { FileEdit } from '#edit/file-edit.ts';
import { judgeReply, type Verdict } from '#invites/replies/judge-reply.ts';
import { type ReadMessage, readMessages } from '#invites/replies/read-message.ts';
import { type ReadReply, readReply } from '#invites/replies/read-reply.ts';
import { readSmallFile } from '#load/read-small-file.ts';
import { civilOf } from '#model/civil-time.ts';
import type { MailEvent } from '#model/mail-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import { withoutControls } from '#model/xml-text.ts';
import { changeLog, listLogs } from '#register/event-log.ts';
import { MAIL, readMail } from '#register/mail.ts';
import type { Context, Deed, ExitCode } from './command.ts';
import { editMeetings } from './edit-meetings.ts';
import { type Opened, openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { signature } from './signature.ts';
import { proposeEdits } from './tell-edits.ts';
import { fitPrint } from './terminal.ts';
import { whyUnread } from './why-unread.ts';

/**
 * `invites replies <file|folder>`: answers to invitations, from calendar files, messages, mailboxes and
 * folders of them, go into the register; a proposed other time becomes a window of the request, after its
 * diff has been shown. What does not count is told with its reason, and nothing of it is kept.
 */
export const replies: Deed = {
  positionals: ['<file>'],
  options: { by: { type: 'string', value: 'name' }, yes: { type: 'boolean' } },
  uses: ['now', 'dry-run'],
  run: async (context, { positionals: [path = ''], options }) => {
    const opened = openWorkspace(context);
    if (!opened) return 1;
    const files = listFiles(resolve(path));
    if (!files) {
      context.complain(context.t('cli.invites.replies.unreadable', { file: path }));
      return 1;
    }
    const logs = readLogsOf(context);
    if (!logs) return 1;
    const found: Found[] = [];
    let isWhole = true;
    for (const file of files) isWhole = (await readFile(context, file, { opened, logs, found })) && isWhole;
    if (found.length === 0 && !context.json) context.print(fitPrint(context.t('cli.invites.replies.none')));
    for (const each of context.json ? [] : found) context.print(fitPrint(lineOf(context, opened, each)));
    const saved = context.dryRun || (await save(context, found, options['by']));
    if (!saved) return 1;
    const code = await proposeWindows(context, opened, { found, yes: options['yes'] === true });
    return isWhole && found.every(({ verdict }) => COUNTS.has(verdict.remark)) ? code : 1;
  },
};

type Logs = ReadonlyMap<string, MailEvent[]>;

type Found = {
  readonly file: string;
  readonly mission: string | undefined;
  /** Of which meeting the register has this UID, whether the answer counts or not. */
  readonly meeting: string | undefined;
  readonly reply: ReadReply;
  readonly verdict: Verdict;
  readonly draft: EventDraft<MailEvent> | undefined;
};

/** Read twice or overtaken: nothing new, and no fault of anybody's. */
const COUNTS: ReadonlySet<Verdict['remark']> = new Set(['counted', 'old-version', 'twice', 'overtaken']);

function readLogsOf(context: Context): Logs | undefined {
  const logs = new Map<string, MailEvent[]>();
  for (const name of listLogs(context.workspaceRoot, MAIL)) {
    const reading = readMail(context.workspaceRoot, name);
    if ('fault' in reading) {
      tellDiagnostics(context, [reading.fault]);
      return undefined;
    }
    logs.set(name, [...reading.value]);
  }
  return logs;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** Files that may be messages: a maildir's have no ending at all. */
const MESSAGE = /(?:\.(?:ics|eml|mbox|mbx|txt)|^[^.]+|[:;,]2,[A-Z]*)$/i;

/** The file, or every file of the folder that may hold a message, in order; `undefined` where nothing can be read. */
function listFiles(path: string): readonly string[] | undefined {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && MESSAGE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return undefined;
  }
}

type Work = { readonly opened: Opened; readonly logs: Logs; readonly found: Found[] };

/** False when the file cannot be read at all, which is told. */
async function readFile(context: Context, file: string, { opened, logs, found }: Work): Promise<boolean> {
  const name = basename(file);
  const bytes = readSmallFile(file, MOST_BYTES);
  const messages = bytes && (await readMessages(bytes));
  if (!messages) {
    context.complain(
      whyUnread(context, { file, otherwise: 'cli.invites.replies.unreadable', most: MOST_BYTES }),
    );
    return false;
  }
  const organizer = opened.workspace.settings.home.email;
  let isWhole = tellEmpty(context, name, messages);
  for (const { from, calendars } of messages) {
    for (const calendar of calendars) {
      const read = readReply(calendar);
      if ('fault' in read) {
        if (read.fault !== 'no-answer') {
          context.complain(context.t(`cli.invites.replies.${read.fault}`, { file: name, from: from ?? '–' }));
          isWhole = false;
        } else context.tell(context.t('cli.invites.replies.no-answer', { file: name, from: from ?? '–' }));
        continue;
      }
      for (const reply of read) {
        const mission = [...logs].find(([, events]) => events.some(({ uid }) => uid === reply.uid))?.[0];
        const events = (mission !== undefined && logs.get(mission)) || [];
        const verdict = judgeReply(reply, { events, organizer, from });
        const draft = draftOf(context, reply, verdict);
        // So that the same answer twice in one mailbox is seen as such.
        if (draft && mission !== undefined)
          logs.get(mission)?.push({ ...draft, at: new Date(context.now).toISOString() } as MailEvent);
        const meeting = events.find(({ uid }) => uid === reply.uid)?.meeting;
        found.push({ file: name, mission, meeting, reply, verdict, draft });
      }
    }
  }
  return isWhole;
}

/** Other letters in a mailbox are no fault; a calendar file that is none is one. False for that. */
function tellEmpty(context: Context, file: string, messages: readonly ReadMessage[]): boolean {
  const empty = messages.filter(({ calendars }) => calendars.length === 0);
  if (empty.length === 0) return true;
  if (/\.ics$/i.test(file)) {
    context.complain(context.t('cli.invites.replies.not-a-calendar', { file, from: empty[0]?.from ?? '–' }));
    return false;
  }
  context.tell(context.t('cli.invites.replies.other-letters', { file, count: empty.length }));
  return true;
}

/** Where an answer names no time of its own, the moment of reading stands for it. */
function draftOf({ now }: Context, reply: ReadReply, { sent }: Verdict): EventDraft<MailEvent> | undefined {
  if (!sent) return undefined;
  const { uid, address, sequence, partstat, delegatedTo, proposal, start, saidAt } = reply;
  const about = start ?? (sequence === sent.sequence ? sent.start : undefined);
  return {
    type: 'reply',
    uid,
    meeting: sent.meeting,
    address,
    sequence,
    ...(about !== undefined && { start: about }),
    partstat,
    saidAt: saidAt ?? new Date(now).toISOString(),
    ...(delegatedTo !== undefined && { delegatedTo }),
    ...(proposal && { proposal }),
  };
}

async function save(context: Context, found: readonly Found[], by: unknown): Promise<boolean> {
  const missions = new Set(
    found.flatMap(({ mission, draft }) => (mission !== undefined && draft ? [mission] : [])),
  );
  for (const name of missions) {
    const drafts = found.flatMap(({ mission, draft }) => (mission === name && draft ? [draft] : []));
    const written = await changeLog(
      context.workspaceRoot,
      MAIL,
      { name, signature: signature(context, by) },
      () => drafts,
    );
    if ('fault' in written) {
      tellDiagnostics(context, [written.fault]);
      return false;
    }
  }
  return true;
}

function lineOf(
  { t }: Context,
  { workspace, missions }: Opened,
  { file, mission, meeting: known, reply, verdict }: Found,
): string {
  const { address, partstat, delegatedTo, proposal, comment, uid, sequence } = reply;
  const meeting = known === undefined ? uid : `${mission}/${known}`;
  const place = missions.find(({ id }) => id === mission);
  const zone = place ? missionZone(place) : workspace.settings.home.timeZone;
  const start = proposal && civilOf(Date.parse(proposal.start), zone);
  const said = t(`invites.answer.${proposal ? 'counter' : partstat.toLowerCase()}`, {
    to: delegatedTo ?? '–',
    start: start ? `${start.date} ${start.time}` : '',
    zone,
  });
  const line = t('cli.invites.replies.line', { meeting, address, said });
  const remark =
    verdict.remark === 'counted'
      ? []
      : [`  ${t(`cli.invites.replies.remark.${verdict.remark}`, { file, sequence })}`];
  const inOneLine = comment.replaceAll(/\s*\n\s*/g, ' ');
  const words = comment === '' ? [] : [`  ${t('cli.invites.replies.comment', { comment: inOneLine })}`];
  return [line, ...remark, ...words].map(withoutControls).join('\n');
}

function jsonOf({ file, mission, meeting, reply, verdict }: Found) {
  return { file, mission, meeting, remark: verdict.remark, ...reply };
}

type Proposing = { readonly found: readonly Found[]; readonly yes: boolean };

/** A proposed time, as a window of the side that proposes it: the next schedule looks there. */
async function proposeWindows(
  context: Context,
  { missions }: Opened,
  { found, yes }: Proposing,
): Promise<ExitCode> {
  const edits = new Map<Mission, FileEdit | undefined>();
  const present = new Set<string | undefined>(missions.map(({ id }) => id));
  for (const { mission, reply, draft, verdict } of found)
    if (draft && reply.proposal && !present.has(mission))
      context.complain(
        context.t('cli.invites.replies.no-mission', {
          mission: mission ?? '',
          meeting: verdict.sent?.meeting ?? '',
        }),
      );
  for (const mission of missions) {
    const own = found.filter((each) => each.mission === mission.id && each.draft && each.reply.proposal);
    const changes = own.flatMap((each) => windowChange(context, mission, each));
    if (changes.length === 0) continue;
    edits.set(mission, editMeetings(context, mission, changes));
  }
  const made = [...edits.values()].filter((edit) => edit !== undefined);
  if (made.length === 0 && !context.json) return edits.size === 0 ? 0 : 1;
  const code = await proposeEdits(context, made, { yes, also: { replies: found.map(jsonOf) } });
  for (const [{ id }, edit] of edits)
    if (edit && code === 0)
      context.tell(
        context.t('cli.invites.replies.replan', { call: context.call(`schedule ${id} --replan`) }),
      );
  return made.length < edits.size ? 1 : code;
}

function windowChange(context: Context, mission: Mission, { reply, verdict }: Found): readonly Change[] {
  const meeting = mission.bilaterals.find(({ id }) => id === verdict.sent?.meeting);
  if (!meeting?.request || !reply.proposal) {
    context.complain(context.t('cli.invites.replies.no-request', { meeting: verdict.sent?.meeting ?? '' }));
    return [];
  }
  if (meeting.request.pin) context.tell(context.t('cli.invites.replies.pinned', { meeting: meeting.id }));
  const zone = missionZone(mission);
  const start = civilOf(Date.parse(reply.proposal.start), zone);
  const end = civilOf(Date.parse(reply.proposal.end), zone);
  if (start.date !== end.date) {
    context.complain(context.t('cli.invites.replies.over-midnight', { meeting: meeting.id }));
    return [];
  }
  const field = fieldOf(meeting.request, verdict.sent?.side);
  if (field === 'preferred')
    context.tell(context.t('cli.invites.replies.preferred', { meeting: meeting.id }));
  const window = { date: start.date, from: start.time, to: end.time };
  const path = ['bilaterals', { id: meeting.id }, 'request', field];
  // Times that stand there already stay: what is agreed on is for people to narrow.
  return meeting.request[field].length > 0
    ? [{ deed: 'insert', path, value: window, index: 0 }]
    : [{ deed: 'set', path, value: [window] }];
}

/** Our side is free unless it says when: a window would leave it that one time alone, and is a better time instead. */
function fieldOf(
  { ourWindows }: NonNullable<Mission['bilaterals'][number]['request']>,
  side: 'ours' | 'theirs' | undefined,
): 'windows' | 'ourWindows' | 'preferred' {
  if (side === 'theirs') return 'windows';
  return ourWindows.length > 0 ? 'ourWindows' : 'preferred';
}
