import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { buildSite } from '../../site/build.ts';
import { makeLargeTracker } from './large-tracker.ts';
import type { BenchRow } from './run.ts';

/** Items of which a list is asked for, and of which a site is built. */
const LISTED = [1_000, 10_000, 100_000];
const BUILT = [1_000, 3_000, 10_000];
const NOW = '2026-11-29T12:00+08:00';

/** `actions list` with a filter, the first time and again, and the site's pages: both are to grow linearly. */
export async function bench(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const items of LISTED)
    rows.push(await inLargeTracker(items, (root) => ({ items, ...measureList(root) })));
  for (const items of BUILT)
    rows.push(await inLargeTracker(items, async (root) => ({ items, ...(await measurePages(root)) })));
  return rows;
}

async function inLargeTracker(
  items: number,
  measure: (root: string) => BenchRow | Promise<BenchRow>,
): Promise<BenchRow> {
  const root = mkdtempSync(join(tmpdir(), 'attache-bench-'));
  try {
    await makeLargeTracker(root, items);
    return await measure(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function measureList(root: string): BenchRow {
  const [first, second, third] = [0, 1, 2].map(() => secondsOfList(root));
  return { 'first list s': first ?? 0, 'list again s': Math.min(second ?? 0, third ?? 0) };
}

/** Of a process of its own, from its start to its end. */
function secondsOfList(root: string): number {
  const list = ['actions', 'list', '--partner', 'US', '--status', 'waiting', '--mission', 'm-0003'];
  const command = [join(TOOLKIT_ROOT, 'scripts', 'attache.js'), ...list, '--now', NOW, '--workspace', root];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - started) / 1000;
}

async function measurePages(root: string): Promise<BenchRow> {
  const outDir = join(root, 'out');
  const started = process.cpuUsage();
  await buildSite({ workspaceRoot: root, outDir, audience: 'public', now: Date.parse(NOW) });
  const { user } = process.cpuUsage(started);
  const pages = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.html'))
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  return { pages: pages.length, 'CPU s': user / 1e6, 'largest page kB': Math.max(...pages) / 1000 };
}
