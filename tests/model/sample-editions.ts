import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The languages of the sample, the filing copy first. */
const EDITIONS = ['zh-TW', 'en'] as const;
type Both<T> = readonly [chinese: T, english: T];

/** A heading of an edition and what stands under it, up to the next; `shown`: what the facts put there. */
export type Section = {
  readonly level: number;
  readonly title: string;
  readonly text: string;
  readonly shown: readonly string[];
};

/** A component without what it says in its own language, as `<Photo id="panel" />`. */
const COMPONENT =
  /<(?:Bilateral|Photo|Agenda|Commitments|Recommendations|Itinerary|Delegation|Annexes)\b[^>]*>/g;

function sectionsOf(prose: string): readonly Section[] {
  return prose
    .split(/^(?=#{2,6} )/m)
    .filter((part) => part.startsWith('#'))
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const text = lines.join('\n');
      const level = heading.indexOf(' ');
      return { level, title: heading.slice(level + 1), text, shown: text.match(COMPONENT) ?? [] };
    });
}

const editions = <T>(make: (language: (typeof EDITIONS)[number]) => T): Both<T> => [
  make(EDITIONS[0]),
  make(EDITIONS[1]),
];

export type SampleMission = {
  readonly id: string;
  readonly sections: Both<readonly Section[]>;
  readonly readouts: Both<ReadonlyMap<string, string>>;
  readonly photos: readonly { readonly id: string; readonly caption: Both<string> }[];
};

const Facts = z.object({
  photos: z.array(z.object({ id: z.string(), caption: z.record(z.string(), z.string()) })).default([]),
});

/** The missions of a workspace that have a report, as their files say. */
export function sampleMissions(root: string): readonly SampleMission[] {
  return readdirSync(join(root, 'content/missions'))
    .toSorted()
    .filter((id) => existsSync(join(root, 'content/missions', id, 'en/report.mdx')))
    .map((id) => {
      const folder = (language: string): string => join(root, 'content/missions', id, language);
      const facts = Facts.parse(parse(readFileSync(join(root, 'data/missions', id, 'mission.yaml'), 'utf8')));
      return {
        id,
        sections: editions((each) => sectionsOf(readFileSync(join(folder(each), 'report.mdx'), 'utf8'))),
        readouts: editions((each) => readoutsOf(join(folder(each), 'readouts'))),
        photos: facts.photos.map((photo) => ({
          id: photo.id,
          caption: editions((each) => photo.caption[each] ?? ''),
        })),
      };
    });
}

const readoutsOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    (existsSync(folder) ? readdirSync(folder).toSorted() : []).map((name) => [
      name.replace('.mdx', ''),
      readFileSync(join(folder, name), 'utf8'),
    ]),
  );

const hanOf = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;
const wordsOf = (text: string): number =>
  text.replace(/<[^>]*>/g, '').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;

const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

function table(headings: readonly string[], rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [row(...headings), row(...headings.map(() => '---')), ...rows, ''];
}

/** The page that sets both editions of the sample side by side. */
export function editionsPage(missions: readonly SampleMission[]): string {
  return [
    '# The two editions, heading by heading',
    '',
    'Each report of the sample in both languages: Han characters of the Chinese text beside words of the English under each heading, and each record and photo in the same order. What `<Commitments />`, `<Agenda />` and their like put in comes from the facts, which are one for both, and is not counted. Where one edition has fewer or other headings, components, records or captions than the other, the test that keeps this page fails; `ATTACHE_UPDATE_REFS=1 npx vitest run tests/model/sample-editions.test.ts` writes it anew.',
    '',
    ...missions.flatMap(missionPart),
  ].join('\n');
}

function missionPart({ id, sections, readouts, photos }: SampleMission): readonly string[] {
  const [chinese, english] = sections;
  const headings = chinese.map(({ level, title, text }, index) =>
    row(
      `${'– '.repeat(level - 2)}${title}`,
      english[index]?.title ?? '',
      hanOf(text),
      wordsOf(english[index]?.text ?? ''),
    ),
  );
  const sums = [
    chinese.reduce((sum, { text }) => sum + hanOf(text), 0),
    english.reduce((sum, { text }) => sum + wordsOf(text), 0),
  ] as const;
  const records = [...readouts[0]].map(([name, text]) =>
    row(`\`${name}\``, hanOf(text), wordsOf(readouts[1].get(name) ?? '')),
  );
  return [
    `## ${id}`,
    '',
    ...table(['中文', 'English', 'Han characters', 'Words'], [...headings, row('**Together**', '', ...sums)]),
    ...table(['Record', 'Han characters', 'Words'], records),
    ...table(
      ['Photo', '中文', 'English'],
      photos.map(({ caption }, index) => row(index + 1, ...caption)),
    ),
  ];
}
