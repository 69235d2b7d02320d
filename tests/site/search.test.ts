import { beforeAll, expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { searchDocuments } from '../../site/lib/search-documents.ts';
import { findIn, type LoadPiece } from '../../site/lib/search-find.ts';
import { fold } from '../../site/lib/search-grams.ts';
import { pieceOf } from '../../site/lib/search-pieces.ts';
import type { SearchDocument } from '../../site/lib/search-rank.ts';
import { openSite } from '../../site/open-site.ts';
import { JUDGED_TERMS } from './search-terms.ts';
import { SAMPLE_NOW } from './shared-build.ts';

beforeAll(() => {
  openSite({
    workspaceRoot: TOOLKIT_ROOT,
    outDir: '',
    downloads: [],
    audience: 'public',
    now: Date.parse(SAMPLE_NOW),
  });
});

/** The pieces as the site serves them. */
function piecesOf(language: string): LoadPiece {
  return async <T>(file: string): Promise<T> => pieceOf(language, file) as T;
}

const find = (language: string, query: string) => findIn(query, piecesOf(language));
const holds = ({ title, sentences }: SearchDocument, word: string) =>
  [title, ...sentences].some((text) => fold(text).includes(fold(word)));

/** Words from all over the texts: every so many characters of all sentences, two to four characters long. */
function sampleWords(language: string, count: number): readonly string[] {
  const texts = searchDocuments(language)
    .flatMap(({ sentences }) => sentences)
    .join('\n');
  const words = language === 'zh-TW' ? /[\p{Script=Han}]{2,4}/gu : /[A-Za-z]{5,}/g;
  const all = [...new Set(texts.match(words) ?? [])];
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? '');
}

test.each(['zh-TW', 'en'])('in %s every document that holds a word is found by it', async (language) => {
  for (const word of sampleWords(language, 30)) {
    const found = new Set((await find(language, word)).map(({ document }) => document));
    const missed = searchDocuments(language).filter((each) => holds(each, word) && !found.has(each));
    // A word of letters is found by its beginning, not by its middle.
    const wanted = missed.filter(
      (each) =>
        language === 'zh-TW' ||
        new RegExp(`\\b${word}\\b`, 'i').test([each.title, ...each.sentences].join(' ')),
    );
    expect([word, wanted.map(({ href }) => href)]).toEqual([word, []]);
  }
});

test.each([
  ['zh-TW', '量子電腦'],
  ['zh-TW', '企鵝'],
  ['zh-TW', '比特幣'],
  ['en', 'penguin'],
  ['en', 'blockchains'],
  ['en', 'xyzzy'],
])('in %s nothing is found for %s, which is nowhere', async (language, word) => {
  expect(searchDocuments(language).filter((each) => holds(each, word))).toEqual([]);
  expect(await find(language, word)).toEqual([]);
});

test.each([
  ['zh-TW', '美國', '/zh-TW/partners/US/'],
  ['zh-TW', '日本', '/zh-TW/partners/JP/'],
  ['en', 'Japan', '/en/partners/JP/'],
  ['en', 'New Zealand', '/en/partners/NZ/'],
])('in %s the first answer to %s is its own page', async (language, query, href) => {
  expect((await find(language, query))[0]?.document.href).toBe(href);
});

test('the words as they were typed come before all of them, and these before some', async () => {
  const hits = await find('en', 'mutual recognition');
  const phrase = hits.map(({ document, sentence }) =>
    fold(`${document.title}\n${sentence}`).includes('mutual recognition'),
  );
  expect(phrase.lastIndexOf(true)).toBeLessThan(
    phrase.includes(false) ? phrase.indexOf(false) : Number.POSITIVE_INFINITY,
  );
  expect(hits.every(({ document: each }) => holds(each, 'mutual') && holds(each, 'recognition'))).toBe(true);
});

test.each([
  ['en', '2011 mutual recognition', 'mutual recognition'],
  ['zh-TW', '2011 相互承認', '相互承認'],
])(
  'in %s a subject with a year, %s, is answered with what was written of that year',
  async (language, query, subject) => {
    const hits = await find(language, query);
    const [first] = hits;
    expect([first?.document.year, first && fold(first.sentence).includes(subject)]).toEqual(['2011', true]);
    const saying = (each: SearchDocument) => each.year === '2011' || holds(each, '2011');
    expect(hits.filter(({ document }) => !saying(document))).toEqual([]);
  },
);

test.each(Object.entries(JUDGED_TERMS))(
  'in %s nine in ten of what people look for is answered rightly at first',
  async (language, terms) => {
    const answers = await Promise.all(
      terms.map(async ({ query, right }) => {
        const [first] = await find(language, query);
        const href = first?.document.href.replace(`/${language}/`, '') ?? 'nothing';
        return right.test(href) ? [] : [`${query}: ${href}`];
      }),
    );
    expect(terms.length).toBeGreaterThanOrEqual(30);
    expect(answers.flat().slice(terms.length / 10)).toEqual([]);
  },
);

test('two words of Chinese typed as one are looked for apart where they stand nowhere together', async () => {
  const hrefs = async (query: string) => (await find('zh-TW', query)).map(({ document }) => document.href);
  const typed = await hrefs('香港互認');
  expect([typed, typed.length > 0]).toEqual([await hrefs('香港 互認'), true]);
});

test.each([
  ['en', 'USA', '/en/partners/US/'],
  ['en', 'south korea', '/en/partners/KR/'],
  ['en', 'European Union', '/en/partners/EU/'],
  ['zh-TW', '南韓', '/zh-TW/partners/KR/'],
  ['zh-TW', 'IPR', '/zh-TW/abbreviations/#abbreviation-IPR'],
])(
  'in %s the first answer to %s, another name or a short one, is what bears it',
  async (language, query, href) => {
    expect((await find(language, query))[0]?.document.href).toBe(href);
  },
);

test('beside a title that says what was asked for stands a sentence that says it too, or what an abbreviation means', async () => {
  const [first, second] = await find('en', 'AEO');
  expect(first?.sentence).toBe('Authorized Economic Operator');
  expect([second?.document.title, second?.sentence.includes('AEO')]).toEqual(['AEO', true]);
});
