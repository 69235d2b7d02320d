import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inputDigest } from '#commands/build-cache.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { Audience } from '#model/audience.ts';
import { buildSite } from '../../site/build.ts';
import { sharedFolder } from '../shared-folder.ts';

/** A day on which the sample workspace has missions behind it and one before it. */
export const SAMPLE_NOW = '2026-11-29T04:00:00Z';

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
  const { name, workspaceRoot, audience, now } = site;
  const digest = inputDigest(workspaceRoot, [now, audience]);
  return sharedFolder({ name, digest }, async (outDir) => {
    layDownloads(outDir, site.downloads);
    await buildSite({ workspaceRoot, outDir, audience, now: Date.parse(now) });
  });
}

/** What other commands leave beside the pages: the pages ask only whether it is there. */
export function layDownloads(folder: string, downloads: readonly string[]): void {
  for (const file of downloads) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
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
