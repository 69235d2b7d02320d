import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { rolldown } from 'rolldown';

/** A process that writes on and on, and says of each number that it is on the disk. */
export type Writer = {
  readonly name: string;
  /** The last number that it said; -1 before the first. */
  readonly last: () => number;
  /** Waits until it says a number. */
  readonly next: () => Promise<void>;
  /** `kill -9`, and waits until it is gone; what it said before is read. */
  readonly kill: () => Promise<void>;
};

/**
 * Makes one file of a process beside the tests: it starts in a third of the time, so that hundreds can be killed.
 * @example const file = await bundleWriter('publish-for-ever.ts')
 */
export async function bundleWriter(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-writer-'));
  const file = join(folder, basename(entry, '.ts').concat('.mjs'));
  const build = await rolldown({
    input: join(import.meta.dirname, entry),
    platform: 'node',
    external: /^node:/,
  });
  await build.write({ file, format: 'esm', codeSplitting: false });
  await build.close();
  // What ends by itself leaves its compiled code to those that will not.
  spawnSync(process.execPath, [file, folder], { env: environmentOf(file), stdio: 'inherit' });
  return file;
}

export function startWriter(file: string, name: string, args: readonly string[]): Writer {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environmentOf(file),
  });
  const lines = createInterface({ input: child.stdout });
  const isOver = Promise.all([once(child, 'close'), once(lines, 'close')]);
  let last = -1;
  lines.on('line', (line) => {
    last = Number(line);
  });
  return {
    name,
    last: () => last,
    next: async () => void (await once(lines, 'line')),
    kill: async () => {
      child.kill('SIGKILL');
      await isOver;
    },
  };
}

const environmentOf = (file: string) => ({ ...process.env, NODE_COMPILE_CACHE: join(file, '../compiled') });
