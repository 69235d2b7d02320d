import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { applyEdits } from '#load/apply-edits.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { parseProse } from '#load/parse-prose.ts';
import { Abbreviation } from '#model/abbreviation.ts';
import type { BilateralId } from '#model/identifier.ts';
import type { Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { abbreviationsFirstUse } from '#rules/abbreviations-first-use.ts';
import { fixture } from '../workspace-copy.ts';

const formosa = loadWorkspace(fixture('formosa')).workspace;
const tiny = loadWorkspace(fixture('tiny')).workspace;
if (!formosa || !tiny) throw new Error('the fixtures are sound');

const entry = (short: string, zh: string, en: string) =>
  Abbreviation.parse({ short, full: { 'zh-TW': zh, ja: zh, en } });
const GLOSSARY = [
  entry('WCO', '世界關務組織', 'World Customs Organization'),
  entry('AEO', '優質企業', 'Authorized Economic Operator'),
  entry('MRA', '相互承認協議', 'Mutual Recognition Arrangement'),
  entry('SCCP', '關務程序次級委員會', 'Sub-Committee on Customs Procedures'),
  entry(
    'SCCP2',
    '關務程序次級委員會第 2 次會議',
    'Second Meeting of the Sub-Committee on Customs Procedures',
  ),
  entry('CBP', '美國海關暨邊境保護署', 'U.S. Customs and Border Protection'),
  entry('C-TPAT', '海關貿易夥伴反恐計畫', 'Customs-Trade Partnership Against Terrorism'),
  entry('APEC', '亞太經濟合作', 'Asia-Pacific Economic Cooperation'),
  entry('ABAC', 'APEC 企業諮詢委員會', 'APEC Business Advisory Council'),
  entry('e-CO', '電子產地證明', 'electronic certificate of origin'),
  entry('SME', '中小企業', 'small and medium-sized enterprise'),
  entry('SMEs', '中小企業', 'Small and Medium Enterprises'),
  Abbreviation.parse({
    short: 'IT',
    full: { 'zh-TW': '資訊技術', en: 'information technology' },
    familiar: true,
  }),
  Abbreviation.parse({ short: 'ATF', full: 'Agreement on Trade Facilitation', prefer: 'TFA' }),
  Abbreviation.parse({ short: 'EDI', full: 'EDI' }),
];

type Edition = { readonly language: string; readonly report: string; readonly readout?: string };

/** A sound workspace with the glossary above and one report, of one language. */
function workspaceOf(edition: Edition, base: Workspace | undefined = formosa): Workspace {
  const [mission] = base?.missions ?? [];
  if (!base || !mission) throw new Error('the fixture has a mission');
  const prose = [
    proseOf('report.mdx', edition.language, edition.report),
    ...(edition.readout === undefined
      ? []
      : [
          {
            ...proseOf('pe.mdx', edition.language, edition.readout),
            kind: 'readout',
            bilateral: 'pe' as BilateralId,
          } as const,
        ]),
  ];
  return { ...base, abbreviations: GLOSSARY, missions: [{ ...mission, prose }] };
}

function proseOf(file: string, language: string, text: string): Prose {
  const parsed = parseProse(file, text);
  if ('faults' in parsed) throw new Error(parsed.faults[0]?.code);
  return { kind: 'report', language: language as Prose['language'], file, tree: parsed.tree };
}

const find = (workspace: Workspace): readonly Diagnostic[] =>
  abbreviationsFirstUse.find(workspace).map(({ at, ...finding }) => {
    if (!('line' in at)) throw new Error('a finding in prose has a line');
    return { ...finding, position: at };
  });

const places = (workspace: Workspace): readonly string[] =>
  find(workspace).map(
    ({ position, parameters }) =>
      `${position.file}:${position.line}:${position.column} ${parameters['short']}`,
  );

const inEnglish = (report: string): readonly string[] => places(workspaceOf({ language: 'en', report }));
const inChinese = (report: string): readonly string[] => places(workspaceOf({ language: 'zh-TW', report }));

describe('an English first use that is spelt out is no finding', () => {
  test.each([
    ['the full name first', 'The World Customs Organization (WCO) met. The WCO decided.'],
    ['the abbreviation first', 'The WCO (World Customs Organization) met.'],
    ['in the same paragraph, a little later', 'The WCO, or World Customs Organization, met.'],
    ['over a soft line break', 'The World Customs\nOrganization (WCO) met.'],
    ['over a soft line break in a list', '- The World Customs\n  Organization (WCO) met.'],
    ['in British spelling and small letters', 'Each authorised economic operator (AEO) gains.'],
    ['in the plural', 'Mutual recognition arrangements (MRAs) were signed. One MRA is new.'],
    ['inflected within', 'We exchange electronic certificates of origin (e-CO).'],
    [
      'by an entry of its own for the plural',
      'Small and medium-sized enterprises (SMEs) gain, and each SME.',
    ],
    ['with emphasis in between', 'The **World Customs** Organization (WCO) met.'],
    ['with one word fewer', 'It passed to the Business Advisory Council (ABAC).'],
    ['in a heading before', '## The World Customs Organization (WCO)\n\nThe WCO met.'],
    ['in a cell of a table', '| Body |\n| - |\n| World Customs Organization (WCO) |\n\nThe WCO met.'],
    [
      'in a footnote called before',
      'It met.[^1]\n\nThe WCO decided.\n\n[^1]: The World Customs Organization (WCO).',
    ],
  ])('%s', (_, report) => {
    expect(inEnglish(report)).toEqual([]);
  });
});

describe('what is no running prose may keep its abbreviations', () => {
  test.each([
    ['a heading', '## The WCO'],
    ['the head of a table', '| WCO |\n| - |\n| one |'],
    ['code', 'Run `WCO`.\n\n```\nWCO\n```'],
    ['the target of a link', 'See [this](https://example.org/WCO).'],
    ['a bare address', 'See https://example.org/WCO and www.example.org/WCO.'],
    ['a quotation', 'He spoke on “The WCO and You”.'],
    ['the name of something else', 'The APEC Business Advisory Council (ABAC) met.'],
    ['what everyone reads as a word', 'IT matters.'],
    ['what gives way to another form', 'The ATF.'],
    ['what stands for itself', 'EDI.'],
    ['part of a longer word', 'Our AEO-like pre-AEO AEOX. SCCP21, XCBP and C-TPAT-CBP.'],
  ])('%s', (_, report) => {
    expect(inEnglish(report)).toEqual([]);
  });
});

test.each([
  ['bare', 'The WCO met.', ['report.mdx:1:5 WCO']],
  ['once only', 'The WCO met. The WCO met.', ['report.mdx:1:5 WCO']],
  ['SCCP2 is not SCCP', 'SCCP2, then SCCP.', ['report.mdx:1:1 SCCP2', 'report.mdx:1:13 SCCP']],
  ['C-TPAT is one word', 'Of C-TPAT and CBP.', ['report.mdx:1:4 C-TPAT', 'report.mdx:1:15 CBP']],
  ['a plural', 'Two MRAs.', ['report.mdx:1:5 MRAs']],
  ['after a heading', '## The WCO\n\nThe WCO met.', ['report.mdx:3:5 WCO']],
  ['after a quotation', '“The WCO and You” is by the WCO.', ['report.mdx:1:29 WCO']],
  ['after code', '`WCO` of the WCO', ['report.mdx:1:14 WCO']],
  ['spelt out too late', 'The WCO met.\n\nThe World Customs Organization (WCO) met.', ['report.mdx:1:5 WCO']],
  [
    'without the name being tied to it',
    'The World Customs Organization met.\n\nThe WCO.',
    ['report.mdx:3:5 WCO'],
  ],
  ['a name too far from the real one', 'American customs (CBP).', ['report.mdx:1:19 CBP']],
  ['in a cell of a table', '| Body |\n| - |\n| WCO |', ['report.mdx:3:3 WCO']],
  ['on a second line of a list', '- It is\n  the WCO.', ['report.mdx:2:7 WCO']],
  ['on a second line of a quotation', '> It is\n> the WCO.', ['report.mdx:2:7 WCO']],
  ['in the label of a link', '[The WCO](https://example.org/)', ['report.mdx:1:6 WCO']],
  [
    'in a footnote, where it is called',
    'It met.[^1] So did the WCO.\n\n[^1]: An AEO.',
    ['report.mdx:1:24 WCO', 'report.mdx:3:10 AEO'],
  ],
])('an English first use that is not: %s', (_, report, found) => {
  expect(inEnglish(report)).toEqual(found);
});

test.each([
  ['full name first', '世界關務組織（WCO）開會，WCO 決議。', []],
  ['with the other language too', '世界關務組織（World Customs Organization, WCO）開會。', []],
  ['abbreviation first', 'WCO（世界關務組織）開會。', []],
  ['nearly so', '電子產證（e-CO）。', []],
  ['between Chinese characters without spaces', '各國WCO代表', ['report.mdx:1:3 WCO']],
  ['in corner brackets', '「WCO 與你」', []],
  ['in the other language alone', 'World Customs Organization 之後，WCO 開會。', ['report.mdx:1:31 WCO']],
])('a Chinese first use: %s', (_, report, found) => {
  expect(inChinese(report)).toEqual(found);
});

test('a readout is read where the report shows its bilateral', () => {
  const readout = 'The World Customs Organization (WCO) met.';
  const found = (report: string) => places(workspaceOf({ language: 'en', report, readout }));
  expect(found('<Bilateral id="pe" />\n\nThe WCO.')).toEqual([]);
  expect(found('The WCO.\n\n<Bilateral id="pe" />')).toEqual(['report.mdx:1:5 WCO']);
});

test('what is spelt out for us alone is not spelt out for the public', () => {
  expect(inEnglish('<Internal>The World Customs Organization (WCO).</Internal>\n\nThe WCO.')).toEqual([
    'report.mdx:3:5 WCO',
  ]);
  expect(inEnglish('<Internal>The WCO.</Internal>\n\nThe World Customs Organization (WCO).')).toEqual([
    'report.mdx:1:15 WCO',
  ]);
});

/** The report with every cure applied. */
function cured(language: string, report: string, base?: Workspace): string {
  return applyEdits(report, find(workspaceOf({ language, report }, base))).text;
}

test.each([
  ['en', 'The WCO met.', 'The WCO (World Customs Organization) met.'],
  ['en', "The WCO's plan", "The WCO's (World Customs Organization) plan"],
  ['en', 'American customs (CBP).', 'American customs (CBP, U.S. Customs and Border Protection).'],
  ['en', 'Two SMEs', 'Two SMEs (Small and Medium Enterprises)'],
  ['en', '- It is\n  the WCO.', '- It is\n  the WCO (World Customs Organization).'],
  ['en', 'The *WCO* met.', 'The *WCO* met.'],
  ['zh-TW', '由 WCO 與 AEO 業者', '由 WCO（世界關務組織）與 AEO（優質企業）業者'],
  ['zh-TW', '由WCO。', '由WCO（世界關務組織）。'],
  ['zh-TW', '海關（CBP）', '海關（CBP，美國海關暨邊境保護署）'],
  ['zh-TW', 'WCO[^1] 開會\n\n[^1]: 註。', 'WCO（世界關務組織）[^1] 開會\n\n[^1]: 註。'],
])('the cure in %s of %j', (language, report, after) => {
  expect(cured(language, report)).toBe(after);
});

test('a workspace of another pair has its own expansions', () => {
  expect(cured('ja', '各国の WCO が開催した。', tiny)).toBe('各国の WCO（世界關務組織）が開催した。');
});

describe('whatever is cured stays MDX, and needs no second cure', () => {
  const MARKUP = String.raw`A {b} <C> *d* _e_ [f](g) | ~h~ \ & ${'`'}i${'`'}`;
  const base = formosa && {
    ...formosa,
    abbreviations: [
      ...GLOSSARY,
      Abbreviation.parse({ short: 'MUD', full: MARKUP }),
      Abbreviation.parse({ short: 'NET', full: 'The WCO and\nthe MUD' }),
    ],
  };
  const words = [
    'WCO',
    'AEOs',
    'MUD',
    'NET',
    "CBP's",
    'SMEs',
    '(SCCP)',
    '（ABAC）',
    '**MRA**',
    '*e-CO*',
    '`WCO`',
  ];
  const others = [
    '[APEC](https://a.org)',
    '[WCO]',
    '[AEO][]',
    '[^1]',
    '「MUD」',
    '與',
    ' ',
    ' ',
    '\n',
    '*',
    '_',
    '“',
    '”',
  ];
  const names = [
    'World Customs Organization',
    '世界關務組織',
    '\\{',
    '&amp;',
    'www.a.org',
    '<Internal>NET</Internal>',
  ];
  const line = fc
    .array(fc.constantFrom(...words, ...others, ...names), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(''));
  const block = fc.oneof(
    line,
    line.map((text) => `## ${text.replaceAll('\n', ' ')}`),
    line.map((text) => `- ${text.replaceAll('\n', '\n  ')}`),
    line.map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
    line.map((text) => `| a |\n| - |\n| ${text.replaceAll('\n', ' ')} |`),
  );
  const report = fc
    .array(block, { minLength: 1, maxLength: 5 })
    .map((blocks) => `${blocks.join('\n\n')}\n\n[^1]: AEO\n\n[WCO]: https://w.org\n\n[AEO]: https://e.org`)
    .filter((text) => 'tree' in parseProse('report.mdx', text));

  const shape = (node: Nodes): unknown => [node.type, 'children' in node ? node.children.map(shape) : 0];
  const uncured = (
    text: string,
    language: string,
  ): { readonly text: string; readonly left: readonly string[] } => {
    const { abbreviations } = base ?? { abbreviations: GLOSSARY };
    const found = find({ ...workspaceOf({ language, report: text }), abbreviations });
    const applied = applyEdits(text, found);
    const left = found.filter((each) => !applied.cured.includes(each));
    return { text: applied.text, left: left.map(({ parameters }) => String(parameters['short'])) };
  };

  test.each(['en', 'zh-TW'])('%s', (language) => {
    fc.assert(
      fc.property(report, (text) => {
        const first = uncured(text, language);
        const second = uncured(first.text, language);
        const [before, after] = [text, first.text].map((each) => parseProse('report.mdx', each));
        if (!before || !after || 'faults' in before) throw new Error('the report is MDX');
        expect('tree' in after && shape(after.tree)).toEqual(shape(before.tree));
        expect(second.text).toBe(first.text);
        expect(first.left).toEqual(expect.arrayContaining([...second.left]));
      }),
    );
  });
});
