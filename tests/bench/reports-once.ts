import { writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker, workerData } from 'node:worker_threads';

/**
 * One process of the bench: `ours`, `typst` (each sets the text once, from nothing), `many` (a hundred
 * times on two threads), `ours-case` or `typst-case` (sets a case of `reports-cases.ts`, then again after each of
 * five edits), or `load` (starts and does nothing). Tells its milliseconds, processor time and peak memory as JSON.
 */
const REPORTS = 100;
const EDITS = 5;
const THREADS = 2;
const [what = '', out = '', named = ''] = process.argv.slice(2);

async function ours(): Promise<() => Uint8Array> {
  const { readLines, setText } = await import('./reports-text.ts');
  return () => setText(readLines());
}

async function typst(): Promise<() => Uint8Array> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const { fontFolders, readLines, typstLines } = await import('./reports-text.ts');
  return () => {
    const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFolders()] }] });
    return compiler.pdf({ mainFileContent: typstLines(readLines()) });
  };
}

async function many(): Promise<() => Promise<void>> {
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: { count: REPORTS / THREADS },
        resourceLimits: { maxYoungGenerationSizeMb: 24 },
        env: { ...process.env, NODE_COMPILE_CACHE: dirname(getCompileCacheDir() ?? '') },
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
  return async () => void (await Promise.all(Array.from({ length: THREADS }, run)));
}

async function caseOf() {
  if (!what.endsWith('-case')) return undefined;
  const cases = await import('./reports-cases.ts');
  const made = cases.CASES[named]?.(dirname(out));
  if (!made) throw new Error(`no case is called ${named}`);
  return what === 'ours-case' ? cases.ours(made) : await cases.typst(made, dirname(out));
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function timed<T>(work: () => T | Promise<T>) {
  const [started, spent] = [performance.now(), cpuMilliseconds()];
  const result = await work();
  return { result, milliseconds: performance.now() - started, cpu: cpuMilliseconds() - spent };
}

const share: unknown = workerData;
if (typeof share === 'object' && share !== null && 'count' in share) {
  const set = await ours();
  for (let index = 0; index < Number(share.count); index += 1) set();
} else {
  const work =
    what === 'ours'
      ? await ours()
      : what === 'typst'
        ? await typst()
        : what === 'many'
          ? await many()
          : () => undefined;
  const set = await caseOf();
  const first: () => unknown = set ? () => set(0) : work;
  const { result: bytes, milliseconds } = await timed(first);
  const cpu = cpuMilliseconds();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const edits: number[] = [];
  for (let edit = 1; set && edit <= EDITS; edit += 1) edits.push((await timed(() => set(edit))).cpu);
  const again = edits.toSorted((a, b) => a - b)[EDITS >> 1];
  if (bytes instanceof Uint8Array && out !== '') writeFileSync(out, bytes);
  process.stdout.write(JSON.stringify({ milliseconds, megabytes, cpu, again }));
}
