import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-21T09:00Z'];
const yaml = (root: string, file: string) => parse(readFileSync(join(root, file), 'utf8'));
const errorsOf = (root: string) =>
  loadWorkspace(root).diagnostics.filter(({ severity }) => severity === 'error');

test('from a mission of before: people, rooms and forum stay, days move, and what is open is followed up', async () => {
  const root = copyOf('tiny');
  const made = await runInProcess('new', '2027-visit', '--from', '2020-visit', '--workspace', root, ...NOW);
  expect([made.code, errorsOf(root)]).toEqual([0, []]);
  const old = yaml(root, 'data/missions/2020-visit/mission.yaml');
  const mission = yaml(root, 'data/missions/2027-visit/mission.yaml');
  expect(mission).toMatchObject({
    forum: old.forum,
    places: old.places,
    delegation: old.delegation,
    rooms: old.rooms,
  });
  // Monday 2 March 2020; seven times 52 weeks later it is a Monday again.
  expect(mission.period).toEqual({ from: '2027-02-22', to: '2027-03-23' });
  expect([mission.published, mission.photos]).toEqual([undefined, undefined]);
  expect(yaml(root, 'data/missions/2027-visit/bilaterals.yaml').bilaterals).toEqual([
    {
      id: 'es',
      partners: ['ES'],
      status: 'wanted',
      request: { attendees: ['山田花子'] },
      brief: {
        ourPoints: [
          { ja: '規則を送る', en: 'Send the rules' },
          { ja: '規則を検討する', en: 'Study the rules' },
        ],
      },
    },
  ]);
});

test('a mission and a first day, by saying it twice; one that is not there is told', async () => {
  const root = copyOf('tiny');
  await runInProcess('new', 'a', '--from', '2020-visit', '--from', '2028-01-10', '--workspace', root, ...NOW);
  expect(yaml(root, 'data/missions/a/mission.yaml').period).toEqual({ from: '2028-01-10', to: '2028-02-08' });
  const wrong = await runInProcess('new', 'b', '--from', '2020-visitt', '--workspace', root, ...NOW);
  expect([wrong.code, wrong.stderr]).toEqual([
    1,
    'There is no mission “2020-visitt”; did you mean: 2020-visit\n',
  ]);
});

const REQUESTS = `setting,value
time zone,Europe/Madrid
day,2027-03-04 09:00–17:00

room,seats
Blue Room,8

id,host,guest,priority,minutes,windows
kr-es,Japan,Spain,A,45,4 March 10:00–12:00
`;

test('from lists: requests become meetings with their windows and rooms, people the delegation', async () => {
  const root = copyOf('tiny');
  writeFileSync(join(root, 'requests.csv'), REQUESTS);
  writeFileSync(
    join(root, 'people.vcf'),
    'BEGIN:VCARD\nVERSION:4.0\nFN:山田花子\nTITLE:課長\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:Roe;Ana\\, Maria;;;\nFN:Ana Roe\nORG:Customs;Data\nEMAIL;TYPE=work:ana@\n example.org\nEND:VCARD\n',
  );
  const files = ['--requests', join(root, 'requests.csv'), '--people', join(root, 'people.vcf')];
  const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
  const made = await runInProcess('new', '2027-host', ...dates, ...files, '--workspace', root, ...NOW);
  expect([made.code, errorsOf(root)]).toEqual([0, []]);
  expect(yaml(root, 'data/missions/2027-host/bilaterals.yaml').bilaterals).toEqual([
    {
      id: 'kr-es',
      partners: ['ES'],
      status: 'wanted',
      request: {
        priority: 'A',
        durationMinutes: 45,
        attendees: ['山田花子'],
        windows: [{ date: '2027-03-04', from: '10:00', to: '12:00' }],
      },
    },
  ]);
  const mission = yaml(root, 'data/missions/2027-host/mission.yaml');
  expect(mission.rooms).toEqual([{ id: 'blue-room', name: 'Blue Room', seats: 8 }]);
  expect(mission.delegation).toMatchObject([
    { person: '山田花子', title: '課長', head: true },
    { person: 'ana-roe', agency: 'Customs', office: 'Data', email: 'ana@example.org' },
  ]);
  expect(yaml(root, 'data/people.yaml').people.at(-1)).toEqual({ id: 'ana-roe', name: 'Ana Roe' });
});

test('a partner that nobody knows is named, and nothing is written', async () => {
  const root = copyOf('tiny');
  writeFileSync(join(root, 'requests.csv'), REQUESTS.replace('Spain', 'Atlantis'));
  const made = await runInProcess(
    'new',
    '2027-host',
    '--requests',
    join(root, 'requests.csv'),
    '--workspace',
    root,
    ...NOW,
  );
  expect([made.code, made.stdout]).toEqual([1, '']);
  expect(made.stderr).toContain('names partners that data/economies.yaml does not have: Atlantis');
});
