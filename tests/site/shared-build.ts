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

/**
 * The site of the sample workspace, built once for all tests that look at it: whoever comes first builds, the
 * others wait. What was built from the same inputs before is taken as it is. Read only.
 */
export async function sampleSite(audience: Audience = 'public'): Promise<string> {
  const digest = inputDigest(TOOLKIT_ROOT, [SAMPLE_NOW, audience]).slice(0, 20);
  const built = join(PARENT, `${audience}-${digest}`);
  const started = Date.now();
  while (!existsSync(built)) {
    if (isMine(`${built}.lock`)) return buildInto(built, audience);
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

async function buildInto(built: string, audience: Audience): Promise<string> {
  const staged = `${built}.staged`;
  try {
    forgetOthers(audience);
    for (const file of downloads()) {
      mkdirSync(dirname(join(staged, file)), { recursive: true });
      writeFileSync(join(staged, file), '');
    }
    const now = Date.parse(SAMPLE_NOW);
    await buildSite({ workspaceRoot: TOOLKIT_ROOT, outDir: staged, audience, now });
    renameSync(staged, built);
    return built;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    rmSync(`${built}.lock`, { recursive: true, force: true });
  }
}

/** Builds of former inputs. */
function forgetOthers(audience: Audience): void {
  for (const name of readdirSync(PARENT)) {
    const isOther = name.startsWith(`${audience}-`) && !name.endsWith('.lock') && !name.endsWith('.staged');
    if (isOther) rmSync(join(PARENT, name), { recursive: true, force: true });
  }
}

/** Stands for what the other commands leave beside the pages. */
function downloads(): readonly string[] {
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
