import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { News } from './news.ts';

/** A command that the desk has started, as far as it is. `code` is absent while it runs. */
export type Job = {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
  /** What it printed as its result. */
  readonly output: string;
  readonly code?: number;
};

export type Jobs = {
  readonly start: (
    name: string,
    args: readonly string[],
  ) => { readonly job: Job; readonly ended: Promise<Job> };
  readonly find: (id: string) => Job | undefined;
  /** Ends what still runs: a command leaves what it was making as it was before. */
  readonly stop: () => void;
};

const MOST_LINES = 400;
/** What says the same on any day. */
const TIMELESS = ['check', 'confirm', 'what-if'];
const MOST_OUTPUT = 8 * 1024 * 1024;

/**
 * Runs commands of the toolkit as processes of their own, so that a long one keeps no page waiting. `clock` is
 * given where the desk is opened at another time than it is: then commands work at that time, too.
 */
export function createJobs(root: string, news: News, clock?: () => number): Jobs {
  const jobs = new Map<string, Job>();
  const running = new Set<() => void>();
  const change = (id: string, with_: (job: Job) => Job): void => {
    const job = jobs.get(id);
    if (!job) return;
    jobs.set(id, with_(job));
    news.tell({ type: 'job', job: id });
  };
  const start: Jobs['start'] = (name, args) => {
    const job: Job = { id: randomUUID(), name, lines: [], output: '' };
    jobs.set(job.id, job);
    const [program, ...before] = caller();
    const isTimeless = clock === undefined || TIMELESS.includes(name);
    const at = isTimeless ? [] : ['--now', new Date(clock()).toISOString()];
    const child = spawn(program, [...before, ...args, '--workspace', root, ...at], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => void child.kill('SIGTERM');
    running.add(stop);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      change(job.id, (each) => ({ ...each, output: (each.output + text).slice(0, MOST_OUTPUT) }));
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      change(job.id, (each) => ({ ...each, lines: [...each.lines, line].slice(-MOST_LINES) }));
    });
    const ended = new Promise<Job>((resolve) => {
      const end = (code: number): void => {
        running.delete(stop);
        change(job.id, (each) => ({ ...each, code }));
        resolve(jobs.get(job.id) ?? job);
      };
      child.on('error', () => end(1));
      child.on('close', (code) => end(code ?? 1));
    });
    return { job, ended };
  };
  return { start, find: (id) => jobs.get(id), stop: () => running.forEach((stop) => void stop()) };
}

/** How this toolkit's command line is started: from its sources, or compiled. */
function caller(): readonly [string, ...string[]] {
  const sources = join(TOOLKIT_ROOT, 'scripts', 'attache.js');
  const file = existsSync(sources) ? sources : join(TOOLKIT_ROOT, 'lib', 'cli.js');
  return [process.execPath, '--disable-warning=ExperimentalWarning', file];
}
