import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCalc } from '../exports/calc/run-calc.ts';
import { BEFORE, EXPORTED_ON, FILLINGS, KINDS, SHEETS } from '../exports/calc/sheets.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const run = (root: string, ...args: readonly string[]) =>
  runInProcess('actions', ...args, '--workspace', root, '--now', EXPORTED_ON);
const signed = ['--by', '林'];

async function asExported(): Promise<string> {
  const root = copyOf('tracker');
  for (const step of BEFORE) expect((await run(root, ...step, ...signed)).code).toBe(0);
  return root;
}

const PROGRAM = ['/usr/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find(existsSync);
const CALC_MS = 240_000;

/** Sheets of today go through LibreOffice and replace the accepted ones: `ATTACHE_UPDATE_REFS=1`, where it is installed. */
test.runIf(PROGRAM !== undefined && process.env['ATTACHE_UPDATE_REFS'] !== undefined)(
  'LibreOffice fills in the sheets and saves them',
  { timeout: CALC_MS },
  async () => {
    const root = await asExported();
    for (const kind of KINDS) expect((await run(root, 'export', `--${kind}`, '--out', root)).code).toBe(0);
    mkdirSync(SHEETS, { recursive: true });
    runCalc(
      PROGRAM ?? '',
      KINDS.flatMap((kind) => {
        const from = join(root, `actions.en.${kind}`);
        return [
          { from, to: join(SHEETS, `untouched.${kind}`), fillings: [] },
          { from, to: join(SHEETS, `filled-in.${kind}`), fillings: FILLINGS },
        ];
      }),
    );
  },
);

test.each(KINDS)(
  '%s: what LibreOffice saved untouched changes nothing, also after the register went on',
  async (kind) => {
    const root = await asExported();
    const file = join(SHEETS, `untouched.${kind}`);
    const untouched = { code: 0, stdout: '', stderr: 'Rows read: 7, items updated: 0\n' };
    expect(await run(root, 'import', file)).toEqual(untouched);
    await run(
      root,
      'update',
      'joint-visit',
      'share-notes',
      '--status',
      'waiting',
      '--priority',
      'high',
      ...signed,
    );
    expect(await run(root, 'import', file)).toEqual(untouched);
  },
);

const CHANGES = `2024-alpha/joint-visit: Status: Open → In progress`;

test.each(KINDS)('%s: what was filled in comes back, each cell of it', async (kind) => {
  const root = await asExported();
  const file = join(SHEETS, `filled-in.${kind}`);
  const { code, stdout, stderr } = await run(root, 'import', file, ...signed);
  expect({ code, stderr, changes: stdout.trimEnd().split('\n') }).toEqual({
    code: 0,
    stderr: 'Rows read: 7, items updated: 3\n',
    changes: [
      CHANGES,
      '2024-alpha/joint-visit: New date: 2025-09-30 → 2025-10-31',
      '2024-alpha/joint-visit: Note: asked, "in writing" → 對方已同意; dates to follow',
      '2024-alpha/share-notes: Assignee: – → 業務組',
      '2024-alpha/share-notes: Priority: Low → High',
      '2024-alpha/share-notes: Look again: 2025-12-31 → –',
      '2026-beta/notes-continued: Status: Open → Done',
      '2026-beta/notes-continued: Evidence (link): – → https://example.org/a?b=1&c=2',
    ],
  });
  const again = await run(root, 'import', file);
  expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 0, stdout: '' });
});

test.each(KINDS)('%s: a stale one names each conflict, and nothing of them is taken', async (kind) => {
  const root = await asExported();
  const file = join(SHEETS, `filled-in.${kind}`);
  await run(root, 'update', 'joint-visit', '--status', 'waiting', '--due', '2025-11-30', '--by', 'Chen');
  await run(
    root,
    'update',
    'share-notes',
    '--priority',
    'none',
    '--look-again',
    '2026-01-31',
    '--by',
    'Chen',
  );
  const log = join(root, 'data/register/actions/2024-alpha.jsonl');
  const before = readFileSync(log, 'utf8');
  const { code, stdout, stderr } = await run(root, 'import', file, '--atomic', ...signed);
  expect(code).toBe(1);
  expect(readFileSync(log, 'utf8')).toBe(before);
  const conflicts = [...stderr.matchAll(/import-conflict: (.*)/g)].map(([, words]) => words);
  expect(conflicts).toEqual([
    '“2024-alpha/joint-visit”, Status: Open when the sheet was made, Waiting since (Chen, 2025-06-15), In progress in the sheet; it stays Waiting',
    '“2024-alpha/joint-visit”, New date: 2025-09-30 when the sheet was made, 2025-11-30 since (Chen, 2025-06-15), 2025-10-31 in the sheet; it stays 2025-11-30',
    '“2024-alpha/share-notes”, Priority: Low when the sheet was made, – since (Chen, 2025-06-15), High in the sheet; it stays –',
    '“2024-alpha/share-notes”, Look again: 2025-12-31 when the sheet was made, 2026-01-31 since (Chen, 2025-06-15), – in the sheet; it stays 2026-01-31',
  ]);
  expect(stdout.trimEnd().split('\n')).toHaveLength(4);
});
