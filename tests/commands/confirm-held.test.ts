import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';
import { copyWithOneStart, FACTS, MISSION, run } from './schedule-for-tests.ts';

const facts = (root: string): string => readFileSync(join(root, FACTS), 'utf8');
const errorsOf = (root: string) =>
  loadWorkspace(root).diagnostics.filter(({ severity }) => severity === 'error');

test('released times become agreed ones, and then records with the people they were released with', async () => {
  const root = copyWithOneStart();
  const early = await runInProcess('confirm', MISSION, '--workspace', root);
  expect([early.code, early.stderr]).toEqual([
    1,
    `2020-visit has no released schedule yet; first run: npm run attache -- schedule 2020-visit --release first --workspace ${root} --lang en\n`,
  ]);
  await run(root, '--release', 'first');
  const before = facts(root);

  const shown = await runInProcess('confirm', MISSION, '--dry-run', '--workspace', root);
  expect([shown.code, facts(root)]).toEqual([0, before]);
  expect(shown.stdout).toMatchInlineSnapshot(`
    "--- a/data/missions/2020-visit/bilaterals.yaml
    +++ b/data/missions/2020-visit/bilaterals.yaml
    @@ -23,5 +23,5 @@
       - id: es-wanted
         partners: [ES]
    -    status: wanted
    +    status: confirmed
         request:
           durationMinutes: 30
    @@ -29,2 +29,3 @@
           windows:
             - { date: 2020-03-04, from: 09:00, to: 09:30 }
    +      pin: { date: 2020-03-04, start: '09:00', end: '09:30', room: hall }
    "
  `);

  const confirmed = await runInProcess('confirm', MISSION, '--workspace', root);
  expect([confirmed.code, confirmed.stdout, confirmed.stderr]).toEqual([
    0,
    shown.stdout,
    `${FACTS} was changed\n`,
  ]);
  expect(errorsOf(root)).toEqual([]);

  const again = await runInProcess('confirm', MISSION, '--workspace', root);
  expect([again.code, again.stdout, again.stderr]).toEqual([
    0,
    '',
    '2020-visit: everything released is confirmed already\n',
  ]);

  const soon = await runInProcess('held', MISSION, '--now', '2020-03-01T00:00Z', '--workspace', root);
  expect([soon.code, soon.stdout]).toEqual([0, '']);
  const held = await runInProcess('held', MISSION, '--now', '2020-04-01T00:00Z', '--workspace', root);
  expect(held.stdout).toMatchInlineSnapshot(`
    "--- a/data/missions/2020-visit/bilaterals.yaml
    +++ b/data/missions/2020-visit/bilaterals.yaml
    @@ -23,5 +23,5 @@
       - id: es-wanted
         partners: [ES]
    -    status: confirmed
    +    status: held
         request:
           durationMinutes: 30
    @@ -30,2 +30,7 @@
             - { date: 2020-03-04, from: 09:00, to: 09:30 }
           pin: { date: 2020-03-04, start: '09:00', end: '09:30', room: hall }
    +    placement: { date: 2020-03-04, start: '09:00', end: '09:30', room: hall }
    +    ours:
    +      - person: 山田花子
    +        agency: { ja: 税関, en: Customs }
    +        title: { ja: 課長, en: Director }
    "
  `);
  expect(errorsOf(root)).toEqual([]);
});

test('a meeting whose other time was typed before becomes a record at that time, and is not called misplaced', async () => {
  const root = copyWithOneStart();
  await run(root, '--release', 'first');
  await runInProcess('confirm', MISSION, '--workspace', root);
  const placement = "{ date: 2020-03-04, start: '11:00', end: '11:30', room: hall }";
  const typed = facts(root).replace(
    '    status: confirmed\n',
    `    status: confirmed\n    placement: ${placement}\n`,
  );
  writeFileSync(join(root, FACTS), typed);
  const held = await runInProcess('held', MISSION, '--now', '2020-03-05T00:00Z', '--workspace', root);
  expect(held.stdout).toMatchInlineSnapshot(`
    "--- a/data/missions/2020-visit/bilaterals.yaml
    +++ b/data/missions/2020-visit/bilaterals.yaml
    @@ -23,5 +23,5 @@
       - id: es-wanted
         partners: [ES]
    -    status: confirmed
    +    status: held
         placement: { date: 2020-03-04, start: '11:00', end: '11:30', room: hall }
         request:
    @@ -31,2 +31,6 @@
             - { date: 2020-03-04, from: 09:00, to: 09:30 }
           pin: { date: 2020-03-04, start: '09:00', end: '09:30', room: hall }
    +    ours:
    +      - person: 山田花子
    +        agency: { ja: 税関, en: Customs }
    +        title: { ja: 課長, en: Director }
    "
  `);
  const checked = await runInProcess('check', MISSION, '--now', '2020-03-05T00:00Z', '--workspace', root);
  expect(checked.stderr).not.toContain('schedule-broken');
  const again = await runInProcess('held', MISSION, 'es-wanted', '--workspace', root);
  expect(again.stderr.split('\n')[0]).toBe('es-wanted is a record already, or was cancelled');
});

test('a meeting that is not there, and one that has no time, are told', async () => {
  const root = copyWithOneStart();
  const unknown = await runInProcess('held', MISSION, 'es-wantd', '--workspace', root);
  expect([unknown.code, unknown.stderr]).toEqual([1, 'There is no meeting “es-wantd”; es-wanted?\n']);
  const unplaced = await runInProcess('held', MISSION, 'es-wanted', '--workspace', root);
  expect(unplaced.stderr.split('\n')[0]).toBe(
    'es-wanted has neither a released nor an agreed time; write its placement by hand',
  );
});

test('a meeting of a mission that has none is told where to write it', async () => {
  const root = copyOf('tiny');
  await runInProcess('new', '2027-lima', '--workspace', root);
  for (const deed of ['held', 'confirm']) {
    const told = await runInProcess(deed, '2027-lima', 'us', '--workspace', root);
    expect([told.code, told.stderr.split('\n').at(-2)]).toEqual([
      1,
      '2027-lima has no meetings yet; write them into data/missions/2027-lima/bilaterals.yaml',
    ]);
  }
});
