import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { startOfEntry } from '#invites/event-time.ts';
import type { ComposedMail } from '#invites/mail/compose-mail.ts';
import { isYes } from '#locale/is-yes.ts';
import { BilateralId } from '#model/identifier.ts';
import { addressKey } from '#model/mail-address.ts';
import type { MailEvent } from '#model/mail-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import { changeLog } from '#register/event-log.ts';
import { withNamedLock } from '#register/lock.ts';
import { MAIL } from '#register/mail.ts';
import type { Context, Deed, ExitCode, Input } from './command.ts';
import { clearOutbox, type MissionMail, openMails } from './invites-mails.ts';
import { confirmationOf, countWaiting, listing } from './invites-outbox.ts';
import { mailFault } from './mail-fault.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { outputFolder } from './output-folder.ts';
import { signature } from './signature.ts';
import { type SmtpSettings, smtpSettings } from './smtp-settings.ts';

/**
 * `invites send [mission]`: hands what waits to the mail server, after its list has been confirmed; with
 * `--by-hand` it is written down as sent by a person. What was accepted is remembered at once, so that a
 * second run goes on where the first one ended.
 */
export const send: Deed = {
  positionals: ['[mission]'],
  options: {
    confirm: { type: 'string', value: 'code' },
    'by-hand': { type: 'boolean' },
    by: { type: 'string', value: 'name' },
  },
  uses: ['now', 'dry-run'],
  run: async (context, input) => {
    const isByHand = input.options['by-hand'] === true;
    // A dry run lists what waits; where it would go through no server, none is asked for.
    const isServed = !isByHand && !(context.dryRun && process.env['ATTACHE_SMTP_URL'] === undefined);
    const settings = isServed ? smtpSettings(process.env) : undefined;
    if (settings && 'fault' in settings) return refuse(context, settings.fault, settings.values, 2);
    return context.dryRun
      ? sendAll(context, input, settings)
      : withNamedLock(context.workspaceRoot, 'sending', () => sendAll(context, input, settings), {
          patienceMs: 1000,
        });
  },
};

async function sendAll(
  context: Context,
  input: Input,
  settings: SmtpSettings | undefined,
): Promise<ExitCode> {
  const [mission] = input.positionals;
  const seen = await openMails({ ...context, dryRun: true }, mission);
  if (!seen) return 1;
  context.print(
    context.json
      ? JSON.stringify({ confirm: confirmationOf(seen), waiting: countWaiting(seen) })
      : listing(context, seen, { withSent: false }),
  );
  if (countWaiting(seen) === 0) return 0;
  const code = confirmationOf(seen);
  if (context.dryRun) {
    context.tell(context.t('cli.invites.send.dry', { mails: countWaiting(seen), code }));
    return 0;
  }
  if (!(await isConfirmed(context, input, { code, mails: countWaiting(seen) }))) return 2;
  const mails = await openMails(context, mission);
  if (!mails) return 1;
  if (confirmationOf(mails) !== code) return refuse(context, 'cli.invites.send.changed', {}, 1);
  const result = settings
    ? await deliver(context, mails, { settings, input })
    : await noteAll(context, mails, input);
  for (const { id, waiting } of mails)
    clearOutbox(
      context.out ?? outputFolder(context, 'internal'),
      id,
      waiting.filter((mail) => !result.done.has(mail)).map(({ path }) => path),
    );
  context.tell(
    context.t(settings ? 'cli.invites.send.sent' : 'cli.invites.send.noted', {
      mails: result.done.size,
      of: countWaiting(mails),
    }),
  );
  return result.done.size === countWaiting(mails) ? 0 : 1;
}

function refuse(
  context: Context,
  key: string,
  values: Readonly<Record<string, string>>,
  code: ExitCode,
): ExitCode {
  context.complain(context.t(key, values));
  return code;
}

type Asking = { readonly code: string; readonly mails: number };

/** By the code of the list, or by a person who has just read it; never by silence. */
async function isConfirmed(context: Context, { options }: Input, { code, mails }: Asking): Promise<boolean> {
  const given = options['confirm'];
  if (typeof given === 'string') {
    if (given === code) return true;
    context.complain(context.t('cli.invites.send.other-code', { given, code }));
    return false;
  }
  if (context.json || process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
    context.complain(context.t('cli.invites.send.not-confirmed', { code }));
    return false;
  }
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await reader.question(`${context.t('cli.invites.send.ask', { mails })} `);
    if (isYes(answer, context.t)) return true;
    context.tell(context.t('cli.invites.send.left'));
    return false;
  } finally {
    reader.close();
  }
}

type Result = { readonly done: ReadonlySet<ComposedMail> };
type Delivery = { readonly settings: SmtpSettings; readonly input: Input };

const MINUTE = 60_000;

/** One after the other over one connection. A guest who is refused keeps nobody else from theirs. */
async function deliver(
  context: Context,
  mails: readonly MissionMail[],
  { settings, input }: Delivery,
): Promise<Result> {
  const transport = createTransport({
    ...settings.server,
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
  });
  const done = new Set<ComposedMail>();
  const all = mails.flatMap(({ id, waiting }) => waiting.map((composed) => ({ id, composed })));
  try {
    for (const [index, { id, composed }] of all.entries()) {
      if (index > 0) await sleep(MINUTE / settings.perMinute);
      const { from, to, bytes } = composed;
      try {
        await transport.sendMail({ envelope: { from, to }, raw: Buffer.from(bytes) });
      } catch (cause) {
        tellRefusal(context, { to, server: settings.shown, cause });
        if (!isAboutGuest(cause)) break;
        continue;
      }
      if (!(await note(context, id, { composed, how: 'smtp', input }))) break;
      done.add(composed);
      context.tell(context.t('cli.invites.send.one', { number: index + 1, of: all.length, to }));
    }
  } finally {
    transport.close();
  }
  return { done };
}

/** The server has refused this address or message, and may take the next one. */
function isAboutGuest(cause: unknown): boolean {
  const { code } = cause as { readonly code?: string };
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

type Refusal = { readonly to: string; readonly server: string; readonly cause: unknown };

function tellRefusal(context: Context, { to, server, cause }: Refusal): void {
  const key = isAboutGuest(cause) ? 'cli.invites.send.refused' : 'cli.invites.send.server-fault';
  context.complain(context.t(key, { to, server, reason: mailFault(cause, context.t) }));
}

async function noteAll(context: Context, mails: readonly MissionMail[], input: Input): Promise<Result> {
  const done = new Set<ComposedMail>();
  for (const { id, waiting } of mails)
    for (const composed of waiting) {
      if (!(await note(context, id, { composed, how: 'hand', input }))) return { done };
      done.add(composed);
    }
  return { done };
}

type Note = { readonly composed: ComposedMail; readonly how: 'smtp' | 'hand'; readonly input: Input };

/** On the disk before the next one goes out. False after a fault, which is told. */
async function note(context: Context, mission: string, { composed, how, input }: Note): Promise<boolean> {
  const { uid, meeting, method, guest, side, language, revision, entry, stands } = composed.mail;
  const draft: EventDraft<MailEvent> = {
    type: 'sent',
    uid,
    meeting: BilateralId.parse(meeting),
    address: addressKey(guest.email),
    sequence: revision.sequence,
    start: new Date(startOfEntry(entry)).toISOString(),
    method,
    side,
    language,
    ...(stands !== undefined && { stands }),
    how,
  };
  const author = signature(context, input.options['by']);
  const written = await changeLog(context.workspaceRoot, MAIL, { name: mission, signature: author }, () => [
    draft,
  ]);
  if ('value' in written) return true;
  tellDiagnostics(context, [written.fault]);
  return false;
}
