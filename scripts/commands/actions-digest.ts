import { join } from 'node:path';
import { dateStyle, formatDate } from '#locale/dates.ts';
import { assigneeName } from '#model/assignee.ts';
import type { CivilDate } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { escapeXml } from '#model/xml-text.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { sortActions } from '#tracker/sort-actions.ts';
import { DIGEST_PARTS, type WeekDigest, weekDigest } from '#tracker/week-digest.ts';
import { type OpenTracker, openTracker } from './actions-open.ts';
import { dueCell, ownerCell, type Speech, shown } from './actions-table.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { printFiles } from './print-files.ts';
import { writeNamedFile } from './write-named-file.ts';

/**
 * `actions digest --week`: what the week brought and the next one holds, to paste into a mail: Markdown on
 * stdout in one language; with `--out`, Markdown and HTML in both. Internal.
 */
export async function digest(context: Context, { options }: Input): Promise<ExitCode> {
  if (options['week'] !== true) {
    context.complain(context.t('actions.digest.which'));
    return 2;
  }
  const tracker = openTracker(context, 'internal');
  if (!tracker) return 1;
  const week = weekDigest(sortActions(tracker.items, 'urgency'), tracker.today as CivilDate);
  if (context.out === undefined) {
    context.print(
      context.json ? asJson(week) : markdownOf(week, speechIn(context, tracker, context.language)),
    );
    return 0;
  }
  const files: string[] = [];
  for (const language of tracker.workspace.settings.languages) {
    const speech = speechIn(context, tracker, language);
    const texts = { md: `${markdownOf(week, speech)}\n`, html: htmlOf(week, speech) };
    for (const [ending, text] of Object.entries(texts)) {
      const path = join(context.out, `digest.${language}.${ending}`);
      const code = writeNamedFile(context, path, text);
      if (code !== 0) return code;
      files.push(path);
    }
  }
  printFiles(context, files);
  return 0;
}

function speechIn({ words }: Context, { workspace }: OpenTracker, language: string): Speech {
  return { workspace, language, t: words(language) };
}

function asJson({ from, to, parts, unassigned }: WeekDigest): string {
  const ids = Object.fromEntries(DIGEST_PARTS.map((part) => [part, parts[part].map(({ id }) => id)]));
  return JSON.stringify({ from, to, ...ids, unassigned }, undefined, 2);
}

type Section = {
  readonly heading: string;
  readonly lines: readonly (readonly [what: string, about: string])[];
};

function titleOf({ from, to }: WeekDigest, { t, workspace, language }: Speech): string {
  const style = dateStyle(workspace.settings, language);
  return t('actions.digest.title', { from: formatDate(from, style), to: formatDate(to, style) });
}

function sectionsOf({ parts }: WeekDigest, speech: Speech): readonly Section[] {
  return DIGEST_PARTS.filter((part) => parts[part].length > 0).map((part) => ({
    heading: speech.t(`actions.digest.${part}`, { count: parts[part].length }),
    lines: parts[part].map((item) => [
      shown(localize(item.commitment.text, speech.language)),
      aboutOf(item, speech),
    ]),
  }));
}

function aboutOf(item: ActionItem, speech: Speech): string {
  const { t, language, workspace } = speech;
  const { assignee, status } = item;
  const name = assignee && assigneeName(workspace, assignee, language);
  const parts = [ownerCell(item, speech), dueCell(item, speech), t(`term.commitment-status.${status}`)];
  const onIt = name === undefined ? [] : [t('site.life.assign', { value: name })];
  return [...parts.filter((part) => part !== ''), ...onIt].map(shown).join(' · ');
}

function closing({ parts, unassigned }: WeekDigest, { t }: Speech): readonly string[] {
  const isQuiet = DIGEST_PARTS.every((part) => parts[part].length === 0);
  return [
    ...(isQuiet ? [t('actions.digest.nothing')] : []),
    ...(unassigned > 0 ? [t('actions.digest.unassigned', { count: unassigned })] : []),
  ];
}

function markdownOf(week: WeekDigest, speech: Speech): string {
  const sections = sectionsOf(week, speech).flatMap(({ heading, lines }) => [
    `## ${heading}`,
    '',
    ...lines.map(([what, about]) => `- ${markdown(what)} — ${markdown(about)}`),
    '',
  ]);
  return [`# ${titleOf(week, speech)}`, '', ...sections, ...closing(week, speech)].join('\n').trimEnd();
}

/** What Markdown would take for its own, and line breaks. */
function markdown(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`);
}

/** Styles stand in the tags: mail programs drop the others. */
function htmlOf(week: WeekDigest, speech: Speech): string {
  const sections = sectionsOf(week, speech).map(({ heading, lines }) => {
    const items = lines.map(
      ([what, about]) =>
        `<li style="margin:0 0 6px">${escapeXml(what)}<br><span style="color:#4b5563">${escapeXml(about)}</span></li>`,
    );
    return `<h2 style="font-size:16px;margin:18px 0 6px">${escapeXml(heading)}</h2>\n<ul style="margin:0;padding-left:20px">\n${items.join('\n')}\n</ul>`;
  });
  const ends = closing(week, speech).map((line) => `<p>${escapeXml(line)}</p>`);
  const title = escapeXml(titleOf(week, speech));
  return `<!doctype html>\n<html lang="${speech.language}">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body style="font-family:sans-serif;line-height:1.5;color:#111827">\n<h1 style="font-size:20px">${title}</h1>\n${[...sections, ...ends].join('\n')}\n</body>\n</html>\n`;
}
