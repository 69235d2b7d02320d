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

/** What runs a command: its result as it comes, its remarks line by line, and its code at the end. */
export type RunCommand = (
  args: readonly string[],
  heard: { readonly output: (text: string) => void; readonly line: (line: string) => void },
) => { readonly stop: () => void; readonly ended: Promise<number> };

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

export type JobOptions = {
  readonly root: string;
  readonly news: News;
  /** Where the desk is opened at another time than it is: then commands work at that time, too. */
  readonly clock?: (() => number) | undefined;
  /** As processes of their own, so that a long one keeps no page waiting, unless said otherwise. */
  readonly run?: RunCommand | undefined;
};

/** Runs commands of the toolkit for the pages. */
export function createJobs({ root, news, clock, run = asProcess(root) }: JobOptions): Jobs {
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
    const isTimeless = clock === undefined || TIMELESS.includes(name);
    const at = isTimeless ? [] : ['--now', new Date(clock()).toISOString()];
    const { stop, ended } = run([...args, '--workspace', root, ...at], {
      output: (text) =>
        change(job.id, (each) => ({ ...each, output: (each.output + text).slice(0, MOST_OUTPUT) })),
      line: (line) =>
        change(job.id, (each) => ({ ...each, lines: [...each.lines, line].slice(-MOST_LINES) })),
    });
    running.add(stop);
    const end = (code: number): Job => {
      running.delete(stop);
      change(job.id, (each) => ({ ...each, code }));
      return jobs.get(job.id) ?? job;
    };
    return { job, ended: ended.then(end) };
  };
  return { start, find: (id) => jobs.get(id), stop: () => running.forEach((stop) => void stop()) };
}

function asProcess(root: string): RunCommand {
  return (args, heard) => {
    const [program, ...before] = caller();
    const child = spawn(program, [...before, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.setEncoding('utf8').on('data', heard.output);
    createInterface({ input: child.stderr }).on('line', heard.line);
    const { promise: ended, resolve } = Promise.withResolvers<number>();
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
    return { stop: () => void child.kill('SIGTERM'), ended };
  };
}

/** How this toolkit's command line is started: from its sources, or compiled. */
function caller(): readonly [string, ...string[]] {
  const sources = join(TOOLKIT_ROOT, 'scripts', 'attache.js');
  const file = existsSync(sources) ? sources : join(TOOLKIT_ROOT, 'lib', 'cli.js');
  return [process.execPath, '--disable-warning=ExperimentalWarning', file];
}
