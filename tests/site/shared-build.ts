import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
const LONGEST_WAIT_MS = 150_000;

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
  const started = Date.now();
  while (!existsSync(built)) {
    if (isMine(`${built}.lock`)) return buildInto(built, site);
    if (Date.now() - started > LONGEST_WAIT_MS) throw new Error(`${built}.lock is nobody's: remove it`);
    await wait(WAIT_MS);
  }
  return built;
}

function isMine(lock: string): boolean {
  mkdirSync(PARENT, { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function buildInto(built: string, site: SharedSite): Promise<string> {
  const staged = `${built}.staged`;
  try {
    forgetOthers(site.name);
    layDownloads(staged, site.downloads);
    const { workspaceRoot, audience } = site;
    await buildSite({ workspaceRoot, outDir: staged, audience, now: Date.parse(site.now) });
    renameSync(staged, built);
    return built;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    rmSync(`${built}.lock`, { recursive: true, force: true });
  }
}

/** What other commands leave beside the pages: the pages ask only whether it is there. */
export function layDownloads(folder: string, downloads: readonly string[]): void {
  for (const file of downloads) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}

/** Builds of former inputs. */
function forgetOthers(name: string): void {
  for (const each of readdirSync(PARENT))
    if (each.startsWith(`${name}-`) && !/\.(?:lock|staged)$/.test(each))
      rmSync(join(PARENT, each), { recursive: true, force: true });
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
