import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, expect, test } from 'vitest';
import { readAll } from './built-fixture.ts';
import { sampleSite } from './shared-build.ts';

const BUILD_MS = 180_000;
let files: ReadonlyMap<string, string> = new Map();
const read = (path: string): string => files.get(path) ?? '';

beforeAll(async () => {
  files = readAll(await sampleSite());
}, BUILD_MS);

test('feeds are well-formed Atom, latest first, and lead to pages that are there', () => {
  const feeds = ['en', 'zh-TW'].flatMap((language) =>
    ['reports', 'schedule'].map((name) => `${language}/${name}.atom`),
  );
  const told = feeds.map((path) => {
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' });
    const { feed } = parser.parse(read(path));
    const entries: { id: string; updated: string; link: Record<string, string> }[] = feed.entry ?? [];
    const updated = entries.map((entry) => entry.updated);
    return {
      isXml: XMLValidator.validate(read(path)),
      isSorted: updated.join() === updated.toSorted().toReversed().join() && feed.updated === updated[0],
      isUnique: new Set(entries.map(({ id }) => id)).size === entries.length && entries.length > 0,
      lost: entries
        .map(({ link }) => new URL(link['@_href'] ?? '').pathname.slice(1))
        .filter((page) => !files.has(`${page}index.html`)),
    };
  });
  expect(told).toEqual(feeds.map(() => ({ isXml: true, isSorted: true, isUnique: true, lost: [] })));
});

test('a mission and its report say what they are to machines', () => {
  const of = (path: string) => {
    const [, data = '{}'] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(read(`${path}/index.html`)) ?? [];
    return JSON.parse(data);
  };
  const publisher = {
    '@type': 'GovernmentOrganization',
    name: 'Customs Administration, Ministry of Finance',
  };
  expect(of('en/missions/2014-c-tpat')).toMatchObject({
    '@type': 'Event',
    startDate: '2014-08-24',
    attendee: publisher,
  });
  expect(of('en/missions/2014-c-tpat/report')).toMatchObject({ '@type': 'Report', publisher });
});

test('people met stand with the office they held, and nobody of our side is among them', () => {
  const page = read('en/people/index.html');
  const names = [...page.matchAll(/<dt[^>]*>([^<]+)<\/dt>/g)].map(([, name]) => name);
  expect(names).toContain('Ron May');
  expect(names.filter((name) => /劉芳祝|Liu Fang-chu/.test(name ?? ''))).toEqual([]);
});

test('a partner stands in a row of years with a dot for each mission on which we met, and the same in words', () => {
  const rows = read('en/partners/index.html')
    .split('<h2 class="partner-name">')
    .slice(1)
    .map((row) => [
      /\/partners\/([^/]+)\//.exec(row)?.[1],
      row.match(/<circle/g)?.length ?? 0,
      /Meetings: \d+ \([^)]*\)/.exec(row)?.[0],
    ]);
  expect(rows.filter(([partner]) => ['JP', 'US', 'CL'].includes(`${partner}`))).toEqual([
    ['CL', 0, undefined],
    ['JP', 2, 'Meetings: 2 (2014, 2011)'],
    ['US', 2, 'Meetings: 2 (2014, 2011)'],
  ]);
});

test('every page below home says where it is, and each step up is there', () => {
  const trailOf = (path: string): readonly string[] =>
    [
      ...(/<nav class="breadcrumbs".*?<\/nav>/s
        .exec(read(`${path}/index.html`))?.[0]
        .matchAll(/href="([^"]+)"/g) ?? []),
    ].map(([, href = '']) => href);
  expect(trailOf('en/missions/2014-c-tpat/bilaterals/us')).toEqual([
    '/en/',
    '/en/missions/',
    '/en/missions/2014-c-tpat/',
    '/en/missions/2014-c-tpat/bilaterals/',
  ]);
});
