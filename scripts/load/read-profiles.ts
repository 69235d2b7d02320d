import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ProfileId } from '#model/identifier.ts';
import { ReportProfile } from '#model/report-profile.ts';
import { TOOLKIT_ROOT } from './paths.ts';
import { type ReadFile, readFields } from './read-fields.ts';

const FOLDER = 'templates/reports';

/** The toolkit's report profiles, with the workspace's own of the same name in their place. */
export function readProfiles(root: string): {
  readonly map: ReadonlyMap<ProfileId, ReportProfile>;
  readonly files: readonly ReadFile<ReportProfile>[];
} {
  const roots = [...new Set([TOOLKIT_ROOT.replace(/\/$/, ''), root])];
  const files = roots.flatMap((each) =>
    listProfiles(each).map((file) => readFields(each, file, ReportProfile)),
  );
  const profiles = files.flatMap((file) => (file.value ? [file.value] : []));
  return { map: new Map(profiles.map((profile) => [profile.id, profile])), files };
}

/** The names of the toolkit's own profiles. @example listReportProfiles() // ['plain', 'tw-2011', 'tw-2018'] */
export function listReportProfiles(): readonly string[] {
  return listProfiles(TOOLKIT_ROOT).map((file) => basename(file, '.yaml'));
}

function listProfiles(root: string): readonly string[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${FOLDER}/${name}`);
}
