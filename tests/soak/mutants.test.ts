import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { viewFor } from '#model/public-view.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { fixture } from '../workspace-copy.ts';
import { mutate } from './mutate-workspace.ts';

/** `npm run soak` asks for more. */
const LOADED = Number(process.env['ATTACHE_SOAK_LOADED'] ?? 200);
const MADE = Number(process.env['ATTACHE_SOAK_MADE'] ?? 8);

const mutation = fc.record({ file: fc.nat(50), at: fc.nat(5000), drop: fc.nat(12), piece: fc.nat(40) });
const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

function mutant(changes: readonly Parameters<typeof mutate>[1][]): string {
  const root = mkdtempSync(join(tmpdir(), 'attache-mutant-'));
  cpSync(fixture('tiny'), root, { recursive: true });
  for (const change of changes) mutate(root, change);
  return root;
}

test('whatever is typed, loading ends in diagnostics and never in an exception', {
  timeout: 1_200_000,
}, () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      const root = mutant(changes);
      try {
        const { workspace, diagnostics } = loadWorkspace(root);
        if (workspace) viewFor(workspace, { audience: 'public', today: '2030-01-01' });
        return diagnostics.every(({ code, position }) => code !== '' && position.line > 0);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }),
    { numRuns: LOADED },
  );
});

test('what check passes, reports, exports and calendars can be made of', { timeout: 1_200_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(mutations, async (changes) => {
      const root = mutant(changes);
      const out = mkdtempSync(join(tmpdir(), 'attache-made-'));
      try {
        const common = ['--workspace', root, '--quiet', '--now', '2026-11-21T09:00+08:00'];
        const checked = await runInProcess('check', ...common);
        if (checked.code !== 0) return;
        for (const command of ['report', 'export', 'invites']) {
          const { code, stderr } = await runInProcess(command, ...common, '--out', out);
          expect([command, code, code === 0 ? '' : stderr]).toEqual([command, 0, '']);
        }
      } finally {
        for (const folder of [root, out]) rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: MADE },
  );
});
