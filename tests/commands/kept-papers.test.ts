import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openKeptPapers, type Paper } from '../../scripts/commands/kept-papers.ts';

const PAPER: Paper = { kind: 'report', mission: 'a', digest: 'facts' };

/** A workspace whose build made these files, and what the next build takes over of them. */
function taken(paths: readonly string[], change: (target: string, memory: string) => void = () => undefined) {
  const root = mkdtempSync(join(tmpdir(), 'attache-kept-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folders = { target: join(root, 'dist'), memory: join(root, 'papers.v8'), code: 'c', madeAt: 0 };
  for (const path of paths) {
    mkdirSync(dirname(join(folders.target, path)), { recursive: true });
    writeFileSync(join(folders.target, path), path);
  }
  const former = openKeptPapers({ ...folders, isTaken: true });
  former.note(PAPER, paths);
  former.remember();
  change(folders.target, folders.memory);
  const next = openKeptPapers({ ...folders, isTaken: true });
  const isTaken = next.take(PAPER, join(root, 'staged'));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.parentPath.startsWith(join(root, 'staged')))
    .map((each) => join(each.parentPath, each.name).slice(root.length + 1));
  return { isTaken, files };
}

test('papers made from the same are taken over; one that was touched or is not the mission’s own is not', () => {
  expect([
    taken(['missions/a/report.en.pdf']),
    taken(['missions/a/report.en.pdf'], (target) =>
      writeFileSync(join(target, 'missions/a/report.en.pdf'), 'x'),
    ),
    taken(['missions/a/report.en.pdf'], (_, memory) => {
      // As it would come with a workspace from elsewhere: under no seal of ours.
      writeFileSync(memory, readFileSync(memory).subarray(1));
    }),
    taken(['missions/b/report.en.pdf']),
    taken(['missions/a/../../../data/people.yaml']),
  ]).toEqual([
    { isTaken: true, files: ['staged/missions/a/report.en.pdf'] },
    { isTaken: false, files: [] },
    { isTaken: false, files: [] },
    { isTaken: false, files: [] },
    { isTaken: false, files: [] },
  ]);
});

test('a file that says what it said is the same file; one that says something else, or stands behind a link, is written', () => {
  const root = mkdtempSync(join(tmpdir(), 'attache-same-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [target, staged] = [join(root, 'dist'), join(root, 'staged')];
  mkdirSync(target);
  writeFileSync(join(target, 'a.csv'), 'é');
  symlinkSync(join(target, 'a.csv'), join(target, 'link.csv'));
  const papers = openKeptPapers({ target, memory: join(root, 'm.v8'), isTaken: true, code: 'c', madeAt: 0 });
  expect(
    [
      ['a.csv', 'é'] as const,
      ['a.csv', 'e'] as const,
      ['link.csv', 'é'] as const,
      ['b.csv', ''] as const,
    ].map(([path, content]) => papers.takeSame(path, content, staged)),
  ).toEqual([true, false, false, false]);
  expect(statSync(join(staged, 'a.csv')).ino).toBe(statSync(join(target, 'a.csv')).ino);
});
