import { dateStyle, formatDate, formatTimeRange, formatTimeZone } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import type { Workspace } from '#model/workspace.ts';
import { cleanLine } from '../clean-text.ts';
import { instantOfTime } from '../event-time.ts';
import type { PlannedMail } from './plan-mails.ts';

/** What a person reads of an invitation: a program that knows calendars shows its own buttons above. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string };

type Wording = { readonly workspace: Workspace; readonly t: Translate };

/** Subject, plain text and HTML in the guest's language: the same in both forms. */
export function mailText(mail: PlannedMail, { workspace, t }: Wording): MailText {
  const { entry, why, guest } = mail;
  const when = whenText(mail, { workspace, t });
  const title = cleanLine(entry.summary);
  const lines: readonly (readonly [string, string])[] = [
    [t('invites.mail.when'), when],
    ...(entry.location ? [[t('invites.mail.where'), cleanLine(entry.location)] as const] : []),
  ];
  const opening = [
    ...(guest.name ? [t('invites.mail.dear', { name: guest.name })] : []),
    t(`invites.mail.opening.${why}`),
  ];
  const closing = [
    ...(mail.method === 'REQUEST' ? [t('invites.mail.please-answer')] : []),
    entry.organizer?.name ?? '',
  ].filter((line) => line !== '');
  const parts = { opening, title, lines, description: entry.description, closing };
  return {
    subject: cleanLine(t(`invites.mail.subject.${why}`, { title, when })),
    text: plainText(parts, t),
    html: htmlText(parts, { language: mail.language, t }),
  };
}

function whenText({ entry, language }: PlannedMail, { workspace, t }: Wording): string {
  const style = dateStyle(workspace.settings, language);
  const { when } = entry;
  if (when.kind === 'days') return formatDate(when.from, style);
  return t('invites.mail.when-text', {
    date: formatDate(when.start.date, style, { weekday: true }),
    time: formatTimeRange(when.start.time, when.end.time, style),
    zone: formatTimeZone(when.start.zone, instantOfTime(when.start), language),
  });
}

type Parts = {
  readonly opening: readonly string[];
  readonly title: string;
  readonly lines: readonly (readonly [string, string])[];
  readonly description: string;
  readonly closing: readonly string[];
};

function plainText({ opening, title, lines, description, closing }: Parts, t: Translate): string {
  return [
    opening.join('\n\n'),
    [title, ...lines.map(([label, value]) => t('invites.mail.line', { label, value }))].join('\n'),
    description,
    closing.join('\n\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function htmlText(
  { opening, title, lines, description, closing }: Parts,
  { language, t }: { readonly language: string; readonly t: Translate },
): string {
  const paragraph = (text: string): string => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const rows = lines.map(([label, value]) => paragraph(t('invites.mail.line', { label, value })));
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>`,
    ...opening.map(paragraph),
    `<p><strong>${escapeHtml(title)}</strong></p>`,
    ...rows,
    ...description.split('\n\n').filter(Boolean).map(paragraph),
    ...closing.map(paragraph),
    '</body></html>',
  ].join('\n');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
