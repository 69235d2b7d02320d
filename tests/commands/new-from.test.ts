import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { movedPeriod } from '#commands/new-from-mission.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { addDays } from '#model/civil-time.ts';
import type { Mission } from '#model/workspace.ts';
import { copyOf, edit } from '../workspace-copy.ts';
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
  expect(mission.period).toEqual({ from: '2027-03-01', to: '2027-03-30' });
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

test('from a mission of before: its only place, who met each partner, and what people were there', async () => {
  const root = copyOf('tiny');
  edit(root, 'data/people.yaml', { find: 'people:\n', put: 'people:\n  - { id: 佐藤, name: 佐藤 }\n' });
  const old = 'data/missions/2020-visit/mission.yaml';
  const meetings = 'data/missions/2020-visit/bilaterals.yaml';
  const second = '  - { person: 佐藤, agency: { ja: 税関, en: Customs }, office: Data, title: Specialist }\n';
  edit(root, old, { find: 'itinerary:', put: `${second}itinerary:` });
  edit(root, meetings, { find: '- { person: 山田花子,', put: '- { person: 佐藤,' });
  edit(root, meetings, { find: '[山田花子]', put: '[佐藤]' });
  writeFileSync(join(root, 'people.csv'), 'name,office\n佐藤,\n山田花子,Headquarters\n');
  const list = ['--people', join(root, 'people.csv'), '--from', '2027-03-04'];
  await runInProcess('new', 'a', '--from', '2020-visit', '--workspace', root, ...NOW);
  await runInProcess('new', 'b', '--person', '佐藤', '--workspace', root, ...NOW);
  await runInProcess('new', 'c', ...list, '--workspace', root, ...NOW);
  const [a, b, c] = ['a', 'b', 'c'].map((id) => yaml(root, `data/missions/${id}/mission.yaml`));
  const customs = { ja: '税関', en: 'Customs' };
  expect([
    a.itinerary[0].text,
    yaml(root, 'data/missions/a/bilaterals.yaml').bilaterals[0].request,
    b.delegation,
    c.delegation,
    errorsOf(root),
  ]).toEqual([
    { ja: 'マドリード', en: 'Madrid' },
    { attendees: ['佐藤'] },
    [{ person: '佐藤', agency: customs, office: 'Data', title: 'Specialist', head: true }],
    [
      { person: '佐藤', agency: customs, office: 'Data', title: 'Specialist', head: true },
      {
        person: '山田花子',
        agency: customs,
        office: 'Headquarters',
        title: { ja: '課長', en: 'Director' },
      },
    ],
    [],
  ]);
});

test('a mission and a first day, by saying it twice; one that is not there is told', async () => {
  const root = copyOf('tiny');
  await runInProcess('new', 'a', '--from', '2020-visit', '--from', '2028-01-10', '--workspace', root, ...NOW);
  expect(yaml(root, 'data/missions/a/mission.yaml').period).toEqual({ from: '2028-01-10', to: '2028-02-08' });
  const wrong = await runInProcess('new', 'b', '--from', '2020-visitt', '--workspace', root, ...NOW);
  expect([wrong.code, wrong.stderr]).toEqual([
    1,
    'There is no mission “2020-visitt”; did you mean 2020-visit?\n',
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
    { person: '山田花子', title: { ja: '課長', en: '⟦課長⟧' }, head: true },
    { person: 'ana-roe', agency: { ja: '税関', en: 'Customs' }, office: 'Data', email: 'ana@example.org' },
  ]);
  expect(yaml(root, 'data/people.yaml').people.at(-1)).toEqual({
    id: 'ana-roe',
    name: 'Ana Roe',
    familyName: 'Roe',
  });
});

test('whom the requests name of the list of people goes to the meeting, and is not asked for again', async () => {
  const root = copyOf('tiny');
  const rows = 'one,Japan,Spain,山田花子; Ana Roe\ntwo,Japan,Spain,Roe Ana\nthree,Japan,Spain,Nobody Known\n';
  writeFileSync(join(root, 'requests.csv'), `id,host,guest,people\n${rows}`);
  writeFileSync(join(root, 'people.csv'), 'name,title\n山田花子,課長\nAna Roe,係長\n');
  const files = ['--requests', join(root, 'requests.csv'), '--people', join(root, 'people.csv')];
  const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
  const made = await runInProcess('new', '2027-host', ...dates, ...files, '--workspace', root, ...NOW);
  expect(made.code).toBe(0);
  const { bilaterals } = yaml(root, 'data/missions/2027-host/bilaterals.yaml');
  expect(
    bilaterals.map(({ request }: { request: { attendees: readonly string[] } }) => request.attendees),
  ).toEqual([['山田花子', 'ana-roe'], ['ana-roe'], ['山田花子']]);
  expect(made.stderr).toContain('written by hand: who comes');
});

test('whom the requests name of our side and we know is the delegation, where no list of people says otherwise', async () => {
  const root = copyOf('tiny');
  const people = readFileSync(join(root, 'data/people.yaml'), 'utf8');
  const another = '  - { id: sato, name: 佐藤次郎, culture: japanese, partner: JP }\n';
  writeFileSync(join(root, 'data/people.yaml'), people + another);
  const rows = 'one,Japan,Nobody Known,Spain,Ana Ejemplo\ntwo,Japan,佐藤次郎; 山田花子,Spain,Nobody Else\n';
  writeFileSync(join(root, 'requests.csv'), `id,host,host people,guest,guest people\n${rows}`);
  const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
  const files = ['--requests', join(root, 'requests.csv')];
  const made = await runInProcess('new', '2027-host', ...dates, ...files, '--workspace', root, ...NOW);
  const { bilaterals } = yaml(root, 'data/missions/2027-host/bilaterals.yaml');
  const { delegation } = yaml(root, 'data/missions/2027-host/mission.yaml');
  const attendees = bilaterals.map(
    ({ request }: { request: { attendees: readonly string[] } }) => request.attendees,
  );
  expect([made.code, errorsOf(root), attendees, delegation]).toEqual([
    0,
    [],
    [['sato'], ['sato', '山田花子']],
    [{ head: true, person: 'sato' }, { person: '山田花子' }].map((each) => expect.objectContaining(each)),
  ]);
});

test('a list of a mission need not say where and when that is', async () => {
  const root = copyOf('tiny');
  const list = REQUESTS.slice(REQUESTS.indexOf('id,host')).replace('windows', 'windows,Colour');
  writeFileSync(join(root, 'requests.csv'), list);
  const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
  const files = ['--requests', join(root, 'requests.csv')];
  const made = await runInProcess('new', '2027-host', ...dates, ...files, '--workspace', root, ...NOW);
  expect([made.code, errorsOf(root), made.stderr.split('\n').slice(0, 2)]).toEqual([
    0,
    [],
    [
      expect.stringMatching(
        /requests\.csv:1:7 warning requests-column-unknown: the column “Colour” is not read$/,
      ),
      expect.stringMatching(/^ {2}fix: .* what else is read: host people · guest people · people · any of/),
    ],
  ]);
  expect(yaml(root, 'data/missions/2027-host/bilaterals.yaml').bilaterals[0].request.windows).toEqual([
    { date: '2027-03-04', from: '10:00', to: '12:00' },
  ]);
});

test('a table of people: names in Latin letters go to the languages that are, and a column that is not read is told', async () => {
  const root = copyOf('tiny');
  writeFileSync(
    join(root, 'p.csv'),
    '氏名,ローマ字,役職,血液型\n鈴木　一郎,SUZUKI Ichiro,課長,A\n佐藤,,係長,B\n',
  );
  const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
  const files = ['--people', join(root, 'p.csv')];
  const made = await runInProcess('new', '2027-host', ...dates, ...files, '--workspace', root, ...NOW);
  expect([made.code, errorsOf(root), made.stderr.split('\n')[0]]).toEqual([
    0,
    [],
    `${join(root, 'p.csv')}: columns that are not read: 血液型`,
  ]);
  expect(yaml(root, 'data/people.yaml').people.slice(-2)).toEqual([
    { id: 'suzuki-ichiro', name: { ja: '鈴木　一郎', en: 'SUZUKI Ichiro' } },
    { id: '佐藤', name: '佐藤', culture: 'han' },
  ]);
});

test('what is given in one script is asked for in the language of another, unless both are given', async () => {
  const root = copyOf('tiny');
  const texts = ['--title', '関税会合', '--place', 'ja=マドリード', '--place', 'en=Madrid'];
  const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
  const made = await runInProcess('new', '2027-host', ...texts, ...dates, '--workspace', root, ...NOW);
  const { title, places } = yaml(root, 'data/missions/2027-host/mission.yaml');
  expect([made.code, errorsOf(root), title, places[0].name]).toEqual([
    0,
    [],
    { ja: '関税会合', en: '⟦関税会合⟧' },
    { ja: 'マドリード', en: 'Madrid' },
  ]);
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

test('rows between others are named, and a list in which nobody is ours makes no mission', async () => {
  const root = copyOf('tiny');
  const make = async (list: string) => {
    writeFileSync(join(root, 'requests.csv'), list);
    const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
    const files = ['--requests', join(root, 'requests.csv')];
    const { code, stderr } = await runInProcess(
      'new',
      '2027-host',
      ...dates,
      ...files,
      '--workspace',
      root,
      ...NOW,
    );
    return [code, stderr.split('\n').filter((line) => line.includes('Korea – France'))];
  };
  const others = 'kr-fr,Korea,France,A,30,\n';
  const [head = ''] = REQUESTS.split('kr-es');
  const file = join(root, 'requests.csv');
  expect(await make(`${head}${others}`)).toEqual([
    1,
    [
      `${file}: neither side of any row is JP by a name in data/economies.yaml, and no mission was made: Korea – France. Add the name that the list has for us to its otherNames`,
    ],
  ]);
  expect(await make(`${REQUESTS}${others}`)).toEqual([
    0,
    [`${file}: left out, since neither side is JP: 1 (Korea – France)`],
  ]);
});

test('address books as others export them: family and given names, code pages, files that are cut', async () => {
  const root = copyOf('tiny');
  const dates = ['--from', '2027-03-04', '--to', '2027-03-05', '--zone', 'Europe/Madrid'];
  const make = async (mission: string, file: string, bytes: string | Uint8Array) => {
    writeFileSync(join(root, file), bytes);
    const made = await runInProcess(
      'new',
      mission,
      ...dates,
      '--people',
      join(root, file),
      '--workspace',
      root,
      ...NOW,
    );
    return [made.code, made.stderr.split('\n')[0]?.replace(root, '')];
  };
  const outlook = 'First Name,Last Name,Company,E-mail Address\nAna,Roe,Customs,ana@example.org\n';
  const spanish = 'Nombre;Apellidos;Cargo\nMaría José;Núñez Ortega;Directora\n';
  const big5 = [0xb3, 0xaf, 0xac, 0xfc, 0xac, 0xc2].map((byte) => String.fromCharCode(byte)).join('');
  const card = Buffer.from(`BEGIN:VCARD\nVERSION:3.0\nFN:${big5}\nTEL:1\nTEL:2\nEND:VCARD\n`, 'latin1');
  expect([
    await make('a', 'outlook.csv', outlook),
    await make('b', 'es.csv', spanish),
    await make('c', 'big5.vcf', card),
    await make('d', 'cut.vcf', 'BEGIN:VCARD\nFN:Half\n'),
  ]).toEqual([
    [0, expect.anything()],
    [0, expect.anything()],
    [0, '/big5.vcf: not taken from the cards: TEL 2'],
    [
      1,
      '/cut.vcf: the card of Half breaks off before END:VCARD. The file is not whole: export or copy it again',
    ],
  ]);
  expect(yaml(root, 'data/people.yaml').people.slice(-3)).toEqual([
    { id: 'ana-roe', name: 'Ana Roe', familyName: 'Roe' },
    { id: 'maría-josé-núñez-ortega', name: 'María José Núñez Ortega', familyName: 'Núñez Ortega' },
    { id: '陳美玲', name: '陳美玲', culture: 'han' },
  ]);
});

test.each([
  ['2027-lima', '2024-02-29', '2027-02-25', 'a Thursday again, in the year that is named'],
  ['2028-lima', '2024-02-29', '2028-03-02', 'the nearest Thursday'],
  ['2025-lima', '2024-01-02', '2025-01-07', 'not in the year before'],
  ['2026-lima', '2025-12-30', '2026-12-29', 'the week of the same date'],
  ['2036-lima', '2016-08-16', '2036-08-19', 'twenty years later in the same week still'],
  ['lima', '2016-08-16', '2027-08-17', 'the next to come where no year is named'],
  ['2010-lima', '2016-08-16', '2027-08-17', 'nor one that is past'],
])('a mission from last year’s has its dates moved: %s from %s is %s, %s', (id, from, moved) => {
  const mission = { period: { from, to: addDays(from, 2) } } as Pick<Mission, 'period'>;
  expect(movedPeriod(mission, { id, from: undefined, to: undefined, today: '2026-11-30' })).toEqual({
    from: moved,
    to: addDays(moved, 2),
  });
});

test.each([
  [
    'spaced headings under a title',
    '出席名單;;;\n序號;職　稱;姓　名;英文姓名\n1;署長;王小明;WANG, Hsiao-Ming\n',
    ['wang-hsiao-ming'],
  ],
  ['headings in two languages', '姓名 Name,職稱/Title,Email*\n王小明,署長,a@example.org\n', ['王小明']],
  ['given names in several words', 'Surname,Given names\nGarcía López,María\n', ['maría-garcía-lópez']],
  ['one person twice', '姓名,職稱\n王小明,署長\n王小明,科長\n', ['王小明']],
  [
    'two of one Latin name',
    '姓名,英文姓名\n王小明,Wang Ming\n汪曉明,Wang Ming\n',
    ['wang-ming', 'wang-ming-2'],
  ],
  ['somebody of before, name first', 'Name\n"EJEMPLO, Ana"\n', ['ana-example']],
  ['a heading of two things', '姓名,單位/職稱\n王小明,海關科長\n', ['王小明']],
])('lists of people as offices keep them: %s', async (_, list, delegation) => {
  const root = copyOf('tiny');
  writeFileSync(join(root, 'p.csv'), list);
  const from = ['--from', '2027-03-04', '--to', '2027-03-05'];
  const given = ['--people', join(root, 'p.csv'), '--workspace', root];
  const made = await runInProcess('new', '2027-host', ...from, ...given, ...NOW);
  const mission = yaml(root, 'data/missions/2027-host/mission.yaml');
  expect([
    made.code,
    errorsOf(root),
    mission.delegation.map(({ person }: { person: string }) => person),
  ]).toEqual([0, [], delegation]);
});
