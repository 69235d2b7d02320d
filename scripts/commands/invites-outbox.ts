import { digestOf } from '#invites/digest.ts';
import { type DateStyle, formatDate, formatTime, withDay } from '#locale/dates.ts';
import { layColumns } from '#locale/text-columns.ts';
import { civilOf } from '#model/civil-time.ts';
import type { MailEvent } from '#model/mail-event.ts';
import { withoutControls } from '#model/xml-text.ts';
import type { Context, Deed } from './command.ts';
import { type MissionMail, openMails } from './invites-mails.ts';
import { terminalWidth } from './terminal.ts';

/** `invites outbox [mission]`: what waits to go out, and what went out to whom at which number. */
export const outbox: Deed = {
  positionals: ['[mission]'],
  options: {},
  uses: ['now'],
  run: async (context, { positionals: [mission] }) => {
    const mails = await openMails({ ...context, dryRun: true }, mission);
    if (!mails) return 1;
    context.print(context.json ? listingJson(mails) : listing(context, mails, { withSent: true }));
    if (!context.json && countWaiting(mails) > 0)
      context.tell(
        context.t('cli.invites.outbox.next', {
          call: context.call(`invites send${mission === undefined ? '' : ` ${mission}`}`),
          code: confirmationOf(mails),
        }),
      );
    return 0;
  },
};

export function countWaiting(mails: readonly MissionMail[]): number {
  return mails.reduce((sum, { waiting }) => sum + waiting.length, 0);
}

const CODE_LENGTH = 8;

/** Stands for exactly these messages: who confirms it has seen this list, and nothing else goes out. */
export function confirmationOf(mails: readonly MissionMail[]): string {
  const digests = mails.flatMap(({ waiting }) => waiting.map(({ digest }) => digest));
  return digestOf(digests.join('\n')).slice(0, CODE_LENGTH);
}

/** What waits, and on request what went out, as tables. */
export function listing(
  context: Pick<Context, 't'>,
  mails: readonly MissionMail[],
  { withSent }: { readonly withSent: boolean },
): string {
  const { t } = context;
  const width = { width: terminalWidth() };
  const waiting = mails.flatMap(({ id, waiting }) =>
    waiting.map(({ mail, subject }) => [
      t(`cli.invites.outbox.why.${mail.why}`),
      mail.guest.email,
      String(mail.revision.sequence),
      `${id}/${mail.meeting}`,
      withoutControls(subject),
    ]),
  );
  const columns = ['why', 'guest', 'sequence', 'meeting', 'subject'].map((name) => ({
    heading: t(`cli.invites.outbox.column.${name}`),
    ...(name === 'guest' && { maxWidth: 34 }),
  }));
  const parts = [
    waiting.length > 0
      ? `${t('cli.invites.outbox.waiting', { mails: waiting.length })}\n${layColumns(columns, waiting, width).join('\n')}`
      : t('cli.invites.outbox.nothing'),
  ];
  const sent = mails.flatMap(sentRows(t));
  if (withSent && sent.length > 0) {
    const headings = ['sent', 'guest', 'sequence', 'meeting', 'how'].map((name) => ({
      heading: t(`cli.invites.outbox.column.${name}`),
      ...(name === 'guest' && { maxWidth: 34 }),
    }));
    parts.push(
      `${t('cli.invites.outbox.sent', { mails: sent.length })}\n${layColumns(headings, sent, width).join('\n')}`,
    );
  }
  return parts.join('\n\n');
}

type Sent = Extract<MailEvent, { type: 'sent' }>;
const isSent = (event: MailEvent): event is Sent => event.type === 'sent';

function sentRows(t: Context['t']) {
  return ({ id, timeZone, style, events }: MissionMail): readonly (readonly string[])[] =>
    events
      .filter(isSent)
      .map(({ at, address, sequence, meeting, method, how, by }) => [
        sentWords(at, timeZone, style),
        address,
        String(sequence),
        `${id}/${meeting}`,
        t(`cli.invites.outbox.how.${method.toLowerCase()}.${how}`, { by: by ?? '' }).trim(),
      ]);
}

/** @example localTime('2026-11-28T17:30:00.000Z', 'Asia/Taipei') // '2026-11-29 01:30' */
function localTime(at: string, timeZone: string): string {
  const { date, time } = civilOf(Date.parse(at), timeZone);
  return `${date} ${time}`;
}

/** @example sentWords('2026-11-28T17:30:00.000Z', 'Asia/Taipei', style) // '115 年 11 月 29 日上午 1:30' */
function sentWords(at: string, timeZone: string, style: DateStyle): string {
  const { date, time } = civilOf(Date.parse(at), timeZone);
  return withDay(formatDate(date, style), formatTime(time, style));
}

function listingJson(mails: readonly MissionMail[]): string {
  const value = {
    confirm: confirmationOf(mails),
    missions: mails.map(({ id, timeZone, style, waiting, events }) => ({
      mission: id,
      waiting: waiting.map(
        ({ mail: { meeting, method, why, guest, revision, language, side, uid }, subject, path }) => ({
          uid,
          meeting,
          method,
          why,
          to: guest.email,
          side,
          language,
          sequence: revision.sequence,
          subject,
          file: path,
        }),
      ),
      sent: events.filter(isSent).map(({ uid, meeting, method, address, sequence, at, by, how }) => ({
        uid,
        meeting,
        method,
        to: address,
        sequence,
        at,
        localTime: localTime(at, timeZone),
        when: sentWords(at, timeZone, style),
        by,
        how,
      })),
    })),
  };
  return JSON.stringify(value, undefined, 2);
}
