import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LowSync } from 'lowdb';
import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { EventDraft, RegisterEvent, Signature } from '#model/register-event.ts';
import { faultOf } from './fault-of.ts';
import { listOldFiles } from './format-1/old-files.ts';
import { withLock } from './lock.ts';
import { LogAdapter } from './log-adapter.ts';
import { REGISTER_FOLDER } from './paths.ts';
import { RegisterDamaged } from './register-damaged.ts';
import { signEvents } from './sign-events.ts';

/** A register: a folder of logs, most of them named after a mission. */
export type EventLog<E extends RegisterEvent> = {
  /** Below `data/register`. */
  readonly folder: string;
  readonly schema: z.ZodType<E>;
  /** Leaves out what no longer says anything. Called before writing, on events in order. */
  readonly prune?: (events: readonly E[]) => readonly E[];
};

/** What a register holds, or why it could not be read or changed. */
export type Reading<T> = { readonly value: T } | { readonly fault: Diagnostic };

/** Where a log is, relative to the workspace. */
export function logFile({ folder }: { readonly folder: string }, name: string): string {
  return `${REGISTER_FOLDER}/${folder}/${name}.jsonl`;
}

/**
 * The events of one log, in order, each once; none where there is no log. Takes no lock: what is there of
 * an event that is being written is not seen.
 * Faults: `register-damaged`, `register-newer`, and those of reading a file.
 * @example const reading = readLog(root, ACTIONS, '2014-c-tpat'); if ('fault' in reading) tell(reading.fault);
 */
export function readLog<E extends RegisterEvent>(
  root: string,
  log: EventLog<E>,
  name: string,
): Reading<readonly E[]> {
  try {
    return { value: openLog(root, log, name).data };
  } catch (cause) {
    return { fault: faultOf(root, cause) };
  }
}

/** The names of a register's logs: of missions that are there, and of such as have gone. */
export function listLogs(root: string, { folder }: { readonly folder: string }): readonly string[] {
  const path = join(root, REGISTER_FOLDER, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.jsonl') && !name.startsWith('.'))
    .map((name) => name.slice(0, -'.jsonl'.length).normalize('NFC'))
    .sort();
}

/** Every event of every log of a register; the first fault where there is one. */
export function readLogs<E extends RegisterEvent>(root: string, log: EventLog<E>): Reading<readonly E[]> {
  const events: E[][] = [];
  const old = oldFormat(root, log);
  if (old) return { fault: old };
  for (const name of listLogs(root, log)) {
    const reading = readLog(root, log, name);
    if ('fault' in reading) return reading;
    events.push([...reading.value]);
  }
  return { value: events.flat() };
}

/** What a change makes of the events that stand in each log: the drafts to add, by the log's name. */
export type LogChange<E extends RegisterEvent> = (
  stands: ReadonlyMap<string, readonly E[]>,
) => ReadonlyMap<string, readonly EventDraft<E>[]>;

export type ChangeOptions = { readonly signature: Signature; readonly patienceMs?: number };

/**
 * Adds events to logs under the lock: `change` sees what stands at that moment, so that two commands at
 * once undo nothing of each other. What it returns is on the disk when this does. A damaged log is a fault,
 * and then nothing is written. Gives the events that were added.
 * @example
 * await changeLogs(root, ACTIONS, { names: ['2014-c-tpat'], signature: { by: 'Lin', now } }, () =>
 *   new Map([['2014-c-tpat', [{ type: 'note', item: '2014-c-tpat/visit', note: 'asked again' }]]]))
 */
export async function changeLogs<E extends RegisterEvent>(
  root: string,
  log: EventLog<E>,
  { names, signature, patienceMs }: ChangeOptions & { readonly names: readonly string[] },
  change: LogChange<E>,
): Promise<Reading<readonly E[]>> {
  try {
    return await withLock(
      root,
      async () => {
        const open = new Map([...new Set(names)].map((name) => [name, openLog(root, log, name)]));
        const stands = new Map([...open].map(([name, database]) => [name, database.data]));
        const added = [...change(stands)].flatMap(([name, drafts]) => {
          const database = open.get(name);
          if (!database) throw new Error(`the log ${name} was not opened`);
          return add(database, { log, drafts, signature });
        });
        return { value: added };
      },
      patienceMs === undefined ? {} : { patienceMs },
    );
  } catch (cause) {
    return { fault: faultOf(root, cause) };
  }
}

/** `changeLogs` for one log. */
export async function changeLog<E extends RegisterEvent>(
  root: string,
  log: EventLog<E>,
  { name, ...options }: ChangeOptions & { readonly name: string },
  change: (stands: readonly E[]) => readonly EventDraft<E>[],
): Promise<Reading<readonly E[]>> {
  return changeLogs(root, log, { ...options, names: [name] }, (stands) => {
    return new Map([[name, change(stands.get(name) ?? [])]]);
  });
}

/** Writes a log anew without what no longer says anything, where its register finds that worth it; under the caller's lock. */
export function pruneLog<E extends RegisterEvent>(root: string, log: EventLog<E>, name: string): void {
  const database = openLog(root, log, name);
  const events = log.prune?.(database.data) ?? database.data;
  if (events.length === database.data.length) return;
  database.data = events;
  database.write();
}

type Addition<E extends RegisterEvent> = {
  readonly log: EventLog<E>;
  readonly drafts: readonly EventDraft<E>[];
  readonly signature: Signature;
};

function add<E extends RegisterEvent>(
  database: LowSync<readonly E[]>,
  { log, drafts, signature }: Addition<E>,
): readonly E[] {
  if (drafts.length === 0) return [];
  const added = signEvents<E>(drafts, { ...signature, last: database.data.at(-1)?.stamp });
  const events = [...database.data, ...added];
  database.data = log.prune?.(events) ?? events;
  database.write();
  return added;
}

function openLog<E extends RegisterEvent>(
  root: string,
  log: EventLog<E>,
  name: string,
): LowSync<readonly E[]> {
  refuseOldFormat(root, log);
  const place = { file: logFile(log, name), schema: log.schema };
  const database = new LowSync<readonly E[]>(new LogAdapter(root, place), []);
  database.read();
  return database;
}

/** Files of an earlier format are not read past: what they say would be missing. */
function refuseOldFormat(root: string, log: { readonly folder: string }): void {
  const old = oldFormat(root, log);
  if (old) throw new RegisterDamaged([old]);
}

function oldFormat(root: string, { folder }: { readonly folder: string }): Diagnostic | undefined {
  const old = listOldFiles(root).find(({ register }) => register === folder);
  if (!old) return undefined;
  const position = { file: old.file, line: 1, column: 1 };
  return { code: 'register-old', severity: 'error', position, parameters: {} };
}
