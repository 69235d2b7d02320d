import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { checkProse } from '#rules/check-prose.ts';
import { recommendationCount } from '#rules/recommendation-count.ts';
import { copyOf, edit, fixture } from '../workspace-copy.ts';

const line = ({ position, severity, code }: Diagnostic): string =>
  `${position.file}:${position.line}:${position.column} ${severity} ${code}`;

const MISSION = 'data/missions/2019-forum/mission.yaml';
const AGENDA = 'data/missions/2019-forum/agenda.yaml';
const BILATERALS = 'data/missions/2019-forum/bilaterals.yaml';
const PEOPLE = 'data/people.yaml';
const ZH = 'content/missions/2019-forum/zh-TW/report.mdx';
const EN = 'content/missions/2019-forum/en/report.mdx';

type Row = readonly [slip: string, file: string, find: string, put: string, says: string];

/** `▸` stands where the finding must point, and is taken out before the rule runs. */
// biome-ignore format: one slip a line reads as the table it is
const SLIPS: readonly Row[] = [
  ['a heading of another depth', EN, '## Proceedings', '▸### Proceedings', 'warning outline-differs'],
  ['two components in another order', EN, '<Recommendations />', '▸<Annexes />', 'warning outline-differs'],
  ['circles left to fill in', ZH, '會議開幕', '▸○○會議開幕', 'warning placeholder-left'],
  ['a note to oneself', EN, 'took part', 'took part ▸TBC', 'warning placeholder-left'],
  ['an abstract too short', MISSION, '討論貿易便捷化協定之施行、單一窗口之介接、優質企業之相互承認，以及跨境電子商務之風險管理等議題。', '', 'warning abstract-length'],
  ['a report too late', MISSION, 'reportDate: 2019-10', 'reportDate: ▸2020-01', 'warning report-late'],
  ['somebody known from a caption alone', MISSION, 'people: [範例甲, rosa-ejemplo]', 'people: [範例甲, rosa-ejemplo, ▸caption-only]', 'warning caption-person-absent'],
  ['a photo that no edition shows', MISSION, 'photos:\n', 'photos:\n  - { id: ▸unseen, caption: { zh-TW: 會場, en: The hall } }\n', 'warning photo-not-shown'],
  ['two sessions of one track at once', AGENDA, 'start: 10:00\n        end: 11:00\n        track: main\n        attendedBy: [範例甲]', 'start: ▸09:30\n        end: 11:00\n        track: main', 'warning track-overlap'],
  ['a meeting inside a session that its delegate attends', BILATERALS, 'date: 2019-08-03, start: 14:00, end: 15:00', 'date: 2019-08-02, start: ▸09:30, end: 09:45', 'warning person-in-two-places'],
  ['a meeting on the day of departure', BILATERALS, 'date: 2019-08-03', 'date: ▸2019-08-01', 'warning meeting-on-travel-day'],
  ['a title that changes', BILATERALS, '{ person: 範例甲, title: { zh-TW: 專員', '{ person: 範例甲, title: ▸{ zh-TW: 科長', 'warning title-changes'],
  ['a speaker whose economy was not there', AGENDA, 'person: pablo-muestra', 'person: ▸caption-only', 'warning speaker-absent'],
  ['a Chinese weekday that is wrong', ZH, '108 年 8 月 2 日（星期五）', '▸108 年 8 月 2 日（星期四）', 'warning weekday-wrong'],
  ['an English weekday that is wrong', EN, 'on Friday 2 August', 'on ▸Monday 2 August', 'warning weekday-wrong'],
  ['a country in APEC', ZH, '各經濟體', '▸各國', 'warning forum-term'],
  ['a country in APEC, in English', EN, 'Each economy', 'Each ▸country', 'warning forum-term'],
  ['an abbreviation that no index explains', EN, 'its AEO', 'its ▸SCCP and SCCP and AEO', 'warning abbreviation-unlisted'],
  ['the other form of an abbreviation', EN, 'the TFA.', 'the ▸ATF.', 'warning abbreviation-superseded'],
  ['a chapter that the form asks for', ZH, '## 目的', '▸## 楔子', 'warning chapter-missing'],
  ['an abbreviation that nobody uses', 'data/glossary.yaml', 'abbreviations:\n', 'abbreviations:\n  - { short: ▸XQZ, full: { zh-TW: 無人使用, en: Nobody uses it } }\n', 'warning abbreviation-unused'],
  ['an abbreviation spelt out in another way', EN, 'economic operators (AEO)', '▸Agreed Economic Operators (AEO)', 'warning abbreviation-expanded-otherwise'],
  ['an abbreviation that the Chinese edition does not spell out', ZH, '依貿易便捷化協定（TFA）', '依 ▸TFA ', 'warning abbreviation-unexpanded'],
  ['an abbreviation that the English edition does not spell out', EN, 'the Trade Facilitation Agreement (TFA) made', 'the ▸TFA made', 'warning abbreviation-unexpanded'],
  ['a half-width comma in Chinese', ZH, '開幕，計', '開幕▸,計', 'warning half-width-mark'],
  ['a full-width letter', ZH, '（AEO）', '（▸ＡEO）', 'warning full-width-letter'],
  ['a space between Chinese characters', ZH, '交換意見', '交換▸ 意見', 'warning space-between-han'],
  ['no space between Chinese and Latin letters', ZH, '各經濟體就 AEO', '各經濟體就▸AEO', 'warning space-missing'],
  ['no space between digits and Chinese', ZH, '計 1,250 家', '計 1,250▸家', 'warning space-missing'],
  ['a space without width that came with a copied word', EN, 'took part', 'took ▸\u200bpart', 'warning character-unseen'],
  ['an order of reading that is not that of writing', ZH, '交換意見', '交換▸\u202e意見', 'warning character-unseen'],
  ['a character that was lost', EN, 'took part', 'took p▸\ufffdrt', 'warning character-lost'],
  ['a mark of direction in a name', PEOPLE, 'name: Rosa', 'name: ▸\u202aRosa', 'warning character-unseen'],
  ['one person under two spellings', PEOPLE, 'people:\n', 'people:\n  - { id: rosa-exemplo, name: Rosa Exemplo, partner: PE }\n', 'warning name-spelt-twice'],
  ['a second finding let stand without a reason', AGENDA, 'start: 10:00', 'start: 10:00 # ▸attache-ignore: track-overlap', 'error ignore-without-reason'],
  ['a finding let stand that is not there', AGENDA, 'start: 10:00', 'start: 10:00 # ▸attache-ignore: track-overlap — for the record', 'warning ignore-unused'],
];

/** A person that some slips need and the sound fixture does not have. */
function withCaptionOnly(): string {
  const root = copyOf('formosa');
  edit(root, PEOPLE, {
    find: 'people:\n',
    put: 'people:\n  - { id: caption-only, name: Otra Persona, partner: JP }\n',
  });
  edit(root, 'data/economies.yaml', {
    find: 'economies:\n',
    put: 'economies:\n  - { id: JP, name: { zh-TW: 日本, en: Japan } }\n',
  });
  return root;
}

test('the sound fixture satisfies every rule', () => {
  expect(loadWorkspace(fixture('formosa')).diagnostics).toEqual([]);
  expect(loadWorkspace(withCaptionOnly()).diagnostics).toEqual([]);
});

test('signs that nobody sees are let alone where a script needs them', () => {
  const root = copyOf('formosa');
  const put = 'took part (\u200fשלום\u200f)';
  edit(root, EN, { find: 'took part', put });
  edit(root, PEOPLE, { find: 'name: Rosa', put: 'name: สวัส\u200bดี 🏴\u{e0067}\u{e0062}\u{e007f} Rosa' });
  expect(loadWorkspace(root).diagnostics).toEqual([]);
});

describe('each slip is found at its place, and nothing else; of prose also while it is being written', () => {
  test.each(SLIPS)('%s', (_, file, find, put, says) => {
    const root = withCaptionOnly();
    edit(root, file, { find, put });
    const path = join(root, file);
    const marked = readFileSync(path, 'utf8');
    const before = marked.slice(0, Math.max(0, marked.indexOf('▸'))).split('\n');
    writeFileSync(path, marked.replace('▸', ''));
    const { workspace, diagnostics } = loadWorkspace(root);
    const found = diagnostics.map(line);
    const place = marked.includes('▸') ? `${file}:${before.length}:${(before.at(-1) ?? '').length + 1} ` : '';
    expect(found.map((each) => (place ? each : each.replace(/^\S+ /, '')))).toEqual([`${place}${says}`]);
    const mission = workspace?.missions[0];
    const isProse = file === ZH || file === EN;
    if (!isProse || !workspace || !mission) return;
    const whileWritten = checkProse(workspace, mission, file);
    expect(whileWritten.map(({ severity, code }) => `${severity} ${code}`)).toEqual([says]);
  });
});

test.each([
  ['the Association of Southeast Asian Nations', EN],
  ['東南亞國家協會、國家委員會', ZH],
  ['least developed countries, low-income countries', EN],
  ['低度開發國家、高收入國家', ZH],
])('proper names and fixed terms keep their words: %s', (words, file) => {
  const root = copyOf('formosa');
  edit(
    root,
    file,
    file === EN
      ? { find: 'Each economy', put: `Each economy, and ${words},` }
      : { find: '各經濟體', put: `${words}及各經濟體` },
  );
  expect(loadWorkspace(root).diagnostics).toEqual([]);
});

test.each([
  ['1,250 authorised', '1,520 authorised', ['en/report.mdx:3:43', 'zh-TW/report.mdx:3:26']],
  ['12.5%', '15.2%', ['en/report.mdx:3:154', 'zh-TW/report.mdx:3:61']],
])('%s that is %s in the other edition is shown in both', (find, put, places) => {
  const root = copyOf('formosa');
  edit(root, EN, { find, put });
  expect(loadWorkspace(root).diagnostics.map(line)).toEqual(
    places.map((place) => `content/missions/2019-forum/${place} warning figure-differs`),
  );
});

test('a figure that the companion leaves out is found in the filing copy', () => {
  const root = copyOf('formosa');
  edit(root, ZH, { find: '計 1,250', put: '計 2 兆元及 1,250' });
  expect(loadWorkspace(root).diagnostics.map(line)).toEqual([`${ZH}:3:26 warning figure-differs`]);
  edit(root, EN, { find: '1,250', put: 'two trillion and 1,250' });
  expect(loadWorkspace(root).diagnostics).toEqual([]);
});

test.each([
  ['25.1 億元', '2.51 billion'],
  ['394 萬件', '3.94 million'],
  ['21.25 萬人', '212,500'],
])('%s and %s are one figure', (han, english) => {
  const root = copyOf('formosa');
  edit(root, ZH, { find: '計 1,250', put: `計 ${han}及 1,250` });
  edit(root, EN, { find: '1,250', put: `${english} and 1,250` });
  expect(loadWorkspace(root).diagnostics).toEqual([]);
});

test('a text without its companion is told, by the text that is there', () => {
  const root = copyOf('formosa');
  rmSync(join(root, EN));
  expect(loadWorkspace(root).diagnostics.map(line)).toContain(`${ZH}:1:1 warning prose-missing-language`);
});

test('fewer recommendations than the form asks for are told once the report has a date', () => {
  const { workspace } = loadWorkspace(fixture('formosa'));
  if (!workspace) throw new Error('the fixture cannot be read');
  const asking = (minimumRecommendations: number) => ({
    ...workspace,
    profiles: new Map(
      [...workspace.profiles].map(([name, profile]) => [name, { ...profile, minimumRecommendations }]),
    ),
  });
  const count = workspace.missions[0]?.recommendations.length ?? 0;
  const told = (minimum: number) =>
    recommendationCount
      .find(asking(minimum))
      .map(({ code, severity, parameters }) => [code, severity, parameters]);
  expect([told(count), told(count + 1)]).toEqual([
    [],
    [['too-few-recommendations', 'warning', { count, minimum: count + 1 }]],
  ]);
});

test('a plural is listed by its singular or its plural', () => {
  const root = copyOf('formosa');
  edit(root, 'data/glossary.yaml', {
    find: 'abbreviations:',
    put: 'abbreviations:\n  - { short: MSMEs, full: { zh-TW: 微中小企業, en: enterprises } }',
  });
  edit(root, EN, { find: 'its AEO', put: 'its AEO, enterprises (MSMEs) and MSMEs' });
  expect(loadWorkspace(root).diagnostics).toEqual([]);
});

test('a warning with a reason beside it is let stand, in YAML and in MDX', () => {
  const root = copyOf('formosa');
  edit(root, AGENDA, {
    find: 'start: 10:00',
    put: 'start: 09:30 # attache-ignore: track-overlap — printed so',
  });
  edit(root, AGENDA, { find: '        attendedBy: [範例甲]\n        roles', put: '        roles' });
  edit(root, EN, {
    find: 'The forum opened on Friday',
    put: '{/* attache-ignore: weekday-wrong — as the source has it */}\n\nThe forum opened on Monday',
  });
  expect(loadWorkspace(root).diagnostics).toEqual([]);
});

test.each([
  ['off', []],
  ['error', [`${ZH}:3:4 error forum-term`]],
] as const)('a profile may grade a finding: %s', (grade, found) => {
  const root = copyOf('formosa');
  mkdirSync(join(root, 'templates/reports'), { recursive: true });
  cpSync(
    fileURLToPath(new URL('../../templates/reports/tw-2011.yaml', import.meta.url)),
    join(root, 'templates/reports/tw-2011.yaml'),
  );
  edit(root, 'templates/reports/tw-2011.yaml', {
    find: 'chapters:',
    put: `checks: { forum-term: ${grade} }\nchapters:`,
  });
  edit(root, ZH, { find: '108 年 8 月', put: '各國 108 年 8 月' });
  expect(loadWorkspace(root).diagnostics.map(line)).toEqual(
    found.map((each) => each.replace(':3:4', ':3:1')),
  );
});

test('no rule crashes on any cut or doubled workspace', () => {
  const files = [MISSION, AGENDA, BILATERALS, ZH, EN, PEOPLE];
  const cut = fc.record({
    file: fc.constantFrom(...files),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 60 }),
    doubled: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      const root = copyOf('formosa');
      for (const { file, from, length, doubled } of cuts) {
        const text = readFileSync(join(root, file), 'utf8');
        const at = Math.floor(from * text.length);
        const piece = text.slice(at, at + length);
        writeFileSync(
          join(root, file),
          text.slice(0, at) + (doubled ? piece + piece : '') + text.slice(at + length),
        );
      }
      for (const { position } of loadWorkspace(root).diagnostics) expect(position.line).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
