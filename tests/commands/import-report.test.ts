import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf, fixture } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const report = (name: string): string => join(fixture('reports'), `${name}.txt`);
const importFile = (root: string, file: string, ...args: readonly string[]) =>
  runInProcess('import', 'report', file, '--workspace', root, ...args);

test('a report becomes a mission that passes check', async () => {
  const root = copyOf('formosa');
  const made = await importFile(root, report('visit'), '--mission', '2021-visit');
  expect([made.code, made.stdout.trim().split('\n')]).toEqual([
    0,
    [
      'data/missions/2021-visit/mission.yaml',
      'data/missions/2021-visit/bilaterals.yaml',
      'content/missions/2021-visit/zh-TW/report.mdx',
      'data/people.yaml',
      'data/glossary.yaml',
    ],
  ]);
  expect(made.stderr).toContain('line 23, “紐西蘭”: this looks like a meeting');
  const checked = await runInProcess('check', '2021-visit', '--workspace', root);
  expect([checked.code, /errors: (\d+)/.exec(checked.stderr)?.[1]]).toEqual([0, '0']);
  expect(readFileSync(join(root, 'data/people.yaml'), 'utf8')).toMatch(/王大海/);
  const again = await importFile(root, report('visit'), '--mission', '2021-visit');
  expect(again.code).toBe(2);
});

test('what a mission needs and the report does not say is asked for, and nothing is written', async () => {
  const root = copyOf('formosa');
  const file = join(root, 'bare.txt');
  writeFileSync(file, '壹、緣起\n\n參加會議。\n');
  const before = readdirSync(join(root, 'data/missions'));
  const made = await importFile(root, file);
  expect([made.code, made.stderr]).toEqual([
    2,
    'the report does not say what a mission needs, and it is not guessed: please add --from, --to, --place, --person\n',
  ]);
  expect(readdirSync(join(root, 'data/missions'))).toEqual(before);
  const person = /id: ([^\s,}]+)/.exec(readFileSync(join(root, 'data/people.yaml'), 'utf8'))?.[1] ?? '';
  const said = ['--from', '2019-03-04', '--to', '2019-03-05', '--place', '海灣', '--person', person];
  const added = await importFile(root, file, ...said, '--mission', 'bare');
  expect([added.code, readFileSync(join(root, 'data/missions/bare/mission.yaml'), 'utf8')]).toEqual([
    0,
    expect.stringContaining(`delegation:\n  - person: ${person}\n    agency: ⟦機關⟧\n    title: ⟦職稱⟧\n`),
  ]);
});

test('--dry-run shows the draft and writes nothing', async () => {
  const root = copyOf('formosa');
  const made = await importFile(root, report('harbour'), '--dry-run', '--mission', '2019-harbour');
  expect([made.code, made.stdout.includes('+title: 赴海灣國考察港口單一窗口報告')]).toEqual([0, true]);
  expect(readdirSync(join(root, 'data/missions'))).toEqual(['2019-forum']);
});
