import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchTree } from '#load/watch-tree.ts';
import { writeWhole } from '#register/write-file.ts';

function watched() {
  const root = mkdtempSync(join(tmpdir(), 'attache-watch-'));
  mkdirSync(join(root, 'data', 'missions'), { recursive: true });
  const told: string[] = [];
  const stop = watchTree(root, 'data', (path) => told.push(path));
  onTestFinished(() => {
    stop();
    rmSync(root, { recursive: true, force: true });
  });
  const isTold = (path: string) => vi.waitFor(() => expect(told).toContain(path), { timeout: 45_000 });
  return { root, told, isTold };
}

test('a file that is replaced again and again is told each time', async () => {
  const { root, told, isTold } = watched();
  for (let turn = 1; turn <= 5; turn += 1) {
    told.length = 0;
    writeWhole(join(root, 'data', 'people.yaml'), 'x'.repeat(turn));
    await isTold(join('data', 'people.yaml'));
  }
});

test('folders that come, with all in them, and what is written there later is told', async () => {
  const { root, told, isTold } = watched();
  const made = join(root, 'elsewhere');
  mkdirSync(join(made, 'en'), { recursive: true });
  writeFileSync(join(made, 'en', 'report.mdx'), '');
  renameSync(made, join(root, 'data', 'missions', 'one'));
  const report = join('data', 'missions', 'one', 'en', 'report.mdx');
  await isTold(report);
  told.length = 0;
  writeWhole(join(root, report), 'more');
  await isTold(report);
  rmSync(join(root, 'data', 'missions', 'one'), { recursive: true });
  await isTold(join('data', 'missions', 'one'));
});
