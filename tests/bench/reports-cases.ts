import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { heldPicture } from '#load/paper-picture.ts';
import { type Block, plain } from '#reports/block.ts';
import { keepText } from '#reports/text/kept-text.ts';
import { blocksOf, fontFolders, readLines, setBlocks, typstHead, typstLines } from './reports-text.ts';

/** The same document for both engines: how it begins, and how it is after so many edits. */
export type Case = {
  readonly blocks: (edit: number) => readonly Block[];
  readonly typst: (edit: number) => string;
};

const LANGUAGE = 'zh-TW';
const ROWS = 2000;
const PHOTOS = 200;
const COPIES = 18;

/** What a case is named by on the command line of a process; `folder` holds what `writePhotos` has written. */
export const CASES: Readonly<Record<string, (folder: string) => Case>> = {
  edit: () => textCase(1),
  pages: () => textCase(COPIES),
  rows: () => ({
    blocks: () => [
      {
        kind: 'table',
        look: 'ruled',
        columns: [{ weight: 1 }, { weight: 6 }, { weight: 2 }],
        rows: rowTexts().map((texts) =>
          texts.map((text) => ({
            blocks: [{ kind: 'paragraph', style: 'plain', runs: plain(text, LANGUAGE) }],
          })),
        ),
      },
    ],
    typst: () =>
      `${typstHead}\n${TYPST_TABLE}\n#table(columns: (auto, 1fr, auto), ${rowTexts()
        .flat()
        .map((text) => `[${text}]`)
        .join(', ')})`,
  }),
  photos: (folder) => ({
    blocks: () =>
      photoNames().map((name, index) => ({
        kind: 'figure',
        anchor: name,
        label: '',
        alt: name,
        caption: plain(`相片 ${index + 1}`, LANGUAGE),
        image: heldPicture(readFileSync(join(folder, name))),
      })),
    typst: () =>
      `${typstHead}\n${photoNames()
        .map(
          (name, index) =>
            `#figure(image(${JSON.stringify(name)}, width: 360pt), caption: [相片 ${index + 1}])`,
        )
        .join('\n')}`,
  }),
};

function textCase(copies: number): Case {
  const lines = Array.from({ length: copies }, readLines).flat();
  const half = lines.length >> 1;
  const linesOf = (edit: number) =>
    lines.map((line, at) =>
      edit > 0 && at === half ? { ...line, text: `${line.text}另補充說明 ${edit} 項。` } : line,
    );
  return { blocks: (edit) => blocksOf(linesOf(edit)), typst: (edit) => typstLines(linesOf(edit)) };
}

/** As our tables are set. */
const TYPST_TABLE =
  '#set text(size: 10.56pt)\n#set par(justify: false, leading: 0.72em, first-line-indent: 0em)\n#set table(inset: (x: 4.75pt, y: 3.4pt), stroke: none)';

const rowTexts = (): readonly (readonly string[])[] =>
  Array.from({ length: ROWS }, (_, at) => [
    `${at + 1}`,
    `雙方同意於第 ${at + 1} 次會議前交換優質企業名單，並指定聯絡窗口。`,
    `2026 年 ${1 + (at % 12)} 月`,
  ]);

const photoNames = (): readonly string[] => Array.from({ length: PHOTOS }, (_, at) => `photo-${at}.jpg`);

/** Pictures as they are printed, each another: some 340 kB. */
export async function writePhotos(folder: string): Promise<void> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const create = { width: 1200, height: 900, channels: 3 as const, background: '#888', noise };
  const grain = await sharp({ create }).raw().toBuffer();
  for (const [at, name] of photoNames().entries()) {
    const shifted = sharp(grain, { raw: { width: 1200, height: 900, channels: 3 } }).modulate({
      brightness: 0.8 + at / 500,
    });
    writeFileSync(join(folder, name), await shifted.jpeg({ quality: 70 }).toBuffer());
  }
}

/** Sets a case after so many edits; what has been set is kept as `report --watch` keeps it. */
export function ours({ blocks }: Case): (edit: number) => Uint8Array {
  const kept = keepText();
  const set = (edit: number) => {
    kept.age();
    return setBlocks(blocks(edit), kept);
  };
  return set;
}

/** The same with Typst's native compiler, which keeps what it has set while it lives. */
export async function typst({ typst: sourceOf }: Case, folder: string): Promise<ReturnType<typeof ours>> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  let compiler: ReturnType<typeof NodeCompiler.create> | undefined;
  const set = (edit: number): Uint8Array => {
    compiler ??= NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [...fontFolders()] }] });
    return compiler.pdf({ mainFileContent: sourceOf(edit) });
  };
  return set;
}
