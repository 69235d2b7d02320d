import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '#exports/xlsx.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { readSheets } from '#load/tables/read-sheets.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { readRequests } from '#schedule/requests/read-requests.ts';
import { faultsOf, options, readText, SETTINGS } from './list-for-tests.ts';

test('a list with its rooms, people, equipment and settings is an instance', async () => {
  const { instance, titles, diagnostics } = await readText(
    `Who wants to meet whom\n\n${SETTINGS}lunch,12:00–14:00 45\n
room,venue,seats,open,turnover
Blue,Hotel,8,,5
Garden,,20,not 5 March,
\nperson,delegation,busy\nAnn,Korea,5 March
\nequipment,count\ninterpreter,2
\nid,host,guest,host people,guest people,any of,priority,windows,preferred,seats,rooms,needs,mandatory,fixed,after
kp,Korea,Peru,Ann; Bo,,Cy; Di,A,"4 March 10:00–12:00; mornings",afternoons,6,Blue;Garden,interpreter,yes,,
uk,United States,Korea,,Ann,,,,,,Blue,,,2027-03-04 10:00,kp
`,
  );
  expect(diagnostics).toEqual([]);
  expect([...titles]).toEqual([
    ['kp', 'Korea – Peru'],
    ['uk', 'United States – Korea'],
  ]);
  const day = (from: string, to: string) => ({
    from: `2027-03-04T${from}+08:00`,
    to: `2027-03-04T${to}+08:00`,
  });
  const person = { gapWeight: 1, busy: [] };
  const plain = { oneOf: [], mandatory: false, needs: [], seats: 0 };
  expect(instance).toEqual({
    format: 'bilat.instance/1',
    name: 'list',
    timezone: 'Asia/Taipei',
    slotMinutes: 10,
    bufferMinutes: 10,
    days: [
      { id: '2027-03-04', start: '2027-03-04T09:00+08:00', end: '2027-03-04T17:00+08:00' },
      { id: '2027-03-05', start: '2027-03-05T09:00+08:00', end: '2027-03-05T12:00+08:00' },
    ],
    venues: ['Hotel'],
    travelMinutes: {},
    parties: [{ id: 'Korea' }, { id: 'Peru' }, { id: 'United States' }],
    people: [
      {
        id: 'Ann',
        party: 'Korea',
        gapWeight: 1,
        busy: [{ from: '2027-03-05T00:00+08:00', to: '2027-03-06T00:00+08:00' }],
      },
      { id: 'Bo', party: 'Korea', ...person },
      { id: 'Peru', party: 'Peru', ...person },
      { id: 'United States', party: 'United States', ...person },
      { id: 'Cy', party: 'Korea', ...person },
      { id: 'Di', party: 'Korea', ...person },
    ],
    rooms: [
      { id: 'Blue', venue: 'Hotel', seats: 8, turnoverMinutes: 5 },
      {
        id: 'Garden',
        seats: 20,
        turnoverMinutes: 0,
        open: [{ from: '2027-03-04T00:00+08:00', to: '2027-03-05T00:00+08:00' }],
      },
    ],
    pools: [{ id: 'interpreter', size: 2 }],
    meals: [
      { people: '*', window: day('12:00', '14:00'), minutes: 45 },
      {
        people: '*',
        window: { from: '2027-03-05T12:00+08:00', to: '2027-03-05T14:00+08:00' },
        minutes: 45,
      },
    ],
    meetings: [
      {
        ...plain,
        id: 'kp',
        parties: ['Korea', 'Peru'],
        people: ['Ann', 'Bo', 'Peru'],
        oneOf: [['Cy', 'Di']],
        minutes: 30,
        priority: 'A',
        weight: 10,
        windows: [
          day('10:00', '12:00'),
          day('00:00', '12:00'),
          { from: '2027-03-05T00:00+08:00', to: '2027-03-05T12:00+08:00' },
        ],
        prefer: [day('12:00', '18:00'), { from: '2027-03-05T12:00+08:00', to: '2027-03-05T18:00+08:00' }],
        needs: ['interpreter'],
        seats: 6,
        rooms: ['Blue', 'Garden'],
        mandatory: true,
      },
      {
        ...plain,
        id: 'uk',
        parties: ['United States', 'Korea'],
        people: ['United States', 'Ann'],
        minutes: 30,
        priority: 'B',
        weight: 5,
        rooms: ['Blue'],
        fixed: { start: '2027-03-04T10:00+08:00', room: 'Blue' },
      },
    ],
    precedence: [['kp', 'uk']],
    gapOverBusy: false,
  });
});

test('headings, words and dates may be Chinese', async () => {
  const chinese = await readText(
    '設定,值\n時區,Asia/Taipei\n日期,116年3月4日 09:00～17:00\n\n編號,主方,客方,優先順序,分鐘,可行時段,必辦\n甲,韓國,秘魯,高,20,3月4日（四）下午2時至4時,是\n',
  );
  const english = await readText(
    'setting,value\nzone,Asia/Taipei\nday,4 March 2027 09:00-17:00\n\nid,host,guest,priority,minutes,windows,mandatory\n甲,韓國,秘魯,A,20,4 March 2–4 pm,yes\n',
  );
  expect(chinese.diagnostics).toEqual([]);
  expect(chinese.instance).toEqual(english.instance);
});

describe('what docs/requests.md says', () => {
  const page = readFileSync(join(TOOLKIT_ROOT, 'docs/requests.md'), 'utf8');

  test('of an example holds', async () => {
    const { instance, diagnostics } = await readText(/```csv\n([^`]*)```/.exec(page)?.[1] ?? '');
    expect(diagnostics).toEqual([]);
    expect(instance?.meetings.map(({ id, minutes, weight }) => [id, minutes, weight])).toEqual([
      ['kr-pe', 30, 10],
      ['kr-jp', 30, 10],
      ['jp-pe', 45, 5],
      ['us-kr', 30, 10],
      ['us-pe', 30, 2],
    ]);
  });

  test.each([1, 2])('of headings holds (column %d)', async (column) => {
    const rows = page.split('\n').filter((line) => /^\| [^-]/.test(line));
    const headings = rows.slice(1).flatMap((line) => (line.split('|')[column] ?? '').trim().split(', '));
    expect(headings).toHaveLength(21);
    const { diagnostics } = await readText(`${headings.join(',')}\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['requests-none']);
  });
});

test('hours of one day that touch or overlap are one day; apart they are two', async () => {
  const { instance } = await readText(
    'setting,value\nzone,Asia/Taipei\nday,2027-03-04 09:00–12:00\nday,2027-03-04 11:00–15:00\nday,2027-03-04 16:00–17:00\n\nhost,guest\nKR,PE\n',
  );
  expect(instance?.days).toEqual([
    { id: '2027-03-04', start: '2027-03-04T09:00+08:00', end: '2027-03-04T15:00+08:00' },
    { id: '2027-03-04#2', start: '2027-03-04T16:00+08:00', end: '2027-03-04T17:00+08:00' },
  ]);
});

test('without rooms there are as many as could be in use at once; without days, the dates of the windows', async () => {
  const { instance } = await readText(
    'setting,value\nzone,Asia/Taipei\n\nhost,guest,windows\nKR,PE,2027-03-04 10:00–11:00\nKR,JP,\nJP,PE,\n',
  );
  expect(instance?.rooms.map(({ id }) => id)).toEqual(['#1']);
  expect(instance?.days).toEqual([
    { id: '2027-03-04', start: '2027-03-04T09:00+08:00', end: '2027-03-04T18:00+08:00' },
  ]);
  expect(instance?.meetings.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
});

describe('everything that is wrong is told at once, with its row and column', () => {
  test('in requests', async () => {
    const read = await readText(
      `${SETTINGS}room,seats\nBlue,8
\nid,host,guest,minutes,windows,priority,mandatory,rooms,needs,after,fixed,wehn,colour
a,KR,PE,thirty,6 April,D,perhaps,Blu,beamer,zz,soon,,red
a,KR,KR,30,17:00–09:00,A,yes,,,,,,
b,KR,,0,someday,A,yes,,,,4 March 10:00,,
`,
    );
    expect([read.instance, faultsOf(read)]).toEqual([
      undefined,
      [
        '9:12 requests-column-mistyped',
        '9:13 requests-column-unknown',
        '10:4 requests-number',
        '10:5 requests-when-no-such-day',
        '10:6 requests-priority',
        '10:7 requests-yes',
        '10:8 requests-unknown-room',
        '10:9 requests-unknown-equipment',
        '10:10 requests-unknown-request',
        '10:11 requests-moment',
        '11:1 requests-twice',
        '11:3 requests-itself',
        '11:5 time-reversed',
        '12:1 requests-nobody',
        '12:4 requests-number',
        '12:5 requests-when-unclear',
      ],
    ]);
  });

  test('in settings', async () => {
    const read = await readText(
      'setting,value\nzone,Taipei\nday,Thursday\ndya,x\nlunch,noon\nrooms,0\n\nhost,guest,guest\nKR,PE,PE\n',
    );
    expect(faultsOf(read)).toEqual([
      '2:2 requests-zone',
      '3:2 requests-day',
      '4:1 requests-unknown-setting',
      '5:2 requests-meal',
      '6:2 requests-number',
      '8:3 requests-column-twice',
    ]);
  });

  test.each([
    ['', '1:1 requests-none'],
    ['name,value\nx,y\n', '1:1 requests-none'],
    ['host,guest\nKR,PE\n', '2:1 requests-no-days 2:1 requests-no-zone'],
  ])('in %j', async (text, faults) => {
    expect(
      faultsOf(await readText(text))
        .toSorted()
        .join(' '),
    ).toBe(faults);
  });

  test('each has words in both languages', async () => {
    const codes = Object.keys(await import('../../../templates/locales/en.json')).filter((key) =>
      key.startsWith('diagnostics.requests-'),
    );
    const fixes = codes.filter((key) => key.endsWith('.fix'));
    const reasons = codes.filter((key) => key.endsWith('.why'));
    expect(fixes.map((key) => key.replace('.fix', '.why'))).toEqual(reasons);
  });
});

describe('a file of sheets', () => {
  const sheets = [
    {
      name: 'Requests',
      widths: [9, 9, 9, 9],
      rows: [
        ['host', 'guest', 'minutes', 'fixed'],
        ['KR', 'PE', 20, { value: new Date('2027-03-04T10:20:00Z'), type: Date, format: 'yyyy-mm-dd hh:mm' }],
        ['KR', 'JP', null, null],
      ],
    },
    {
      name: '設定',
      widths: [9, 30],
      rows: [
        ['設定', '值'],
        ['時區', 'Asia/Taipei'],
        ['日期', { value: new Date('2027-03-04T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }],
      ],
    },
  ];

  test('is read as it stands, numbers and dates included', async () => {
    const read = await readSheets(await writeXlsx(sheets), 'list.xlsx');
    expect(read).toEqual({
      sheets: [
        {
          file: 'list.xlsx[Requests]',
          rows: [
            ['host', 'guest', 'minutes', 'fixed'],
            ['KR', 'PE', '20', '2027-03-04 10:20'],
            ['KR', 'JP', '', ''],
          ],
        },
        {
          file: 'list.xlsx[設定]',
          rows: [
            ['設定', '值'],
            ['時區', 'Asia/Taipei'],
            ['日期', '2027-03-04'],
          ],
        },
      ],
    });
    if ('fault' in read) return;
    const { instance, diagnostics } = readRequests(read.sheets, options);
    expect([diagnostics, instance?.meetings.map(({ id, minutes, fixed }) => [id, minutes, fixed])]).toEqual([
      [],
      [
        ['m1', 20, { start: '2027-03-04T10:20+08:00' }],
        ['m2', 30, undefined],
      ],
    ]);
  });

  const spoil = async (change: (parts: Record<string, Uint8Array>) => void) => {
    const parts = unzipSync(await writeXlsx(sheets));
    change(parts);
    return zipSync(parts);
  };
  const SHEET = 'xl/worksheets/sheet1.xml';
  const bombs: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    'no archive': async () => strToU8('not a workbook'),
    'a part that unpacks to more than memory': () =>
      spoil((parts) => {
        parts['xl/sharedStrings.xml'] = new Uint8Array(120_000_000);
      }),
    'a row far down': () =>
      spoil((parts) => {
        parts[SHEET] = strToU8(strFromU8(parts[SHEET] ?? new Uint8Array()).replace('r="3"', 'r="900000000"'));
      }),
    'a cell far to the right': () =>
      spoil((parts) => {
        parts[SHEET] = strToU8(strFromU8(parts[SHEET] ?? new Uint8Array()).replace('r="B1"', 'r="XFD1"'));
      }),
  };
  test.each(Object.keys(bombs))('that is %s is refused', async (name) => {
    const bytes = (await bombs[name]?.()) ?? new Uint8Array();
    expect(await readSheets(bytes, 'list.xlsx')).toEqual({
      fault: {
        code: 'requests-unreadable',
        severity: 'error',
        position: { file: 'list.xlsx', line: 1, column: 1 },
        parameters: {},
      },
    });
  });
});

test('what spreadsheets write beside UTF-8 is read too', async () => {
  const rows = [
    ['主方', '客方'],
    ['韓國', '秘魯'],
  ];
  // 主方,客方 / 韓國,秘魯 in Big5, and semicolons in UTF-16.
  const big5 = Uint8Array.from(
    'a544a4e82cabc8a4e80ac1fab0ea2cafb5be7c0a'.match(/../g)?.map((hex) => Number.parseInt(hex, 16)) ?? [],
  );
  const utf16 = Buffer.from('\ufeff主方;客方\n韓國;秘魯\n', 'utf16le');
  for (const bytes of [big5, utf16])
    expect(await readSheets(bytes, 'list.csv')).toEqual({ sheets: [{ file: 'list.csv', rows }] });
});

test('whatever stands in the cells, there is an instance that solvers accept, or a fault', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'KR',
      'PE',
      'JP',
      '30',
      'A',
      'yes',
      'mornings',
      'not 5 March',
      '2027-03-04 10:00',
      'm1',
      'Blue',
    ),
    fc.string({ maxLength: 6 }),
  );
  const row = fc.array(cell, { minLength: 8, maxLength: 8 });
  const head = ['host', 'guest', 'minutes', 'windows', 'priority', 'fixed', 'rooms', 'after'];
  const settings = [
    ['setting', 'value'],
    ['zone', 'Asia/Taipei'],
    ['day', '2027-03-04'],
    ['day', '2027-03-05'],
    [],
    ['room', 'seats'],
    ['Blue', '8'],
    [],
  ];
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const sheet = {
        file: 'list.csv',
        rows: [...settings, head, ...rows.map((cells) => cells.map((text) => text.trim()))],
      };
      const { instance, diagnostics } = readRequests([sheet], options);
      if (instance) expect(readInstance(JSON.parse(JSON.stringify(instance)))).toHaveProperty('value');
      else expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    }),
  );
});
