import {
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Audience } from '#model/audience.ts';
import { foreignFiles, readMarker } from './output-marker.ts';

/** Why nothing is written to a folder: the word `cli.output.<code>`, which says what to do instead. */
export type OutputRefusal = {
  readonly code:
    | 'dead-link'
    | 'other-audience'
    | 'foreign-files'
    | 'git-root'
    | 'home-folder'
    | 'holds-workspace'
    | 'in-workspace'
    | 'no-folder'
    | 'not-ours';
  readonly values: Readonly<Record<string, string>>;
};

export type OutputAsk = {
  /** Folders whose content nobody may overwrite: the workspace, and the toolkit where that is another. */
  readonly roots: readonly string[];
  readonly audience: Audience;
  /** The whole folder will be replaced, not only files of it. */
  readonly whole: boolean;
};

/**
 * May output go to this folder? To one that is not there, is empty or bears our marker, and never to one
 * that holds the workspace, a home folder or the root of a git work tree, nor among what the workspace is
 * made of. Links are followed first. `undefined` when nothing speaks against it.
 * @example refuseFolder('/home/yi-ling', { roots: ['/srv/office'], audience: 'public', whole: true })?.code // 'home-folder'
 */
export function refuseFolder(
  folder: string,
  { roots, audience, whole }: OutputAsk,
): OutputRefusal | undefined {
  const place = trueFolder(folder);
  const refusal = (code: OutputRefusal['code'], values: OutputRefusal['values'] = {}): OutputRefusal => ({
    code,
    values: { folder, ...values },
  });
  const own = roots.map(trueFolder);
  const others = workspacesAround(place).filter((other) => !own.some((root) => isWithin(root, other)));
  for (const root of [...own, ...others]) {
    if (isWithin(root, place)) return refusal('holds-workspace');
    if (isInput(place, root) || isAmongFiles(place, root)) return refusal('in-workspace');
  }
  if (isWithin(trueFolder(homedir()), place)) return refusal('home-folder');
  if (isGit(place)) return refusal('git-root');
  const standing = nearestThing(folder);
  const status = statusOf(standing, statSync);
  if (!status) return refusal('dead-link', { folder: standing });
  if (!status.isDirectory()) return refusal('no-folder', { folder: standing });
  if (standing !== folder) return undefined;
  const marker = readMarker(place);
  if (!marker) return isEmpty(place) ? undefined : refusal('not-ours');
  if (marker.audience !== audience) return refusal('other-audience', { audience: marker.audience });
  const foreign = whole ? foreignFiles(place) : [];
  return foreign.length > 0 ? refusal('foreign-files', { files: listed(foreign) }) : undefined;
}

/**
 * Where a folder really is: links are followed, also of what stands above one that is not there yet.
 * @example trueFolder('out') // '/mnt/reports', where `out` is a link to it
 */
export function trueFolder(folder: string): string {
  return placeOf(folder, LINKS_IN_A_ROW);
}

/** As many as systems follow; after that they go in a circle. */
const LINKS_IN_A_ROW = 40;

function placeOf(folder: string, links: number): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    if (above === folder) return folder;
    const place = join(placeOf(above, links), basename(folder));
    const isLink = statusOf(place, lstatSync)?.isSymbolicLink() === true && links > 0;
    return isLink ? placeOf(resolve(dirname(place), readlinkSync(place)), links - 1) : place;
  }
}

/** The folder, or of what stands above it the first that is there: a link counts, wherever it leads. */
function nearestThing(folder: string): string {
  return statusOf(folder, lstatSync) || dirname(folder) === folder ? folder : nearestThing(dirname(folder));
}

/** Nothing, too, where a part of the path is a file, or links go in a circle. */
function statusOf(path: string, ask: (path: string) => Stats): Stats | undefined {
  try {
    return ask(path);
  } catch {
    return undefined;
  }
}

/** Workspaces that a place lies in: also another office's facts are nobody's output. */
function workspacesAround(place: string): readonly string[] {
  const above = dirname(place);
  const own = existsSync(join(place, 'data', 'workspace.yaml')) ? [place] : [];
  return above === place ? own : [...own, ...workspacesAround(above)];
}

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** What people and the toolkit keep in a workspace; output beside it (`dist/`, `public/`) is in nobody's way. */
const INPUTS = new Set('content data docs node_modules scripts site templates tests'.split(' '));

/**
 * Is this among what a workspace is made of?
 * @example isInput('/srv/office/data/people.yaml', '/srv/office') // true
 */
export function isInput(place: string, root: string): boolean {
  if (!isWithin(place, root)) return false;
  const [first = ''] = relative(root, place).split(sep);
  return INPUTS.has(first.toLowerCase()) || (first.startsWith('.') && !isStaged(first));
}

/**
 * Does it lie, within the workspace, in a folder where somebody keeps files? A folder beside `data/` that holds
 * nothing but outputs (`dist/`, `shards/1/`) is in nobody's way; one in `notes/`, where the minutes are, is.
 */
function isAmongFiles(place: string, root: string): boolean {
  for (let folder = dirname(place); folder !== root && isWithin(folder, root); folder = dirname(folder))
    if (!readMarker(folder) && holdsFiles(folder)) return true;
  return false;
}

function holdsFiles(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => !entry.isDirectory() && entry.name !== '.DS_Store',
  );
}

/** A build is made beside its target, under a name of its own: `.dist.staged-…`. */
const isStaged = (name: string): boolean => /^\..+\.staged-/.test(name);

/** The root of a work tree (a file `.git` in a linked one), or what git keeps to itself. */
const isGit = (place: string): boolean =>
  existsSync(join(place, '.git')) || place.split(sep).includes('.git');

/** What a file manager leaves in a folder that it has looked into does not count. */
const isEmpty = (place: string): boolean =>
  readdirSync(place).length === 0 || foreignFiles(place).length === 0;

const FILES_SHOWN = 3;
const listed = (files: readonly string[]): string =>
  files.slice(0, FILES_SHOWN).join(', ') + (files.length > FILES_SHOWN ? ` … (${files.length})` : '');
