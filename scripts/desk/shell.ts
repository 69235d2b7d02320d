import type { Translate } from '#locale/words.ts';
import { escapeXml } from '#model/xml-text.ts';

/**
 * The one page that there is: everything in it is drawn by `/desk.js`, which begins with `home` and need not ask.
 * A block of data is no script (HTML Living Standard, 4.12.1), so that the policy lets it be.
 */
export function shellPage({ title, language, home }: Shell): string {
  const data = JSON.stringify(home).replaceAll('<', '\\u003c');
  return page({
    title,
    language,
    body: `<div id="desk"></div><script type="application/json" id="home">${data}</script><script type="module" src="/desk.js"></script>`,
  });
}

type Shell = { readonly title: string; readonly language: string; readonly home: unknown };

/** For who has not shown the key. */
export function turnAwayPage(t: Translate, language: string): string {
  const body = `<main class="narrow page-body"><h1>${escapeXml(t('desk.title'))}</h1><p>${escapeXml(t('desk.turned-away'))}</p></main>`;
  return page({ title: t('desk.title'), language, body });
}

type Page = { readonly title: string; readonly language: string; readonly body: string };

function page({ title, language, body }: Page): string {
  return `<!doctype html>
<html lang="${escapeXml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escapeXml(title)}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/desk.css"></head><body>${body}</body></html>
`;
}
