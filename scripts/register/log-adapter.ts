import type { SyncAdapter } from 'lowdb';
import type { z } from 'zod';
import { standingPath } from '#load/standing-path.ts';
import type { RegisterEvent } from '#model/register-event.ts';
import { appendLines, readLogFile } from './log-file.ts';
import { linesOf, parseLines } from './log-lines.ts';
import { inOrder } from './order-events.ts';
import { RegisterDamaged } from './register-damaged.ts';
import { writeWhole } from './write-file.ts';

/** One log of a register: where it is, relative to the workspace, and what its events are. */
export type LogPlace<E extends RegisterEvent> = { readonly file: string; readonly schema: z.ZodType<E> };

/**
 * lowdb's storage for a log of events, one a line. Reading gives them in the register's order, each once.
 * Writing adds what is new to the end of the file; only where events have been left out is it written anew.
 * @throws RegisterDamaged on reading a log that holds something else, or something newer
 */
export class LogAdapter<E extends RegisterEvent> implements SyncAdapter<readonly E[]> {
  readonly #root: string;
  readonly #place: LogPlace<E>;
  #known: ReadonlySet<string> = new Set();

  constructor(root: string, place: LogPlace<E>) {
    this.#root = root;
    this.#place = place;
  }

  read(): readonly E[] | null {
    const { file, schema } = this.#place;
    const read = readLogFile(this.#root, file);
    if ('fault' in read) throw new RegisterDamaged([read.fault]);
    if (!read.value) return null;
    const { events, faults } = parseLines(linesOf(read.value.text), { file, schema });
    if (faults.length > 0) throw new RegisterDamaged(faults);
    const ordered = inOrder(events);
    this.#known = new Set(ordered.map(({ id }) => id));
    return ordered;
  }

  write(events: readonly E[]): void {
    const { file, schema } = this.#place;
    const fresh = events.filter(({ id }) => !this.#known.has(id));
    const isWhole = events.length - fresh.length === this.#known.size;
    const lines = (isWhole ? fresh : events).map((event) => JSON.stringify(schema.parse(event)));
    if (!isWhole) writeWhole(standingPath(this.#root, file), lines.map((line) => `${line}\n`).join(''));
    else if (lines.length > 0) appendLines(this.#root, file, lines);
    this.#known = new Set(events.map(({ id }) => id));
  }
}
