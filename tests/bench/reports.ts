import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breakLines, measure } from '#reports/text/break-lines.ts';
import { breakPoints } from '#reports/text/break-points.ts';
import { mayBeginLine, mayEndLine } from '#reports/text/character-kind.ts';
import { setLine } from '#reports/text/set-line.ts';
import { shapeText } from '#reports/text/shape-text.ts';
import { readPdf, squash } from '../reports/read-pdf.ts';
import { writePhotos } from './reports-cases.ts';
import { benchFrame, blocksOf, type Line, readLines, setText } from './reports-text.ts';
import type { BenchRow } from './run.ts';

const COLD_RUNS = 5;
const WARM_RUNS = 12;

/**
 * The text of the two longest seeds as one report: how well it is set, how fast beside Typst's native
 * compiler (in a Node process each), and a hundred of them on two threads.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-bench-'));
  try {
    return [...(await quality()), ...speed(folder), ...(await cases(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const row = (what: string, value: number, wanted = ''): BenchRow => ({ what, value, wanted });

async function quality(): Promise<readonly BenchRow[]> {
  const lines = readLines();
  const { pages, structure } = await readPdf(setText(lines));
  const source = squash(lines.map(({ text }) => text).join(''));
  const read = pages.join('\n');
  const { flush, full, kinsoku } = measureLines(lines);
  return [
    row('pages', pages.length),
    row('characters', source.length),
    row('characters read back otherwise', differences(source, squash(read)), '0'),
    row('kinsoku violations', kinsoku, '0'),
    row('flush lines, %', (100 * flush) / full, 'at least 92'),
    row('spaces between Han that the text has not', strayCount(lines, read), 'at most 20'),
    row('pages with a structure tree', structure.filter((each) => each !== null).length),
  ];
}

/** Characters from the first to the last that differs. */
function differences(a: string, b: string): number {
  if (a === b) return 0;
  let from = 0;
  while (a[from] === b[from]) from += 1;
  let back = 0;
  while (back < Math.min(a.length, b.length) - from && a.at(-1 - back) === b.at(-1 - back)) back += 1;
  return Math.max(a.length, b.length) - from - back;
}

const HAN_SPACE_HAN = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu;

function strayCount(lines: readonly Line[], read: string): number {
  const count = (text: string): number => text.match(HAN_SPACE_HAN)?.length ?? 0;
  return Math.max(0, count(read) - lines.reduce((sum, { text }) => sum + count(text), 0));
}

/** Lines that are to be flush, those that are, and those that begin or end with what they may not. */
function measureLines(lines: readonly Line[]) {
  const frame = benchFrame();
  const { sizePt } = frame.theme;
  let [flush, full, kinsoku] = [0, 0, 0];
  for (const block of blocksOf(lines)) {
    if (block.kind !== 'paragraph') continue;
    const shaped = shapeText(block.runs, { family: 'body', sizePt, language: frame.language }, frame.fonts);
    const hyphenate = (word: string, run: number): readonly number[] =>
      frame.hyphenate?.(word, block.runs[run]?.language ?? '') ?? [];
    const measured = measure(shaped, breakPoints(shaped, { hyphenate }));
    const box = { widthPt: frame.widthPt, indentPt: 2 * sizePt, justify: true };
    for (const line of breakLines(measured, box)) {
      const [first, last] = [shaped.atoms[line.from], shaped.atoms[line.visibleTo - 1]];
      if (line.from > 0 && first && !mayBeginLine(first.text)) kinsoku += 1;
      if (line.isLast) continue;
      if (last && !mayEndLine(last.text)) kinsoku += 1;
      const room = frame.widthPt - (line.from === 0 ? box.indentPt : 0);
      full += 1;
      if (Math.abs(setLine(measured, line, room).widthPt - room) < 0.5) flush += 1;
    }
  }
  return { flush, full, kinsoku };
}

type Once = {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly wall: number;
  /** Processor time of the whole process until the first is made, and of making it again after an edit, the median. */
  readonly cpu: number;
  readonly again?: number;
};

function once(what: string, out: string, named = ''): Once {
  const started = performance.now();
  const told = execFileSync(process.execPath, [ONCE, what, out, named], { encoding: 'utf8' });
  return { ...(JSON.parse(told) as Omit<Once, 'wall'>), wall: performance.now() - started };
}

const ONCE = fileURLToPath(new URL('./start.js', import.meta.url));

/** Each takes its turn, so that a busy moment of the machine falls on all alike; the best counts. */
function speed(folder: string): readonly BenchRow[] {
  const rounds = Array.from({ length: COLD_RUNS }, () => ({
    ours: once('ours', join(folder, 'ours.pdf')),
    typst: once('typst', join(folder, 'typst.pdf')),
  }));
  const best = (pick: (round: (typeof rounds)[number]) => number): number => Math.min(...rounds.map(pick));
  const typstCold = best((round) => round.typst.milliseconds);
  const lines = readLines();
  const warm = Math.min(...Array.from({ length: WARM_RUNS }, () => timed(() => setText(lines))));
  const hundred = once('many', '');
  return [
    row(
      'ours, whole process, ms',
      best((round) => round.ours.wall),
      'at most Typst',
    ),
    row(
      'Typst, whole process, ms',
      best((round) => round.typst.wall),
    ),
    row(
      'ours, first in a process, ms',
      best((round) => round.ours.milliseconds),
    ),
    row('Typst, first in a process, ms', typstCold),
    row('ours, warm, ms', warm, `at most ${(typstCold / 1.5).toFixed(0)}`),
    row(
      'peak memory of one, MB',
      best((round) => round.ours.megabytes),
    ),
    row('size, kB', readFileSync(join(folder, 'ours.pdf')).length / 1000),
    row('100 reports on two threads, ms', hundred.milliseconds, 'at most 4000'),
    row('their peak memory, MB', hundred.megabytes, 'below 700'),
  ];
}

const CASE_ROUNDS = 3;
const EDITED = new Set(['edit', 'pages']);

/** Processor time, which tells the same on a busy machine; the median of three. */
async function cases(folder: string): Promise<readonly BenchRow[]> {
  await writePhotos(folder);
  return [
    ...beside('650 pages', 'pages', folder),
    ...beside('a table of 2,000 rows', 'rows', folder),
    ...beside('200 photos of 340 kB', 'photos', folder),
    ...beside('the text once', 'edit', folder),
  ];
}

function beside(title: string, named: string, folder: string): readonly BenchRow[] {
  const rounds = Array.from({ length: CASE_ROUNDS }, () => ({
    ours: once('ours-case', join(folder, 'ours.pdf'), named),
    typst: once('typst-case', join(folder, 'typst.pdf'), named),
  }));
  return (['ours', 'typst'] as const).flatMap((who) => {
    const median = (pick: (each: Once) => number): number =>
      rounds.map((round) => pick(round[who])).toSorted((a, b) => a - b)[CASE_ROUNDS >> 1] ?? 0;
    const name = `${title}, ${who === 'ours' ? 'ours' : 'Typst'}`;
    return [
      row(
        `${name}: CPU, ms`,
        median(({ cpu }) => cpu),
      ),
      ...(EDITED.has(named)
        ? [
            row(
              `${name}: after an edit, CPU, ms`,
              median(({ again = 0 }) => again),
            ),
          ]
        : []),
      row(
        `${name}: peak memory, MB`,
        median(({ megabytes }) => megabytes),
      ),
    ];
  });
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
