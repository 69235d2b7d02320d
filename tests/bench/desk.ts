import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { askAs } from '../desk/ask-desk.ts';
import { BIG, writeBigMission } from './desk-big-mission.ts';
import type { BenchRow } from './run.ts';

const SAMPLE = '2025-sccp1';
const TURNS = 15;

type Desk = Awaited<ReturnType<typeof askAs>> & {
  readonly address: string;
  readonly stop: () => Promise<void>;
};

/**
 * The desk of the sample and of a mission of 400 meetings, each a process of its own as a person starts it: how
 * soon Today is answered, from typing to what is told of it, and a meeting held over a place.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-bench-desk-'));
  try {
    for (const part of ['data', 'content'])
      cpSync(join(TOOLKIT_ROOT, part), join(folder, part), { recursive: true });
    const rows = [await measureToday(folder, 'first time ever')];
    rows.push(await measureToday(folder, 'opened again'));
    writeBigMission(folder);
    rows.push(await measureToday(folder, 'opened after a change'));
    rmSync(join(folder, '.cache'), { recursive: true });
    rows.push(await measureToday(folder, 'first time ever, with 400 meetings'));
    const desk = await openDesk(folder);
    while (!(await isWhole(desk)));
    for (const file of [`${SAMPLE}/agenda`, `${SAMPLE}/bilaterals`, `${BIG}/bilaterals`])
      rows.push(await measureTyping(desk, file));
    rows.push(await measureBoard(desk));
    await desk.stop();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From when the address is known, as a browser opens it, to Today with its missions, and to all that is in it. */
async function measureToday(root: string, what: string): Promise<BenchRow> {
  const before = performance.now();
  const desk = await openDesk(root);
  const opened = performance.now();
  await desk.ask('/en/today');
  // The script is a file of the package; here it would be made of the sources, which nobody who opens a desk waits for.
  await Promise.all(['/desk.css', '/api/home'].map((path) => desk.ask(path)));
  await desk.ask('/api/today');
  const ms = performance.now() - opened;
  // What it reads meanwhile is done before it is stopped, so that the next one finds it.
  while (!(await isWhole(desk)));
  const whole = performance.now() - opened;
  await desk.stop();
  return { what: `Today, ${what}`, 'start ms': opened - before, ms, 'whole ms': whole, wanted: 'under 1000' };
}

async function isWhole(desk: Desk): Promise<boolean> {
  const { isFormer, isBegun } = JSON.parse((await desk.ask('/api/today')).body);
  return isFormer === undefined && isBegun === undefined;
}

/** A letter more in a text of the file, judged as it is typed. */
async function measureTyping(desk: Desk, form: string): Promise<BenchRow> {
  const [mission = '', name = ''] = form.split('/');
  const { file, value } = JSON.parse((await desk.ask(`/api/facts/${name}/${mission}`)).body);
  const times: number[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const mine = structuredClone(value);
    const [thing] = mine.bilaterals ?? mine.events;
    // A field that it has: one that it has not is told before anything else is asked.
    thing.title = { 'zh-TW': '會談', en: `Typed ${'x'.repeat(turn)}` };
    times.push(await timed(() => desk.ask('/api/judge', { method: 'POST', body: { file, mine } })));
  }
  return { what: `typing to diagnostics, ${form}`, ...summaryOf(times), wanted: 'under 150' };
}

async function measureBoard(desk: Desk): Promise<BenchRow> {
  const board = JSON.parse((await desk.ask(`/api/board/${BIG}`)).body);
  const times: number[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const { id } = board.meetings[turn * 7];
    const slot = {
      date: board.days[turn % board.days.length].date,
      start: '10:30',
      room: board.rooms[turn % board.rooms.length].id,
    };
    const body = { meeting: id, slot };
    times.push(await timed(() => desk.ask(`/api/board/${BIG}/judge`, { method: 'POST', body })));
  }
  return {
    what: `a meeting held over a place, ${board.meetings.length}`,
    ...summaryOf(times),
    wanted: 'at most 50',
  };
}

async function timed(work: () => Promise<{ readonly status: number }>): Promise<number> {
  const before = performance.now();
  const { status } = await work();
  if (status !== 200) throw new Error(`answered ${status}`);
  return performance.now() - before;
}

/** The first one, which finds nothing prepared, and the others. */
function summaryOf([first = 0, ...rest]: readonly number[]): BenchRow {
  const sorted = rest.toSorted((a, b) => a - b);
  return { 'first ms': first, ms: sorted[Math.floor(sorted.length / 2)] ?? 0, 'most ms': sorted.at(-1) ?? 0 };
}

async function openDesk(root: string): Promise<Desk> {
  const args = ['--disable-warning=ExperimentalWarning', join(TOOLKIT_ROOT, 'scripts', 'attache.js')];
  const options = ['desk', '--no-open', '--port', '0', '--json', '--workspace', root];
  const child = spawn(process.execPath, [...args, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { address } = JSON.parse(line) as { readonly address: string };
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { address, stop, ...(await askAs(address)) };
}
