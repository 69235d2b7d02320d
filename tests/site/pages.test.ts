import { beforeAll, expect, test } from 'vitest';
import { HELP_PAGES } from '../../site/lib/help-pages.ts';
import { pagePath } from '../../site/lib/paths.ts';
import { BASE, builtFixture, DOWNLOADS, LANGUAGES, MISSION, readAll } from './built-fixture.ts';

const BUILD_MS = 180_000;
let open = '';
let inside = '';
let files: ReadonlyMap<string, string> = new Map();
let internalFiles: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  open = await builtFixture('public');
  inside = await builtFixture('internal');
  files = readAll(open);
  internalFiles = readAll(inside);
}, BUILD_MS);

const PATHS = [
  '',
  'abbreviations/',
  'about/',
  'actions/',
  'actions/both/',
  'actions/partner/',
  'actions/us/',
  'actions/watch/',
  'missions/',
  `${MISSION}/`,
  `${MISSION}/agenda/`,
  `${MISSION}/bilaterals/`,
  `${MISSION}/bilaterals/qa/`,
  `${MISSION}/bilaterals/qb/`,
  `${MISSION}/commitments/`,
  `${MISSION}/commitments/send-list/`,
  `${MISSION}/commitments/visit/`,
  `${MISSION}/commitments/watch-treaty/`,
  `${MISSION}/delegates/`,
  `${MISSION}/report/`,
  `${MISSION}/report/side-by-side/`,
  'partners/',
  'partners/QA/',
  'partners/QA/commitments/',
  'partners/QB/',
  'people/',
  'recommendations/',
  'search/',
  ...HELP_PAGES.map(pagePath.help),
];

const pages = () => [...files].filter(([path]) => path.endsWith('.html'));
const page = (path: string, from = files) => from.get(path) ?? '';
const attributes = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map((match) => unescapeHtml(match[1] ?? ''));
const unescapeHtml = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

test('full-width brackets carry their own space: none stands before one', () => {
  const pages = [...files, ...internalFiles]
    .filter(([path]) => path.endsWith('.html'))
    .map(([, text]) => text);
  const spaced = pages.flatMap((text) => [...text.matchAll(/[^\s>,](?:<\/\w+>)*\s+(?:<span[^>]*>)?（/g)]);
  expect([pages.some((text) => text.includes('（')), spaced.map(([found]) => found)]).toEqual([true, []]);
});

test('each page is there in each language, and no other', () => {
  const wanted = LANGUAGES.flatMap((language) => PATHS.map((path) => `${language}/${path}index.html`));
  const offline = LANGUAGES.map((language) => `${language}/offline/index.html`);
  expect(
    pages()
      .map(([path]) => path)
      .sort(),
  ).toEqual([...wanted, ...offline, '404.html', 'index.html', 'offline/index.html'].sort());
});

test.each(LANGUAGES)('pages in %s say so, and lead to the same page in the other language', (language) => {
  for (const path of PATHS) {
    const html = page(`${language}/${path}index.html`);
    const other = LANGUAGES.find((each) => each !== language);
    expect(attributes(html, /<html lang="([^"]*)"/g)).toEqual([language]);
    expect(attributes(html, /href="([^"]*)"[^>]*data-language-switch/g)).toEqual([`${BASE}${other}/${path}`]);
    expect(attributes(html, /<link rel="canonical" href="([^"]*)"/g)).toEqual([
      `https://example.org${BASE}${language}/${path}`,
    ]);
    expect(attributes(html, /<link rel="alternate" hreflang="([^"]*)"/g)).toEqual([
      ...LANGUAGES,
      'x-default',
    ]);
  }
});

test('every link leads to a page, file or place that is there', () => {
  const broken = pages().flatMap(([path, html]) =>
    attributes(html, /(?:href|src)="([^"]*)"/g)
      .filter((href) => !/^(?:https?|webcal):/.test(href))
      .filter((href) => !leads(href, path))
      .map((href) => `${path} → ${href}`),
  );
  expect(broken).toEqual([]);
});

function leads(href: string, from: string): boolean {
  const url = new URL(href, `https://example.org${BASE}${from.replace(/index\.html$/, '')}`);
  if (!url.pathname.startsWith(BASE)) return false;
  const path = decodeURIComponent(url.pathname.slice(BASE.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const id = decodeURIComponent(url.hash.slice(1));
  return files.has(file) && (id === '' || page(file).includes(`id="${id}"`));
}

test('nothing comes from another host', () => {
  const foreign = pages().flatMap(([, html]) =>
    attributes(
      html,
      /<(?:script|img|iframe|link rel="(?:stylesheet|icon|preload)")[^>]*(?:src|href)="((?:https?:)?\/\/[^"]*)"/g,
    ),
  );
  expect(foreign).toEqual([]);
});

test('nothing internal is in any file of the public site', () => {
  const leaks = [...files].filter(([path, text]) => /canary|金絲雀/i.test(path + text)).map(([path]) => path);
  expect(leaks).toEqual([]);
});

test('the internal edition holds the rest, and asks not to be indexed', () => {
  const report = page(`en/${MISSION}/report/index.html`, internalFiles);
  expect(report).toContain('CANARY: this paragraph stays home.');
  expect(page('en/missions/2031-unpublished/index.html', internalFiles)).toContain('CANARY mission');
  expect(page('robots.txt', internalFiles)).toBe('User-agent: *\nDisallow: /\n');
});

test('recommendations: the public reads what the report says, the office what was decided and what became of it', () => {
  const listOf = (from: typeof files) =>
    page('en/recommendations/index.html', from).match(/<ul class="recommendations-list">.*<\/main>/s)?.[0] ??
    '';
  const wordsOf = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  expect(wordsOf(listOf(files))).toMatchInlineSnapshot(`"Hold a training course. Adopted"`);
  expect(wordsOf(listOf(internalFiles))).toMatchInlineSnapshot(
    `"Hold a training course. Partly adopted Decided by CANARY 處長 Decided on December 2024 In the report: Adopted What became of it CANARY: two courses were held History (internal) 15 January 2025 CANARY clerk Decision: Partly adopted Decided by CANARY 處長 Decided on December 2024 CANARY: two courses were held CANARY recommendation Undecided"`,
  );
});

test('what is invented is marked so on each of its pages', () => {
  const marked = pages()
    .filter(([, html]) => html.includes('strip-fictional'))
    .map(([path]) => path);
  const fictional = PATHS.filter((path) => path.startsWith(MISSION) || /^partners\/./.test(path));
  expect(marked.sort()).toEqual(
    LANGUAGES.flatMap((language) => fictional.map((path) => `${language}/${path}index.html`)).sort(),
  );
});

test('headings of the report are numbered as each language numbers them, under the same ids', () => {
  const outline = (language: string) =>
    attributes(
      page(`${language}/${MISSION}/report/index.html`),
      /<h[2-4] id="([^"]*)"[^>]*>\s*<span class="outline-label">/g,
    );
  const labels = (language: string) =>
    attributes(
      page(`${language}/${MISSION}/report/index.html`),
      /<h[2-4] id="[^"]*"[^>]*>\s*<span class="outline-label">([^<]*)/g,
    ).slice(0, 6);
  expect(labels('en')).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2']);
  expect(labels('zh-TW')).toEqual(['壹、', '一、', '二、', '貳、', '一、', '二、']);
  expect(outline('en')).toEqual(outline('zh-TW'));
});

test('a mission offers the files that were made, and calendars to subscribe to', () => {
  const html = page(`en/${MISSION}/index.html`);
  const offered = attributes(html, /href="([^"]*(?:\.pdf|\.ics))"/g).map(decodeURIComponent);
  const [report, calendar = '', delegate = ''] = DOWNLOADS;
  const ways = (file: string) => {
    const webcal = `webcal://example.org${BASE}${file}`;
    return [
      webcal,
      `${BASE}${file}`,
      webcal,
      `https://calendar.google.com/calendar/r?cid=${encodeURI(webcal)}`,
    ];
  };
  expect(offered).toEqual([`${BASE}${report}`, ...ways(calendar), ...ways(delegate)]);
});

test.each([
  ['en', ['Report (繁體中文): DOCX', 'Report (English): PDF DOCX']],
  ['zh-TW', ['報告（繁體中文）: DOCX', '報告（English）: PDF DOCX']],
])('in %s, the reports for download with each kind of file there is', (language, offered) => {
  const html = page(`${language}/${MISSION}/index.html`);
  const list = /id="downloads".*?<\/section>/s.exec(html)?.[0] ?? '';
  const items = [...list.matchAll(/<li[^>]*>\s*<span[^>]*>([^<]*)<\/span>(.*?)<\/ul>/gs)].map(
    ([, label, links]) => {
      const kinds = attributes(links ?? '', /<a [^>]*>\s*(\w+)/g);
      return `${label}: ${kinds.join(' ')}`;
    },
  );
  expect(items).toEqual(offered);
  const files = attributes(list, /href="([^"]*\.docx)"/g);
  expect(files).toEqual(LANGUAGES.map((each) => `${BASE}${MISSION}/report.${each}.docx`));
});

test('the sitemap lists every page in each language', () => {
  const listed = attributes(page('sitemap.xml'), /<loc>([^<]*)<\/loc>/g);
  const wanted = LANGUAGES.flatMap((language) =>
    PATHS.map((path) => `https://example.org${BASE}${language}/${path}`),
  );
  expect(listed.toSorted()).toEqual(wanted.toSorted());
});
