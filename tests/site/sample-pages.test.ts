import { HtmlValidate } from 'html-validate';
import { beforeAll, expect, test } from 'vitest';
import { CONTENT_POLICY } from '../../site/content-policy.ts';
import { readAll } from './built-fixture.ts';
import { longestOfEachKind } from './looked-at.ts';
import { sampleSite } from './shared-build.ts';

const BUILD_MS = 180_000;
const CHECK_MS = 180_000;
let files: ReadonlyMap<string, string> = new Map();
let pages: readonly (readonly [string, string])[] = [];

beforeAll(async () => {
  files = readAll(await sampleSite());
  pages = [...files].filter(([path]) => path.endsWith('.html'));
}, BUILD_MS);

test('every page is valid HTML', { timeout: CHECK_MS }, async () => {
  const checker = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
  const faults: string[] = [];
  const text = (path: string) => files.get(path) ?? '';
  const all = pages.map(([path]) => path);
  for (const path of longestOfEachKind(all, (each) => text(each).length)) {
    const { results } = await checker.validateString(text(path));
    for (const { messages } of results)
      faults.push(...messages.map(({ line, column, message }) => `${path}:${line}:${column} ${message}`));
  }
  expect(faults).toEqual([]);
});

test('no page says a value that was meant for the program', () => {
  const bare = /<(?!code|td)[a-z]+\b[^>]*>\s*(?:true|false|undefined|null|NaN|\[object Object\])\s*</;
  expect(pages.filter(([, html]) => bare.test(html)).map(([path]) => path)).toEqual([]);
});

test('a report is called filed once the mission is over', () => {
  const statusOf = (mission: string) =>
    /<dt>Status<\/dt>\s*<dd>\s*([^<]*?)\s*</.exec(
      files.get(`en/missions/${mission}/report/index.html`) ?? '',
    )?.[1];
  expect(['2014-c-tpat', '2025-sccp1', '2027-harbour-forum'].map(statusOf)).toEqual([
    'Filed',
    'Filed',
    'Not filed yet',
  ]);
});

test('every time says its date to machines', () => {
  const MACHINE_READABLE = /^(?:\d{4}(?:-\d{2}){0,2})?T?(?:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?$/;
  const bare = pages.flatMap(([path, html]) =>
    [...html.matchAll(/<time\b([^>]*)>/g)]
      .map(([, attributes]) => / datetime="([^"]+)"/.exec(attributes ?? '')?.[1] ?? 'none')
      .filter((datetime) => !MACHINE_READABLE.test(datetime))
      .map((datetime) => `${path} ${datetime}`),
  );
  expect(bare).toEqual([]);
});

test('no style or script is inside of a page, and each says so to the browser', () => {
  const policy = `<meta http-equiv="content-security-policy" content="${CONTENT_POLICY}">`;
  const loose = pages.filter(([, html]) => !html.replaceAll('&#39;', "'").includes(policy));
  const inline = pages.filter(([, html]) =>
    /<style\b|\sstyle=|\son[a-z]+="|href="javascript:|<script\b(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")/.test(
      html,
    ),
  );
  expect([loose, inline].map((found) => found.map(([path]) => path))).toEqual([[], []]);
});

test('every link, of pages and in style sheets, leads to what is there', () => {
  const places = new Map(pages.map(([path, html]) => [path, new Set(html.match(/(?<=\sid=")[^"]*/g) ?? [])]));
  const leads = (href: string, from: string): boolean => {
    const url = new URL(href.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), `https://here/${from}`);
    if (url.host !== 'here') return true;
    const path = decodeURIComponent(url.pathname.slice(1));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const id = decodeURIComponent(url.hash.slice(1));
    return files.has(file) && (id === '' || (places.get(file)?.has(id) ?? false));
  };
  const ofPages = pages.flatMap(([path, html]) =>
    [...html.matchAll(/\s(?:href|src)="([^"]*)"/g), ...html.matchAll(/\ssrcset="([^" ]*)/g)]
      .map(([, href = '']) => href)
      .filter((href) => !/^(?:webcal|mailto|tel):/.test(href) && !leads(href, path))
      .map((href) => `${path} → ${href}`),
  );
  const ofSheets = [...files]
    .filter(([path]) => path.endsWith('.css'))
    .flatMap(([path, css]) =>
      [...css.matchAll(/url\(["']?([^)"']*)/g)]
        .filter(([, href = '']) => !href.startsWith('data:') && !leads(href, path))
        .map(([, href]) => `${path} → ${href}`),
    );
  expect([...ofPages, ...ofSheets]).toEqual([]);
});
