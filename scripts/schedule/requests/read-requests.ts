import { type Diagnostic, hasErrors, sortDiagnostics } from '#diagnostics/diagnostic.ts';
import type { RequestSheet } from '#load/tables/read-sheets.ts';
import type { Instance } from '../instance.ts';
import { CellReader, type Spoken } from './read-cells.ts';
import { readRows } from './read-rows.ts';
import { type ListScene, readSettings } from './read-settings.ts';
import { readTables } from './read-tables.ts';
import { toInstance } from './to-instance.ts';

export type RequestOptions = {
  /** What the instance is called unless the list says so. */
  readonly name: string;
  /** The languages that headings and words may be in. */
  readonly spoken: readonly Spoken[];
  readonly bufferMinutes: number;
  /** The mission that the list is of: its zone and days, where the list says none. */
  readonly scene?: ListScene | undefined;
};

/** What a list of requests says, as an instance for any solver; none when something of it is at fault. */
export type ReadRequests = {
  readonly instance: Instance | undefined;
  /** Who meets whom, by meeting: `Korea – Peru`. */
  readonly titles: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads a list of requests: one a row, with tables of rooms, people, equipment and settings beside it where
 * they are needed. Every fault is told, with the row and column it stands in.
 * @example readRequests([{ file: 'list.csv', rows: [['host', 'guest'], ['KR', 'PE']] }], options)
 */
export function readRequests(sheets: readonly RequestSheet[], options: RequestOptions): ReadRequests {
  const { tables, diagnostics } = readTables(
    sheets,
    options.spoken.map(({ t }) => t),
  );
  const reader = new CellReader(options.spoken);
  reader.diagnostics.push(...diagnostics);
  const start = { position: { file: sheets[0]?.file ?? options.name, line: 1, column: 1 } };
  if (tables.requests.length === 0) {
    reader.fault('requests-none', start);
    return { instance: undefined, titles: new Map(), diagnostics: reader.diagnostics };
  }
  const settings = readSettings(reader, tables, {
    ...(tables.requests[0] ?? start),
    scene: options.scene,
  });
  const requests = readRows(reader, tables, settings);
  const found = sortDiagnostics(reader.diagnostics);
  if (hasErrors(found)) return { instance: undefined, titles: new Map(), diagnostics: found };
  return {
    instance: toInstance(requests, settings, options),
    titles: new Map(requests.meetings.map(({ id, parties }) => [id, parties.join(' – ')])),
    diagnostics: found,
  };
}
