import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Audience } from '#model/audience.ts';
import { buildSite } from '../../site/build.ts';
import { fixture } from '../workspace-copy.ts';
import { layDownloads, sharedSite } from './shared-build.ts';

export const LANGUAGES = ['zh-TW', 'en'] as const;
/** The fixture's site is published in a folder of its host. */
export const BASE = '/office/';
export const MISSION = 'missions/2024-harbour';
/** What other commands leave beside the pages. */
export const DOWNLOADS = [
  `${MISSION}/report.en.pdf`,
  `${MISSION}/calendar.ics`,
  `${MISSION}/delegates/林示例.ics`,
  'actions/actions.csv',
  `${MISSION}/report.en.docx`,
  `${MISSION}/report.zh-TW.docx`,
];

/** The fixture's site, built once for all tests. Read only. */
export function builtFixture(audience: Audience): Promise<string> {
  return sharedSite({
    name: `fixture-${audience}`,
    workspaceRoot: fixture('site'),
    audience,
    now: '2025-02-01T00:00:00Z',
    downloads: DOWNLOADS,
  });
}

/** Builds a workspace for the public as of an instant, beside these downloads, and reads what came of it. */
export async function buildAndRead(
  workspaceRoot: string,
  now: string,
  downloads: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const outDir = mkdtempSync(join(tmpdir(), 'attache-site-'));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  layDownloads(outDir, downloads);
  await buildSite({ workspaceRoot, outDir, audience: 'public', now: Date.parse(now) });
  return readAll(outDir);
}

/** Every file of a folder by its path with `/`, and its text. */
export function readAll(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [
        path
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
        readFileSync(path, 'utf8'),
      ];
    }),
  );
}
