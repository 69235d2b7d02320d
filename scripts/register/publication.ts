import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { standingPath } from '#load/standing-path.ts';
import { filesMade, fillFolder, listFilesIn, syncFiles } from './fill-folder.ts';
import { appendLines, readLogFile } from './log-file.ts';
import { linesOf, parseOne } from './log-lines.ts';
import { REGISTER_FOLDER } from './paths.ts';
import { JOURNAL } from './publication-left.ts';
import { syncFolder } from './sync-folder.ts';
import { writeWhole } from './write-file.ts';

/** What is put in place of what, as it stands in the journal until it is done. */
const Publication = z.strictObject({
  /** Absolute paths, on one file system. */
  staged: z.string(),
  target: z.string(),
  /** What is put there, from its root. */
  files: z.array(z.string()),
  /** What goes from there: everything else, unless it is named. */
  removes: z.array(z.string()).optional(),
  /** The lines that belong to it, by the log's path from the workspace. */
  appends: z.array(z.strictObject({ file: z.string(), lines: z.array(z.string()) })),
});
export type Publication = z.output<typeof Publication>;

/**
 * Puts a staged folder in place of the target, and the events that belong to it into the register: both, or
 * neither. Under the caller's lock. What is to be done stands in a journal on the disk before anything is
 * changed; whoever takes the lock next ends what a crash has cut short. The target is never absent: a first
 * one comes by one rename, a later one file by file, each whole, in an order in which no page comes before
 * what it needs.
 */
export function publish(root: string, publication: Omit<Publication, 'files'>): void {
  const files = [...listFilesIn(publication.staged)];
  // What is there already has been on the disk since it came.
  syncFiles(publication.staged, filesMade(publication.staged, publication.target, files));
  const journal = join(root, JOURNAL);
  writeWhole(journal, `${JSON.stringify({ ...publication, files })}\n`);
  try {
    appendAll(root, publication.appends);
  } catch (cause) {
    rmSync(journal, { force: true });
    throw cause;
  }
  finish(root, { ...publication, files });
}

/** True while what is staged there is being put in place, or was when a crash came: it is needed. */
export function isBeingPublished(root: string, staged: string): boolean {
  return readJournal(root)?.staged === staged;
}

/**
 * Ends a publication that a crash has cut short; under the caller's lock. Gives its target, or nothing where
 * there is none to end.
 */
export function recoverPublication(root: string): string | undefined {
  const journal = join(root, JOURNAL);
  if (!existsSync(journal)) return undefined;
  const publication = readJournal(root);
  if (!publication) {
    rmSync(journal);
    return undefined;
  }
  appendAll(root, publication.appends);
  finish(root, publication);
  return publication.target;
}

function readJournal(root: string): Publication | undefined {
  try {
    return Publication.parse(JSON.parse(readFileSync(join(root, JOURNAL), 'utf8')));
  } catch {
    return undefined;
  }
}

function finish(root: string, publication: Publication): void {
  if (existsSync(publication.staged)) place(publication);
  rmSync(join(root, JOURNAL), { force: true });
  syncFolder(join(root, REGISTER_FOLDER));
}

function place({ staged, target, files, removes }: Omit<Publication, 'appends'>): void {
  if (existsSync(target)) fillFolder(staged, target, { files, removes });
  else renameSync(staged, target);
  rmSync(staged, { recursive: true, force: true });
  syncFolder(dirname(target));
}

/**
 * Puts a staged folder in place of the target without a word in the register: for a workspace that may not be
 * written to, in which no journal can be kept. Each file is whole; a crash is ended by the next command's output.
 */
export function publishAlone({ staged, ...publication }: Omit<Publication, 'files' | 'appends'>): void {
  const files = [...listFilesIn(staged)];
  syncFiles(staged, files);
  place({ ...publication, staged, files });
}

/** All of them or, when the disk is full, none; lines that are there already are not added again. */
function appendAll(root: string, appends: Publication['appends']): void {
  const former: { readonly path: string; readonly size: number | undefined }[] = [];
  try {
    for (const { file, lines } of appends) {
      const known = idsIn(root, file);
      const fresh = lines.filter((line) => !known.has(idOf(line)));
      if (fresh.length === 0) continue;
      const path = standingPath(root, file);
      former.push({ path, size: statSync(path, { throwIfNoEntry: false })?.size });
      appendLines(root, file, fresh);
    }
  } catch (cause) {
    for (const { path, size } of former) {
      if (size === undefined) rmSync(path, { force: true });
      else truncateSync(path, size);
    }
    throw cause;
  }
}

function idsIn(root: string, file: string): ReadonlySet<unknown> {
  const read = readLogFile(root, file);
  const text = 'value' in read ? (read.value?.text ?? '') : '';
  return new Set(linesOf(text).map((line) => idOf(line.text)));
}

function idOf(line: string): unknown {
  const value = parseOne(line);
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}

/** The name of a folder in which an output is made: beside the target, and telling whose it is. */
export function stagedName(target: string, owner: string): string {
  return join(dirname(target), `.${basename(target)}.staged-${owner}`);
}
