import { writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker, workerData } from 'node:worker_threads';

/**
 * One process of the bench: `ours`, `typst` (each sets the text once, from nothing), `many` (a hundred
 * times on two threads) or `load` (starts and does nothing). Tells
 * its milliseconds and peak memory as JSON.
 */
const REPORTS = 100;
const THREADS = 2;
const [what = '', out = ''] = process.argv.slice(2);

async function ours(): Promise<() => Uint8Array> {
  const { readLines, setText } = await import('./reports-text.ts');
  return () => setText(readLines());
}

async function typst(): Promise<() => Uint8Array> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const { fontFolders, readLines, typstSource } = await import('./reports-text.ts');
  return () => {
    const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFolders()] }] });
    return compiler.pdf({ mainFileContent: typstSource(readLines()) });
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
  const started = performance.now();
  const bytes = await work();
  const milliseconds = performance.now() - started;
  if (bytes instanceof Uint8Array && out !== '') writeFileSync(out, bytes);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ milliseconds, megabytes }));
}
