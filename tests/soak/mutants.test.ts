import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { viewFor } from '#model/public-view.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { mutant, mutate, mutations } from './mutate-workspace.ts';

/** `npm run soak` asks for more. */
const LOADED = Number(process.env['ATTACHE_SOAK_LOADED'] ?? 200);

/** One folder for all: what a mutant leaves as it was is not parsed again. */
const root = mutant([]);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('whatever is typed, load and check end in diagnostics and never in an exception', {
  timeout: 1_200_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(mutations, async (changes) => {
      const putBack = mutate(root, changes);
      try {
        const { code, stderr } = await runInProcess('check', '--workspace', root, '--quiet');
        expect([0, 1]).toContain(code);
        expect(stderr).not.toMatch(/fault of Attaché|cli\.|\bat .+:\d+:\d+\)?$/m);
        for (const [line] of stderr.matchAll(/^\S.* (?:error|warning) [\w-]+: .*$/gm))
          expect(line).toMatch(/^[\w/.-]+:[1-9]\d*:[1-9]\d* (?:error|warning) [\w-]+: ./u);
        const { workspace } = code === 0 ? loadWorkspace(root) : {};
        if (workspace) viewFor(workspace, { audience: 'public', today: '2030-01-01' });
      } finally {
        putBack();
      }
    }),
    { numRuns: LOADED },
  );
});
