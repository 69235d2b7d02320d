import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = '2026-autumn';

let root: string;
beforeEach(() => {
  root = copyOf('invites');
});

const agenda = (): string => readFileSync(join(root, `data/missions/${MISSION}/agenda.yaml`), 'utf8');

async function importText(name: string, text: string, ...args: readonly string[]) {
  const file = join(root, name);
  writeFileSync(file, text);
  return runInProcess('agenda', 'import', MISSION, file, '--workspace', root, ...args);
}

const calendar = (start: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Host//EN',
    'BEGIN:VEVENT',
    'UID:talk-1@host.example',
    'DTSTAMP:20260901T000000Z',
    `DTSTART:${start}`,
    'DURATION:PT1H',
    'SUMMARY:Risk management',
    'LOCATION:room a',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const FORMATS: readonly (readonly [string, string])[] = [
  ['host.ics', calendar('20261031T180000Z')],
  [
    'host.csv',
    'ID,Title,Date,Start,End,Room\ntalk-1@host.example,Risk management,2026-10-31,14:00,15:00,Room A\n',
  ],
  [
    'host.json',
    JSON.stringify({
      schedule: {
        conference: {
          days: [
            {
              rooms: {
                'Room A': [
                  {
                    guid: 'talk-1@host.example',
                    title: 'Risk management',
                    date: '2026-10-31T14:00:00-04:00',
                    duration: '01:00',
                  },
                ],
              },
            },
          ],
        },
      },
    }),
  ],
  [
    'host.xml',
    '<schedule><day><room name="Room A"><event guid="talk-1@host.example"><date>2026-10-31T14:00:00-04:00</date><duration>01:00</duration><title>Risk management</title></event></room></day></schedule>',
  ],
];

test.each(FORMATS)('%s becomes a session on the clocks of the place', async (name, text) => {
  const before = agenda();
  const { code } = await importText(name, text);
  const added = agenda().slice(before.trimEnd().length).trim().replace(/\s+/g, ' ');
  expect([code, agenda().startsWith(before.trimEnd())]).toEqual([0, true]);
  expect(added).toBe(
    "- { id: risk-management, uid: talk-1@host.example, title: Risk management, date: 2026-10-31, start: '14:00', end: '15:00', room: room-a }",
  );
});

test('the next version moves it and keeps what people wrote; what says nothing new changes nothing', async () => {
  await importText('host.ics', calendar('20261031T180000Z'));
  const path = join(root, `data/missions/${MISSION}/agenda.yaml`);
  writeFileSync(
    path,
    agenda()
      .replace('title: Risk management', 'title: { zh-TW: 風險管理, en: Risk management }')
      .replace(/(id: risk-management.*)/, '$1 # ours'),
  );
  const { stdout } = await importText('host.ics', calendar('20261031T190000Z'), '--dry-run');
  expect(stdout).toContain('@@');
  expect(agenda()).not.toContain("start: '15:00', end: '16:00'");
  await importText('host.ics', calendar('20261031T190000Z'));
  const changed = agenda();
  const line = changed.split('\n').find((each) => each.includes('risk-management'));
  expect(line?.trim()).toBe(
    "- { id: risk-management, uid: talk-1@host.example, title: { zh-TW: 風險管理, en: Risk management }, date: 2026-10-31, start: '15:00', end: '16:00', room: room-a } # ours",
  );
  const again = await importText('host.ics', calendar('20261031T190000Z'));
  expect([again.code, again.stdout, agenda()]).toEqual([0, '', changed]);
});

test('what has gone from the programme stays and is told; a file that is none is refused', async () => {
  await importText('host.ics', calendar('20261031T180000Z'));
  const before = agenda();
  const gone = await importText('other.csv', 'ID,Title,Date\nx,Opening,2026-10-31\n');
  expect([
    gone.stderr.includes('risk-management is no longer in the programme'),
    agenda().startsWith(before.trimEnd()),
  ]).toEqual([true, true]);
  expect((await importText('host.pdf', '%PDF')).code).toBe(1);
  expect((await importText('broken.json', '{')).code).toBe(1);
});

test('a table as hosts write it: days once, hours in one column, breaks of one name; what is not taken is told', async () => {
  const before = agenda();
  const { code, stderr } = await importText(
    'host.csv',
    [
      'Programme of the forum,,,,',
      'Date,Time,Session,Location,Speaker',
      '31 October (Saturday),9:00–9:30 am,Welcome,Room A,Somebody',
      ',10:30-10:45,Coffee,,',
      ',3–3:15 pm,Coffee,,',
      '11月1日,13時30分～15時,Round table,,',
      '30 February,10:00,Nowhere,,',
      '1 Nov,later,Some time,,',
      '1 Nov,,,Room A,',
    ].join('\n'),
  );
  const added = agenda().slice(before.trimEnd().length).trim().split('\n');
  expect([code, added.map((line) => line.trim().replace(/^- /, ''))]).toEqual([
    0,
    [
      "{ id: welcome, uid: Welcome, title: Welcome, date: 2026-10-31, start: '09:00', end: '09:30', room: room-a }",
      "{ id: coffee, uid: Coffee, title: Coffee, date: 2026-10-31, start: '10:30', end: '10:45' }",
      "{ id: coffee-2, uid: 'Coffee #2', title: Coffee, date: 2026-10-31, start: '15:00', end: '15:15' }",
      "{ id: round-table, uid: Round table, title: Round table, date: 2026-11-01, start: '13:30', end: '15:00' }",
    ],
  ]);
  expect(stderr.split('\n').slice(0, 4)).toEqual([
    'host.csv:7: left out: “30 February” is no single day of the event or the journey',
    'host.csv:8: left out: “later” is no time of day; write it as in 14:00–15:30',
    'host.csv:9: left out: no title',
    'parts of the file that were not taken: Speaker',
  ]);
});

test('days and hours as spreadsheets of any country show them', async () => {
  const before = agenda();
  const { code, stderr } = await importText(
    'host.csv',
    [
      'Date,Start,End,Session',
      '31/10/2026,09:00:00 AM,10:00:00 AM,Opening',
      '10/31/2026,10:00:00,10:30:00,Coffee',
      '115/11/1,下午 01:30:00,下午 03:00:00,Round table',
      '31/12/2027,09:00,10:00,Elsewhere',
    ].join('\n'),
  );
  const added = agenda().slice(before.trimEnd().length).trim().split('\n');
  expect([code, stderr.split('\n')[0], added.map((line) => line.trim().replace(/^.*title: /, ''))]).toEqual([
    0,
    'host.csv:5: left out: “31/12/2027” is no single day of the event or the journey',
    [
      "Opening, date: 2026-10-31, start: '09:00', end: '10:00' }",
      "Coffee, date: 2026-10-31, start: '10:00', end: '10:30' }",
      "Round table, date: 2026-11-01, start: '13:30', end: '15:00' }",
    ],
  ]);
});

test('what a host says besides is told by name, in every kind of file', async () => {
  const told = async (name: string, text: string): Promise<readonly string[]> => {
    const { stderr } = await importText(name, text, '--lang', 'en', '--dry-run');
    return stderr.split('\n').filter((line) => line.includes('not taken'));
  };
  const [[, ics] = [], , [, json] = [], [, xml] = []] = FORMATS;
  expect([
    await told('host.ics', (ics ?? '').replace('LOCATION', 'DESCRIPTION:Bring slides\r\nLOCATION')),
    await told('host.json', (json ?? '').replace('"guid"', '"persons":[{"name":"A B"}],"guid"')),
    await told('host.xml', (xml ?? '').replace('<date>', '<track>Labs</track><persons/><date>')),
  ]).toEqual([
    ['parts of the file that were not taken: DESCRIPTION'],
    ['parts of the file that were not taken: persons'],
    ['parts of the file that were not taken: track'],
  ]);
});
