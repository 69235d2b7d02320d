import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installedPackage, START } from '../pack/installed-package.ts';

export type Ended = {
  /** It was told to be done before it was killed. */
  readonly isAcknowledged: boolean;
  readonly isKilled: boolean;
  readonly stderr: string;
  readonly milliseconds: number;
};

/** When a command is killed: so long after its start, or after it has begun to change the register. */
export type Moment =
  | { readonly after: 'start' | 'first-change'; readonly milliseconds: number }
  | { readonly after: 'never' };

/** Runs a command as a process of its own and kills it (`kill -9`) at a moment, unless it has ended before. */
export async function runKilled(root: string, args: readonly string[], moment: Moment): Promise<Ended> {
  const attache = join(await installedPackage(), START);
  const started = performance.now();
  const child = spawn(process.execPath, [attache, ...args, '--workspace', root, '--quiet', '--lang', 'en'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stopWatching = killAt(child, root, moment);
  await ended;
  stopWatching();
  return {
    isAcknowledged: child.exitCode === 0,
    isKilled: child.signalCode === 'SIGKILL',
    stderr,
    milliseconds: performance.now() - started,
  };
}

function killAt(child: ChildProcess, root: string, moment: Moment): () => void {
  if (moment.after === 'never') return () => undefined;
  const over = new AbortController();
  const kill = () =>
    sleep(moment.milliseconds, undefined, { signal: over.signal }).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    );
  if (moment.after === 'start') void kill();
  else watch(join(root, 'data/register'), { recursive: true, signal: over.signal }).once('change', kill);
  return () => over.abort();
}
