import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { BenchRow } from './run.ts';
import { writeBare } from './site-bare.ts';

/** `ATTACHE_BENCH_MISSIONS=5,50` measures fewer. */
const SIZES = (process.env['ATTACHE_BENCH_MISSIONS'] ?? '5,50,500').split(',').map(Number);
const MISSIONS = ['2008-wco-it', '2011-c-tpat', '2014-c-tpat', '2016-sccp2', '2025-sccp1'];
const ONCE = fileURLToPath(new URL('./site-once.ts', import.meta.url));

/**
 * The site of as many missions as an office makes in a lifetime beside a bare Astro site of as many pages that
 * say the same, and of that site again after one mission has changed. Each in a process of its own, the first two
 * with what is bundled before pages are drawn.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  return SIZES.flatMap(measureSize);
}

type Once = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly pages: number;
};

function measureSize(missions: number): readonly BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'attache-bench-site-'));
  const [root, out] = [join(folder, 'office'), join(folder, 'out')];
  try {
    writeOffice(root, missions);
    const full = once('ours', root, out);
    writeBare(out, join(folder, 'bare'));
    const bare = once('bare', join(folder, 'bare'));
    changeOne(root);
    const again = once('ours', root, out);
    return [
      rowOf(missions, 'ours', full),
      rowOf(missions, 'bare Astro', bare),
      { missions, what: 'ours ÷ bare', ...shareOf(full, bare), wanted: 'at most 1.5' },
      rowOf(missions, 'ours, one mission changed', again),
      { missions, what: 'changed ÷ full', ...shareOf(again, full), wanted: 'at most 0.1' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf(missions: number, what: string, { seconds, cpuSeconds, megabytes, pages }: Once): BenchRow {
  return { missions, what, s: seconds, 'CPU s': cpuSeconds, MB: megabytes, pages };
}

function shareOf(one: Once, other: Once): BenchRow {
  return { s: one.seconds / other.seconds, 'CPU s': one.cpuSeconds / other.cpuSeconds };
}

/** Missions of the sample again and again, each under a name of its own. */
function writeOffice(root: string, missions: number): void {
  for (const file of ['workspace.yaml', 'economies.yaml', 'people.yaml', 'glossary.yaml'])
    copy(`data/${file}`, root);
  giveAddress(root);
  for (let index = 0; index < missions; index += 1) {
    const from = MISSIONS[index % MISSIONS.length] ?? '';
    const to = index < MISSIONS.length ? from : `${from.slice(0, 4)}-copy-${index}`;
    copy(`data/missions/${from}`, root, `data/missions/${to}`);
    copy(`content/missions/${from}`, root, `content/missions/${to}`);
  }
}

/** One at which no site was built before: what Astro bundles is kept by it, and both sides begin with nothing. */
function giveAddress(root: string): void {
  const settings = join(root, 'data/workspace.yaml');
  const address = `address: https://${basename(dirname(root)).toLowerCase()}.example/`;
  const text = readFileSync(settings, 'utf8');
  if (!ADDRESS.test(text)) throw new Error(`${settings} says no address`);
  writeFileSync(settings, text.replace(ADDRESS, address));
}
const ADDRESS = /\baddress: \S+/;

const copy = (path: string, root: string, to = path): void =>
  cpSync(join(TOOLKIT_ROOT, path), join(root, to), { recursive: true });

/** A sentence more in the report of one mission. */
function changeOne(root: string): void {
  const content = join(root, 'content/missions');
  const mission = readdirSync(content).at(-1) ?? '';
  writeFileSync(join(content, mission, 'en/report.mdx'), '\nAnd that was all.\n', { flag: 'a' });
}

function once(what: 'ours' | 'bare', ...folders: readonly string[]): Once {
  const options = ['--disable-warning=ExperimentalWarning', ONCE, what, ...folders];
  return JSON.parse(
    execFileSync(process.execPath, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}
