import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffOf, type FileEdit } from '#edit/file-edit.ts';
import { readForEdit, writeEdits } from '#edit/write-edits.ts';
import { copyOf } from '../workspace-copy.ts';

const PEOPLE = 'data/people.yaml';
const GLOSSARY = 'data/glossary.yaml';

function editOf(root: string, file: string, added: string): FileEdit {
  const before = readForEdit(root, file);
  return { file, before, after: (before ?? '') + added };
}

test('all files are written, and what is not changed is left alone', async () => {
  const root = copyOf('tiny');
  const edits = [
    editOf(root, PEOPLE, '# x\n'),
    editOf(root, 'data/new/a.yaml', 'a: 1\n'),
    editOf(root, GLOSSARY, ''),
  ];
  expect(await writeEdits(root, edits)).toEqual([]);
  expect(edits.map(({ file }) => readFileSync(join(root, file), 'utf8'))).toEqual(
    edits.map(({ after }) => after),
  );
});

test('when one has changed meanwhile, or is there already, none is written and each is named', async () => {
  const root = copyOf('tiny');
  const edits = [
    editOf(root, GLOSSARY, '# x\n'),
    editOf(root, PEOPLE, '# x\n'),
    editOf(root, 'data/new.yaml', 'a: 1\n'),
  ];
  writeFileSync(join(root, PEOPLE), 'people: []\n');
  writeFileSync(join(root, 'data/new.yaml'), 'mine\n');
  const faults = await writeEdits(root, edits);
  expect(faults.map(({ code, position }) => [code, position.file])).toEqual([
    ['edit-stale', PEOPLE],
    ['edit-file-exists', 'data/new.yaml'],
  ]);
  expect(readForEdit(root, GLOSSARY)).toBe(edits[0]?.before);
  expect(readForEdit(root, 'data/new.yaml')).toBe('mine\n');
});

test('when the disk refuses one, the others go back to what they were', async () => {
  const root = copyOf('tiny');
  // A folder where a file should be: refused for everyone, also for who may do anything.
  mkdirSync(join(root, 'data/folder/x'), { recursive: true });
  const edits = [
    editOf(root, PEOPLE, '# x\n'),
    editOf(root, 'data/new.yaml', 'a: 1\n'),
    { file: 'data/people.yaml/b', before: undefined, after: 'x' },
  ];
  await expect(writeEdits(root, edits)).rejects.toThrow();
  expect(readForEdit(root, PEOPLE)).toBe(edits[0]?.before);
  expect(existsSync(join(root, 'data/new.yaml'))).toBe(false);
});

test('the diff shows what changes, with a little around it', () => {
  const before = 'a: 1\nb: 2\nc: 3\nd: 4\n';
  expect(
    diffOf([
      { file: 'data/a.yaml', before, after: before.replace('c: 3', 'c: 5') },
      { file: 'data/same.yaml', before, after: before },
      { file: 'data/b.yaml', before: undefined, after: 'x: 1\n' },
    ]),
  ).toBe(`--- a/data/a.yaml
+++ b/data/a.yaml
@@ -1,4 +1,4 @@
 a: 1
 b: 2
-c: 3
+c: 5
 d: 4
--- /dev/null
+++ b/data/b.yaml
@@ -0,0 +1,1 @@
+x: 1
`);
});
