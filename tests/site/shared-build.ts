import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inputDigest } from '#commands/build-cache.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { Audience } from '#model/audience.ts';
import { buildSite } from '../../site/build.ts';

/** A day on which the sample workspace has missions behind it and one before it. */
export const SAMPLE_NOW = '2026-11-29T04:00:00Z';
const PARENT = join(tmpdir(), 'attache-site-tests');
const WAIT_MS = 200;
/** Longer than any run of the tests: what was used since may still be looked at. */
const UNUSED_MS = 3_600_000;

/** A site that several tests look at. `name` is that of no other: builds of former inputs go by it. */
export type SharedSite = {
  readonly name: string;
  readonly workspaceRoot: string;
  readonly audience: Audience;
  readonly now: string;
  /** Stand for what other commands leave beside the pages. */
  readonly downloads: readonly string[];
};

/** The site of the sample workspace, read only. */
export function sampleSite(audience: Audience = 'public'): Promise<string> {
  return sharedSite({
    name: audience,
    workspaceRoot: TOOLKIT_ROOT,
    audience,
    now: SAMPLE_NOW,
    downloads: sampleDownloads(),
  });
}

/**
 * A site that is built once for all tests that look at it: whoever comes first builds, the others wait. What
 * was built from the same inputs before is taken as it is. Read only.
 */
export async function sharedSite(site: SharedSite): Promise<string> {
  const digest = inputDigest(site.workspaceRoot, [site.now, site.audience]).slice(0, 20);
  const built = join(PARENT, `${site.name}-${digest}`);
  while (!existsSync(built)) {
    if (isMine(`${built}.lock`)) return buildInto(built, site);
    await wait(WAIT_MS);
  }
  utimesSync(built, new Date(), new Date());
  return built;
}

/** One that a process has left behind when it was killed is taken over. */
function isMine(lock: string): boolean {
  mkdirSync(PARENT, { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder === 0 || process.kill(holder, 0);
  } catch {
    return !existsSync(lock);
  }
}

async function buildInto(built: string, site: SharedSite): Promise<string> {
  const staged = `${built}.staged`;
  try {
    // Who held the lock before may just have built it.
    if (existsSync(built)) return built;
    forgetOthers(site.name);
    rmSync(staged, { recursive: true, force: true });
    layDownloads(staged, site.downloads);
    const { workspaceRoot, audience } = site;
    await buildSite({ workspaceRoot, outDir: staged, audience, now: Date.parse(site.now) });
    renameSync(staged, built);
    return built;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    rmSync(`${built}.lock`, { force: true });
  }
}

/** What other commands leave beside the pages: the pages ask only whether it is there. */
export function layDownloads(folder: string, downloads: readonly string[]): void {
  for (const file of downloads) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}

/** Builds of former inputs, which no other run looks at any more. */
function forgetOthers(name: string): void {
  for (const each of readdirSync(PARENT)) {
    const folder = join(PARENT, each);
    const isOther = each.startsWith(`${name}-`) && !/\.(?:lock|staged)$/.test(each);
    const used = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (isOther && Date.now() - used > UNUSED_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function sampleDownloads(): readonly string[] {
  const missions = loadWorkspace(TOOLKIT_ROOT).workspace?.missions ?? [];
  return [
    ...missions.flatMap(({ id }) =>
      [
        'report.zh-TW.pdf',
        'report.en.pdf',
        'report.en.docx',
        'report.parallel.pdf',
        'calendar.ics',
        'bilaterals.csv',
      ].map((file) => `missions/${id}/${file}`),
    ),
    ...['csv', 'json', 'xlsx', 'ics'].map((format) => `actions/actions.${format}`),
  ];
}
