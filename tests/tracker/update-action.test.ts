import { expect, test } from 'vitest';
import { recordsFor, syncActions } from '../../scripts/tracker/update-action.ts';
import { recordOf, trackerWorkspace } from './sample.ts';

const first = { at: '2026-01-01T00:00:00Z', status: 'in-progress' as const, note: 'asked' };
const second = { at: '2026-02-01T00:00:00Z', status: 'done' as const };

test('syncing gives each commitment a record and keeps the records that have lost theirs', () => {
  const workspace = trackerWorkspace();
  const gone = recordOf('2020-old/gone', second);
  const sync = syncActions(workspace, [gone]);
  expect(sync.orphans).toEqual(['2020-old/gone']);
  expect(sync.added).toHaveLength(7);
  expect(sync.records).toContain(gone);
  expect(syncActions(workspace, sync.records)).toEqual({
    records: sync.records,
    added: [],
    orphans: ['2020-old/gone'],
  });
});

test('the public sees what has become of an item, not the notes, nor who wrote', () => {
  const records = [recordOf('m/a', { ...first, by: 'Lin' }, { at: second.at, note: 'call again' }, second)];
  expect(recordsFor(records, 'public')).toEqual([
    recordOf('m/a', { at: first.at, status: 'in-progress' }, second),
  ]);
  expect(recordsFor(records, 'internal')).toBe(records);
});
