import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from '../commands/run-in-process.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

const HOME = /<script type="application\/json" id="home">(.*?)<\/script>/s;

test('a page comes with what it begins with, in its language, whatever the site is called', async () => {
  const root = copyOf('tiny');
  edit(root, 'data/workspace.yaml', { find: 'en: Missions', put: "en: 'A</script><b>B'" });
  const { ask } = await openDesk(root);
  for (const language of ['en', 'zh-TW']) {
    const { body } = await ask(`/${language}/today`);
    const home = await ask('/api/home', { headers: { 'accept-language': language } });
    expect(JSON.parse(HOME.exec(body)?.[1] ?? '')).toEqual(JSON.parse(home.body));
  }
});

test('a page knows whether the office has an address that invitations can come from', async () => {
  const root = copyOf('invites');
  const { ask } = await openDesk(root);
  const hasSender = async () => JSON.parse((await ask('/api/home')).body).hasSender;
  const told = [await hasSender()];
  edit(root, 'data/workspace.yaml', { find: '  email: missions@example.org\n', put: '' });
  expect([...told, await hasSender()]).toEqual([true, false]);
});

test('the first time ever missions are there before all is read; what is parsed then is kept for the next time', async () => {
  const root = copyOf('tiny');
  const { ask } = await openDesk(root);
  const today = async () => JSON.parse((await ask('/api/today')).body);
  const begun = await today();
  const [mission] = begun.missions;
  expect(begun).toEqual({
    ...{ today: '21 November 2026', due: [], faults: [], counts: { errors: 0, warnings: 0 }, isBegun: true },
    missions: [{ ...mission, id: '2020-visit', phase: 'past', steps: [] }],
  });
  await expect.poll(async () => (await today()).isBegun).toBe(undefined);
  const [{ id, title, period, phase }] = (await today()).missions;
  expect({ id, title, period, phase, steps: [] }).toEqual(mission);
  // One for each mission, and one for what they share.
  expect(readdirSync(join(root, '.cache', 'parsed')).length).toBe(2);
});

test('a port that is taken is told', async () => {
  const root = copyOf('tiny');
  const { port } = new URL((await openDesk(root)).address);
  const { code, stderr } = await runInProcess('desk', '--no-open', '--port', port, '--workspace', root);
  expect([code, stderr.trim()]).toEqual([1, expect.stringContaining(`port ${port} is taken`)]);
});

test('a port is written in digits', async () => {
  const root = copyOf('tiny');
  mkdirSync(join(root, 'dist'));
  const told: (readonly [number, string])[] = [];
  for (const command of [['desk', '--no-open'], ['preview']])
    for (const port of ['0x10', '1e3', '1.5', ' 80', '-1', '65536', 'abc']) {
      const { code, stderr } = await runInProcess(...command, `--port=${port}`, '--workspace', root);
      told.push([code, stderr.trim().replace(`“${port}”`, 'it')]);
    }
  expect(told).toEqual(told.map(() => [2, 'it is not a port']));
});

test('every page of a mission says whether it, or what all share, is at fault, or whether there is none', async () => {
  const root = copyOf('tiny');
  const { ask } = await openDesk(root);
  const said = async (mission: string) => {
    const pages = [`board/${mission}`, `board/${mission}/release`, `notes/${mission}`, `prose/${mission}`];
    const answers = await Promise.all(pages.map((page) => ask(`/api/${page}`)));
    return [...new Set(answers.map(({ body }) => JSON.parse(body).fault))];
  };
  expect(await said('2099-nowhere')).toEqual(['no-mission']);
  writeFileSync(join(root, 'data/missions/2020-visit/mission.yaml'), 'title: [');
  await expect.poll(() => said('2020-visit')).toEqual(['mission-at-fault']);
  writeFileSync(join(root, 'data/people.yaml'), 'people: [');
  await expect.poll(() => said('2020-visit')).toEqual(['facts-at-fault']);
});

test('data that a newer version has written is shown and not written to, and its format is in no form', async () => {
  const root = copyOf('tiny');
  const { ask } = await openDesk(root);
  const { form } = JSON.parse((await ask('/api/form/workspace')).body);
  expect(form.fields.map(({ name }: { readonly name: string }) => name)).not.toContain('format');
  edit(root, 'data/workspace.yaml', { find: 'home:', put: 'format: 99\nhome:' });
  const before = readFileSync(join(root, 'data/people.yaml'), 'utf8');
  const { file, value } = JSON.parse((await ask('/api/facts/people')).body);
  const [first, ...rest] = value.people;
  const mine = { people: [{ ...first, note: 'x' }, ...rest] };
  const body = { label: file, files: [{ file, base: value, mine }], evenSo: true };
  const answers = await Promise.all([
    ask('/api/save', { method: 'POST', body }),
    ask('/api/judge', { method: 'POST', body: { file, mine } }),
    ask('/api/jobs', { method: 'POST', body: { name: 'check' } }),
  ]);
  expect(answers.map(({ status, body: said }) => [status, JSON.parse(said).fault])).toEqual(
    answers.map(() => [409, 'data-newer']),
  );
  expect(JSON.parse(answers[0].body).why).toMatch(/newer Attaché.*format 99/);
  expect(readFileSync(join(root, 'data/people.yaml'), 'utf8')).toBe(before);
});
