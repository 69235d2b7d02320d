import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { listEntries } from '#load/list-entries.ts';
import { Audience } from '#model/audience.ts';
import { writeWhole } from './write-file.ts';

/** Stands in every folder that output goes to: what is there was made, and may be made anew. */
export const MARKER = '.attache-output.json';
/** Keeps git from taking up the internal edition. */
const IGNORE = '.gitignore';

const Marker = z.strictObject({
  format: z.literal('attache.output/1'),
  audience: Audience,
  /** What was made, from the folder, `/` between names, sorted. */
  files: z.array(z.string()).readonly(),
});
export type Marker = z.output<typeof Marker>;

/** The marker of a folder; `undefined` where there is none that can be read. */
export function readMarker(folder: string): Marker | undefined {
  try {
    return Marker.parse(JSON.parse(readFileSync(join(folder, MARKER), 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Writes down that `files` in `folder` are ours, beside those that already were. Comes before they are
 * written: a command cut short leaves nothing that the next one would take for somebody else's.
 * @example claimFiles('dist', { audience: 'public', files: ['actions/actions.csv'] })
 */
export function claimFiles(
  folder: string,
  { audience, files }: { readonly audience: Audience; readonly files: readonly string[] },
): void {
  const own = new Set([...(readMarker(folder)?.files ?? []), ...files.map(plain)]);
  const marker: Marker = { format: 'attache.output/1', audience, files: [...own].sort() };
  if (audience === 'internal') writeWhole(join(folder, IGNORE), '*\n');
  writeWhole(join(folder, MARKER), `${JSON.stringify(marker, undefined, 1)}\n`);
}

/** Claims everything that is in a folder, which a build has just filled. */
export function claimFolder(folder: string, audience: Audience): void {
  claimFiles(folder, { audience, files: listAll(folder).filter((file) => !isByTheWay(file)) });
}

/**
 * Files of a folder that no command has claimed: whoever put them there wants to keep them. No command makes a
 * link, so one is somebody's, whatever its name.
 */
export function foreignFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const own = new Set(readMarker(folder)?.files);
  return listThings(folder)
    .filter(({ file, isLink }) => (isLink || !own.has(file)) && !isByTheWay(file))
    .map(({ file }) => file);
}

const listAll = (folder: string): readonly string[] => listThings(folder).map(({ file }) => file);

type Thing = { readonly file: string; readonly isLink: boolean };

function listThings(folder: string): readonly Thing[] {
  return listEntries(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      file: plain(join(entry.parentPath, entry.name).slice(folder.length + 1)),
      isLink: entry.isSymbolicLink(),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** macOS hands names back in another form than they were given in. */
const plain = (file: string): string => file.split(sep).join('/').normalize('NFC');

/** What file managers leave behind, halves of our own writing, and what `claimFiles` itself writes. */
const BY_THE_WAY = new Set([MARKER, IGNORE, '.DS_Store', 'Thumbs.db', 'desktop.ini']);
const HALF_WRITTEN = /^\..+\.[0-9a-f]{8}-[0-9a-f-]{27}\.tmp$/;

function isByTheWay(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return BY_THE_WAY.has(name) || HALF_WRITTEN.test(name);
}
