import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSnapshot, writeSnapshot } from '../../scripts/commands/actions-snapshot.ts';
import { trackerDigest } from '../../scripts/commands/tracker-digest.ts';
import { actionEntry } from '../../scripts/exports/action-entries.ts';
import { ActionStatus } from '../../scripts/model/action-event.ts';
import { CommitmentKind, CommitmentOwner } from '../../scripts/model/commitment.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { type ActionFilters, filterActions } from '../../scripts/tracker/list-actions.ts';
import { ACTION_SORTS, sortActions } from '../../scripts/tracker/sort-actions.ts';
import { recordOf, trackerWorkspace } from '../tracker/sample.ts';
import { copyOf } from '../workspace-copy.ts';

const NOW = Date.parse('2026-06-01T04:00:00Z');
const today = '2026-06-01';
const at = '2026-05-01T00:00:00.000Z';
const workspace = trackerWorkspace();
const items = deriveActions(
  workspace,
  [
    recordOf('2024-alpha/joint-visit', { at, assignee: '林小明', note: 'asked\nagain', priority: 'high' }),
    recordOf('2026-beta/notes-continued', { at, status: 'waiting', partner: 'NZ', dueDate: '2026-05-02' }),
  ],
  { today },
);
const place = (root: string) => ({
  audience: 'internal' as const,
  digest: trackerDigest(root, ['internal']).digest,
});

const one = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values);
const filters: fc.Arbitrary<ActionFilters> = fc.record({
  partner: one('US', 'NZ', 'ZZ'),
  owner: one(...CommitmentOwner.options),
  kind: one(...CommitmentKind.options),
  status: one(...ActionStatus.options, 'pending' as const),
  assignee: one('none', '林小明'),
  mission: one('2024-alpha', '2026-beta'),
  dueBefore: one('2025-06-30', '2026-05-02'),
  watched: one(true, false),
  text: one('NOTES', 'asked again', '聯合', 'nothing of it'),
  overdue: one(true),
});

test('what was laid down is found, filtered and sorted as what is worked out', () => {
  const root = copyOf('tracker');
  writeSnapshot(root, place(root), { workspace, today, items });
  const snapshot = readSnapshot(root, place(root), NOW);
  fc.assert(
    fc.property(filters, fc.constantFrom(...ACTION_SORTS), (wanted, sort) => {
      const entries = (snapshot?.find(wanted, sort) ?? []).map((item) =>
        actionEntry(snapshot?.workspace ?? workspace, item),
      );
      const worked = sortActions(filterActions(items, wanted), sort);
      expect(entries).toEqual(worked.map((item) => actionEntry(workspace, item)));
    }),
  );
});

test('it counts for its content, day and audience alone, and a damaged one is none', () => {
  const root = copyOf('tracker');
  const stands = place(root);
  writeSnapshot(root, stands, { workspace, today, items });
  expect(readSnapshot(root, stands, NOW)?.today).toBe(today);
  expect(readSnapshot(root, stands, NOW + 24 * 60 * 60 * 1000)).toBeUndefined();
  expect(readSnapshot(root, { ...stands, audience: 'public' }, NOW)).toBeUndefined();
  appendFileSync(join(root, 'data/people.yaml'), '# a word\n');
  expect(place(root).digest).not.toBe(stands.digest);
  expect(readSnapshot(root, place(root), NOW)).toBeUndefined();
  const folder = join(root, '.cache/tracker-internal');
  const head = readdirSync(folder).find((name) => name.startsWith('head')) ?? '';
  writeFileSync(join(folder, head), 'torn');
  expect(readSnapshot(root, stands, NOW)).toBeUndefined();
});
