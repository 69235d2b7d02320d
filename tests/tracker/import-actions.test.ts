import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsCsv, actionsJson } from '../../scripts/exports/actions.ts';
import { readActionCsv } from '../../scripts/exports/read-action-csv.ts';
import { readActionJson } from '../../scripts/exports/read-action-json.ts';
import type { EditedAction } from '../../scripts/model/edited-action.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { planImport } from '../../scripts/tracker/import-actions.ts';
import { recordOf, trackerWorkspace } from './sample.ts';

const workspace = trackerWorkspace();
const today = '2025-06-01';
const at = '2025-06-01T00:00:00Z';
const ALLOWED = 'open, in-progress, waiting, done, lapsed, dropped, superseded';
const ID = '2024-alpha/share-notes';
const items = deriveActions(workspace, [], { today });

function row(id: string, fields: EditedAction['fields']): EditedAction {
  const columns = ['id', 'status', 'note', 'dueDate'];
  return { id, fields, placeOf: (field) => ({ file: 'f.csv', line: 4, column: columns.indexOf(field) + 1 }) };
}

const plan = (...rows: readonly EditedAction[]) => planImport(items, rows, { at });
const faults = (...rows: readonly EditedAction[]) =>
  plan(...rows).diagnostics.map(({ code, position, parameters }) => [code, position.column, parameters]);

test('only what differs becomes an update', () => {
  expect(plan(row(ID, { status: 'open' }))).toEqual({ updates: [], diagnostics: [] });
  expect(plan(row(ID, { status: 'Done', note: 'sent' })).updates).toEqual([
    { id: ID, update: { at, status: 'done', note: 'sent' } },
  ]);
  expect(plan(row(ID, { dueDate: '2026/1/5' })).updates).toEqual([
    { id: ID, update: { at, dueDate: '2026-01-05' } },
  ]);
});

test('each fault is told at its cell', () => {
  expect(faults(row(ID, { status: 'finished' }))).toEqual([
    ['import-unknown-status', 2, { id: ID, value: 'finished', allowed: ALLOWED }],
  ]);
  expect(faults(row(ID, { dueDate: '2026-02-30', note: 'n'.repeat(2001) }))).toEqual([
    ['import-bad-date', 4, { id: ID, value: '2026-02-30' }],
    ['import-long-note', 3, { id: ID, found: 2001 }],
  ]);
  expect(faults(row('2024-alpha/share-note', {}))).toEqual([
    ['import-unknown-item', 1, { id: '2024-alpha/share-note', suggestion: ID }],
  ]);
  expect(faults(row(ID, {}), row(ID, {}))).toEqual([['import-repeated-item', 1, { id: ID }]]);
});

describe('what is exported and imported unchanged changes nothing, and edits come back', () => {
  const formats = {
    csv: { write: actionsCsv, read: (text: string) => readActionCsv(text, 'actions.csv') },
    json: {
      write: (...[within, list]: Parameters<typeof actionsCsv>) => actionsJson(within, list, { today }),
      read: (text: string) => readActionJson(text, 'actions.json'),
    },
  };
  const note = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.isWellFormed() && !text.includes('\u0000'));

  test.each(Object.entries(formats))('%s', (_name, { write, read }) => {
    fc.assert(
      fc.property(note, fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '＝'), (text, start) => {
        const records = [
          recordOf(ID, { at, status: 'in-progress', note: start + text, dueDate: '2026-01-05' }),
        ];
        const updated = deriveActions(workspace, records, { today });
        const table = read(write(workspace, updated));
        expect(table.diagnostics).toEqual([]);
        expect(planImport(updated, table.rows, { at })).toEqual({ updates: [], diagnostics: [] });
        const { updates } = planImport(items, table.rows, { at });
        expect(updates).toEqual(records.map(({ id, updates: [update] }) => ({ id, update })));
      }),
    );
  });
});
