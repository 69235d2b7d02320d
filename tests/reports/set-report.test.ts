import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { heldPicture } from '#load/paper-picture.ts';
import { parseProse } from '#load/parse-prose.ts';
import type { Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import type { SetResult } from '#reports/report-input.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture } from './fixture.ts';
import { readPdf, type StructElement, squash } from './read-pdf.ts';
import { smallPng } from './small-png.ts';

const workspace = openFixture();

function bytesOf(result: SetResult): Uint8Array {
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return result.bytes;
}

/** The words of the prose, without markup, in reading order. */
function wordsOf(node: Nodes): readonly string[] {
  if (node.type === 'footnoteDefinition') return [];
  if ('value' in node) return [squash(node.value)];
  return 'children' in node ? node.children.flatMap(wordsOf) : [];
}

/** A workspace whose only report is this MDX. */
function withReport(text: string, language = 'zh-TW'): Workspace {
  const mission = workspace.missions[0];
  const parsed = parseProse('content/missions/2020-harbour/zh-TW/report.mdx', text);
  if (!mission || !('tree' in parsed)) throw new Error('unreadable');
  const prose: Prose = {
    kind: 'report',
    language: language as Prose['language'],
    file: 'content/missions/2020-harbour/zh-TW/report.mdx',
    tree: parsed.tree,
  };
  return { ...workspace, missions: [{ ...mission, prose: [prose] }] };
}

test.each(['zh-TW', 'en'])('every word of the prose is read back in order: %s', async (language) => {
  const { pages } = await readPdf(bytesOf(setReport(inputFor(workspace, language))));
  const read = squash(pages.join(''));
  const missing: string[] = [];
  let from = read.lastIndexOf(
    squash(
      workspace.missions[0]?.prose
        .find((each) => each.kind === 'report' && each.language === language)
        ?.tree.children.flatMap(wordsOf)[0] ?? '',
    ),
  );
  for (const prose of workspace.missions[0]?.prose ?? []) {
    if (prose.language !== language || prose.kind !== 'report') continue;
    for (const text of prose.tree.children.flatMap(wordsOf)) {
      const found = read.indexOf(text, from);
      if (found < 0) missing.push(text);
      else from = found + text.length;
    }
  }
  expect(missing).toEqual([]);
});

test('a page of plain text is read back character for character', async () => {
  const text =
    '「海關」、『關務』。（甲）（乙）：瑪麗‧史密斯 • Mary・Smith；AV To “W.” 與 “引號”！？——……⁰⁵⁶⁷⁸⁹⚫➢☐☑𝟙é\u00a0ñ';
  const known = text.replace('𝟙', '');
  const { pages } = await readPdf(bytesOf(setReport(inputFor(withReport(known.repeat(12)), 'zh-TW'))));
  const read = squash(pages.join(''));
  const expected = squash(known.repeat(12));
  const from = read.indexOf(expected.slice(0, 20));
  expect(read.slice(from, from + expected.length)).toBe(expected);
});

test('the same input gives the same bytes', () => {
  const twice = [1, 2].map(() =>
    Buffer.from(bytesOf(setReport(inputFor(openFixture(), 'zh-TW')))).toString('base64'),
  );
  expect(twice[0]).toBe(twice[1]);
});

test('a character that no font has is named with its place', () => {
  const result = setReport(inputFor(withReport('第一行\n\n## 標題\n\n- 甲**乙𪜀**丙\n'), 'zh-TW'));
  expect(result).toEqual({
    findings: [
      {
        code: 'report-missing-glyph',
        severity: 'error',
        at: { file: 'content/missions/2020-harbour/zh-TW/report.mdx', line: 5, column: 7 },
        parameters: { character: '𪜀', codePoint: 'U+2A700' },
      },
    ],
  });
});

test('a character of the facts that no font has is named with its field', () => {
  const mission = workspace.missions[0];
  const photos = mission?.photos.map((photo) => ({
    ...photo,
    caption: { 'zh-TW': '與𪜀田合影', en: 'With Yoshida' },
  }));
  const changed = { ...workspace, missions: mission && photos ? [{ ...mission, photos }] : [] };
  const result = setReport(inputFor(changed, 'zh-TW'));
  expect('findings' in result && result.findings.map(({ at }) => at)).toEqual([
    {
      file: 'data/missions/2020-harbour/mission.yaml',
      path: ['photos', photos?.[0]?.id, 'caption', 'zh-TW'],
    },
  ]);
});

test('what a page cannot show is a fault at its place', () => {
  const result = setReport(
    inputFor(
      withReport('甲\n\n# 大標題\n\n乙 {1 + 1}\n\n<Map />\n\n![圖](x.png)\n\n{/* 註解 */}\n'),
      'zh-TW',
    ),
  );
  expect(
    'findings' in result && result.findings.map(({ at, parameters }) => [at, parameters['construct']]),
  ).toEqual([
    [{ file: 'content/missions/2020-harbour/zh-TW/report.mdx', line: 3, column: 1 }, '#'],
    [{ file: 'content/missions/2020-harbour/zh-TW/report.mdx', line: 5, column: 3 }, '{1 + 1}'],
    [{ file: 'content/missions/2020-harbour/zh-TW/report.mdx', line: 7, column: 1 }, '<Map>'],
    [{ file: 'content/missions/2020-harbour/zh-TW/report.mdx', line: 9, column: 1 }, 'image'],
  ]);
});

test('a report without prose in the language is a fault', () => {
  const result = setReport(inputFor(withReport('甲'), 'en'));
  expect('findings' in result && result.findings.map(({ code, parameters }) => [code, parameters])).toEqual([
    ['report-no-prose', { mission: '2020-harbour', language: 'en' }],
  ]);
});

test('bookmarks, page labels and metadata', async () => {
  const { outline, labels, info } = await readPdf(bytesOf(setReport(inputFor(workspace, 'zh-TW'))));
  expect(outline).toEqual([
    '出國報告摘要',
    '目錄',
    '相片目錄',
    '附件目錄',
    '壹、緣起',
    '貳、會談',
    '參、建議',
    '英文縮寫對照',
    '附件',
  ]);
  expect(labels).toEqual(['', '', 'i', 'ii', '1', '2']);
  expect([info['Title'], info['Language'], info['Author'], info['PDFFormatVersion']]).toEqual([
    '港務會議報告',
    'zh-TW',
    '林一',
    '1.7',
  ]);
});

test('the structure tree has headings, lists, tables, figures with text, notes and languages', async () => {
  const { mission } = inputFor(workspace, 'zh-TW');
  const photos = mission.photos.map((photo) => ({ ...photo, file: 'quay.png' }));
  const input = {
    ...inputFor(workspace, 'zh-TW', { ...mission, photos }),
    readPhoto: () => heldPicture(smallPng()),
  };
  const { structure } = await readPdf(bytesOf(setReport(input)));
  const found = structure.flatMap(flatten);
  const roles = new Set(found.map(({ role }) => role));
  const expected = [
    'H1',
    'H2',
    'P',
    'L',
    'LI',
    'Lbl',
    'LBody',
    'Table',
    'TR',
    'TH',
    'TD',
    'Figure',
    'Caption',
    'TOC',
    'TOCI',
    'Link',
    'Note',
    'Reference',
    'BlockQuote',
    'Span',
  ];
  expect(expected.filter((role) => !roles.has(role))).toEqual([]);
  expect(found.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual([
    '相片 1：碼頭合影（由左至右：Mary Smith、林一）',
  ]);
  expect([...new Set(found.flatMap(({ role, lang }) => (role === 'Span' ? [lang] : [])))]).toEqual(['en']);
});

function flatten(element: StructElement): readonly StructElement[] {
  return [element, ...(element.children ?? []).flatMap(flatten)];
}
