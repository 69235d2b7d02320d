import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { RegisterEvent } from '#model/register-event.ts';
import { listLogs, logFile } from '../event-log.ts';
import { listStaleStaged } from '../leftovers.ts';
import { LOGS } from '../log-faults.ts';
import { readLogFile } from '../log-file.ts';
import { linesOf, parseLines } from '../log-lines.ts';
import { keepCopy } from '../migrate-registers.ts';
import { REGISTER_FOLDER } from '../paths.ts';
import { isPublicationLeft } from '../publication-left.ts';
import { setAside } from '../set-aside.ts';
import { writeWhole } from '../write-file.ts';
import type { Complaint } from './complaint.ts';
import { gitComplaints } from './git-lines.ts';

/** What is younger may be in the making. */
const SETTLED_MS = 60 * 60 * 1000;

/** All that can be mended in a workspace, without touching it. `now`: milliseconds since 1970. */
export function examine(root: string, now: number): readonly Complaint[] {
  return [
    ...(isPublicationLeft(root)
      ? [{ kind: 'publication' as const, place: 'dist', mend: () => undefined }]
      : []),
    ...outputLeftovers(root, now),
    ...temporaryFiles(root, now),
    ...gitComplaints(root),
    ...LOGS.flatMap((log) =>
      listLogs(root, log).flatMap((name) => examineLog(root, logFile(log, name), log.schema)),
    ),
  ];
}

/** Registers that a newer Attaché has written: nothing is wrong with them, and here nothing can be said of them. */
export function newerLogs(root: string): readonly Diagnostic[] {
  return LOGS.flatMap((log) =>
    listLogs(root, log).flatMap((name) => {
      const file = logFile(log, name);
      const read = readLogFile(root, file);
      if ('fault' in read || !read.value) return [];
      const { faults } = parseLines(linesOf(read.value.text), { file, schema: log.schema });
      return faults.filter(({ code }) => code === 'register-newer').slice(0, 1);
    }),
  );
}

function outputLeftovers(root: string, now: number): readonly Complaint[] {
  return ['dist', 'dist-internal'].flatMap((name) => {
    const former = `.${name}.former`;
    const staged = listStaleStaged(root, join(root, name), now).map((path) => relative(root, path));
    return [
      ...staged.map((place) => ({ kind: 'staged' as const, place, mend: () => drop(root, place) })),
      ...(existsSync(join(root, former))
        ? [{ kind: 'former' as const, place: former, mend: () => settleFormer(root, name, former) }]
        : []),
    ];
  });
}

/** An earlier version took the output away before it put the next in place: where that is missing, it comes back. */
function settleFormer(root: string, name: string, former: string): void {
  if (existsSync(join(root, name))) drop(root, former);
  else renameSync(join(root, former), join(root, name));
}

const drop = (root: string, place: string): void =>
  rmSync(join(root, place), { recursive: true, force: true });

/** `.name.<uuid>.tmp` of a write that was cut short, and drafts of the lock. */
const TEMPORARY =
  /^\..+\.[0-9a-f]{8}-[0-9a-f-]{27}\.tmp$|^\.lock\.[0-9a-f]{8}-[0-9a-f-]{27}$|^\.lock\.takeover$/;

function temporaryFiles(root: string, now: number): readonly Complaint[] {
  return ['data', 'content', 'dist', 'dist-internal', '.cache'].flatMap((name) => {
    if (!existsSync(join(root, name))) return [];
    return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && TEMPORARY.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => now - statSync(path).mtimeMs > SETTLED_MS)
      .map((path) => relative(root, path))
      .map((place) => ({ kind: 'temporary' as const, place, mend: () => drop(root, place) }));
  });
}

/** A damaged line is set aside, every good one stays; a log that is newer, or no text, is no matter of mending. */
function examineLog(root: string, file: string, schema: z.ZodType<RegisterEvent>): readonly Complaint[] {
  const read = readLogFile(root, file);
  if ('fault' in read || !read.value) return [];
  const { text, torn } = read.value;
  const { faults } = parseLines(linesOf(text), { file, schema });
  if (faults.some(({ code }) => code !== 'register-damaged')) return [];
  const bad = new Set(faults.map(({ position }) => position.line));
  const mend = (backup: string) => {
    keepCopy(root, file, backup);
    const tail = readFileSync(join(root, file)).subarray(Buffer.byteLength(text));
    if (tail.length > 0) setAside(root, { name: basename(file), content: tail, why: 'torn' });
    const lines = text.split('\n');
    const damaged = lines.filter((_, index) => bad.has(index + 1)).join('\n');
    if (damaged !== '') setAside(root, { name: basename(file), content: `${damaged}\n`, why: 'damaged' });
    const good = lines.filter((line, index) => !bad.has(index + 1) && line.trim() !== '');
    writeWhole(join(root, file), good.map((line) => `${line}\n`).join(''));
  };
  if (bad.size > 0) return [{ kind: 'damaged', place: file, count: bad.size, mend }];
  return torn ? [{ kind: 'torn', place: file, mend }] : [];
}

/** Where damaged lines are kept, for the words that tell of it. */
export const KEPT_IN = `${REGISTER_FOLDER}/.aside`;
