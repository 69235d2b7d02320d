import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadFonts } from '#load/fonts.ts';
import { loadHyphenation } from '#load/hyphenation.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { finishDocument, layoutSection, pageLabels } from '#reports/assemble.ts';
import { type Block, paragraph } from '#reports/block.ts';
import { A4 } from '#reports/layout/page-setup.ts';
import { bodyFrame, type Frame } from '#reports/layout/theme.ts';
import type { KeptText } from '#reports/text/kept-text.ts';
import { markBlocks } from '#reports/text/mark-languages.ts';

const MARGIN_PT = 72;
const SIZE_PT = 12;
const LANGUAGE = 'zh-TW';
const SEEDS = ['002_', '003_'];

/** A line of the text: `true` where it is a heading. */
export type Line = { readonly text: string; readonly isHeading: boolean };

/** The two longest seeds, line by line; a made text of the same length where they are not at hand. */
export function readLines(): readonly Line[] {
  const folder = join(TOOLKIT_ROOT, '..', 'shared', 'seeds');
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => SEEDS.some((seed) => name.startsWith(seed)))
    : [];
  const text =
    files.length > 0 ? files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n') : MADE;
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, isHeading: /^[壹貳參肆伍陸柒捌玖拾]、.{1,24}$/.test(line) }));
}

const MADE =
  '本次會議討論關務合作、優質企業（AEO）相互承認及單一窗口之推動現況，與會各方同意於 2026 年底前交換資料項目清單。\n'.repeat(
    600,
  );

export function blocksOf(lines: readonly Line[]): readonly Block[] {
  const blocks = lines.map(({ text, isHeading }, index): Block => {
    const runs = [{ text, language: LANGUAGE }];
    return isHeading ? { kind: 'heading', level: 1, label: '', anchor: `h-${index}`, runs } : paragraph(runs);
  });
  return markBlocks(blocks, [LANGUAGE, 'en']);
}

/** 12 pt on A4 with an inch around, as the engines compared with. */
export function benchFrame(kept?: KeptText): Frame {
  return bodyFrame({
    kept,
    fonts: loadFonts(),
    hyphenate: loadHyphenation(),
    language: LANGUAGE,
    theme: {
      sizePt: SIZE_PT,
      leading: 1.65,
      headingSizesPt: [17, 14, 13],
      coverSizesPt: { heading: 20, title: 26, field: 14 },
    },
    widthPt: A4.widthPt - 2 * MARGIN_PT,
  });
}

/** The text as a tagged PDF. */
export const setText = (lines: readonly Line[]): Uint8Array => setBlocks(blocksOf(lines));

export function setBlocks(blocks: readonly Block[], kept?: KeptText): Uint8Array {
  const frame = benchFrame(kept);
  const sheet = { ...A4, topPt: MARGIN_PT, bottomPt: A4.heightPt - MARGIN_PT, leftPt: MARGIN_PT };
  const section = { blocks, numbering: 'arabic' as const, header: true };
  const laid = [layoutSection(section, sheet, frame)];
  const info = { title: 'Bench', author: '', subject: '', keywords: '', language: LANGUAGE, now: 0 };
  const labels = pageLabels(laid, String);
  const heads = { headerStart: '', headerEnd: '', mark: undefined };
  return finishDocument(laid, { labels, sheet, frame, info, ...heads, fonts: frame.fonts }).bytes;
}

/** The same text for Typst, set alike. */
export const typstHead = [
  '#set document(title: "Bench", date: none)',
  '#set page(paper: "a4", margin: 72pt, numbering: "1")',
  '#set text(font: ("Source Serif 4", "Noto Serif TC"), size: 12pt, lang: "zh", region: "tw")',
  '#set par(justify: true, leading: 0.95em, spacing: 0.95em, first-line-indent: (amount: 2em, all: true))',
  '#show heading: set text(font: "Noto Sans TC", weight: "bold")',
].join('\n\n');

export function typstLines(lines: readonly Line[]): string {
  const quote = (text: string): string => `#${JSON.stringify(text).replace(/\\u/g, '\\u')}`;
  return [
    typstHead,
    ...lines.map(({ text, isHeading }) => (isHeading ? `#heading(${JSON.stringify(text)})` : quote(text))),
  ].join('\n\n');
}

/** Folders of the typefaces that both engines use. */
export function fontFolders(): readonly string[] {
  const require = createRequire(import.meta.url);
  return [
    'noto-serif-tc/400Regular',
    'noto-serif-tc/700Bold',
    'noto-sans-tc/700Bold',
    'source-serif-4/400Regular',
  ].map((folder) =>
    join(
      dirname(require.resolve(`@expo-google-fonts/${folder.split('/')[0]}/package.json`)),
      folder.split('/')[1] ?? '',
    ),
  );
}
