import { describe, expect, test } from 'vitest';
import { fillMerged } from '#load/tables/fill-merged.ts';
import { readFormerTable } from '#schedule/requests/read-former.ts';
import type { ReadRequests } from '#schedule/requests/read-requests.ts';
import { faultsOf, options, readText, SETTINGS } from './list-for-tests.ts';

describe('as people write lists', () => {
  test('hours are hours, and one party has one name whatever its case, width and spaces', async () => {
    const { instance, diagnostics } = await readText(
      `${SETTINGS}host,guest,minutes\nJapan,Viet Nam,1h\nJAPAN,Peru,1小時\nＪａｐａｎ,Vietnam,2 hours\n`,
    );
    expect(instance?.meetings.map(({ minutes, people }) => [minutes, people])).toEqual([
      [60, ['Japan', 'Viet Nam']],
      [60, ['Japan', 'Peru']],
      [120, ['Japan', 'Viet Nam']],
    ]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['requests-pair-twice', 'warning'],
    ]);
  });

  test('a date with its year last is read; one that is no day of the list is told as that', async () => {
    const { diagnostics } = await readText(
      `${SETTINGS}host,guest,windows,fixed\nJapan,Peru,4/3/2027 10:00-11:00,\nKorea,Peru,,2027-03-24 10:00\n`,
    );
    expect(
      diagnostics.map(({ code, parameters }) => [code, parameters['value'], parameters['days']]),
    ).toEqual([['requests-when-no-such-day', '2027-03-24', '2027-03-04 – 2027-03-05']]);
  });

  test('a merged cell counts for each of its rows', () =>
    expect(
      fillMerged(
        [
          ['host', 'guest', 'note'],
          ['Korea', 'Peru', ''],
          ['', 'Japan', ''],
          ['', '', ''],
          ['Chile', 'Peru', ''],
        ],
        ['A2:A4', 'B5:C5'],
      ),
    ).toEqual([
      ['host', 'guest', 'note'],
      ['Korea', 'Peru', ''],
      ['Korea', 'Japan', ''],
      ['Korea', '', ''],
      ['Chile', 'Peru', ''],
    ]));

  test.each([
    ['Our delegation/Party A,Party B', 'Korea,Peru'],
    ['主方 Host,客方 Guest,分鐘 Minutes', 'Korea,Peru,30'],
    ['Our side,,Their side,', 'Delegation,People,Delegation,People\nKorea,Kim,Peru,Rojas'],
    ['No,Our side,,,Counterpart,', ',Country,People,,Country,People\n1,Korea,Kim,,Peru,Rojas'],
  ])('headings are understood: %s', async (headings, rows) => {
    const { instance, diagnostics } = await readText(`${SETTINGS}${headings}\n${rows}\n`);
    expect([
      instance?.meetings.map(({ parties }) => parties),
      diagnostics.map(({ code, parameters }) => [code, parameters]),
    ]).toEqual([[['Korea', 'Peru']], []]);
  });
});

test('one side alone may have two rows of headings', async () => {
  const { instance, diagnostics } = await readText(
    `${SETTINGS.trimEnd()}\nhost,Korea\n\nNo,Counterpart,,Our people,Minutes\n,Delegation,People,,\n1,Peru,Rojas,Kim,45\n`,
  );
  expect([instance?.meetings.map(({ parties, minutes }) => [parties, minutes]), diagnostics]).toEqual([
    [[['Korea', 'Peru'], 45]],
    [],
  ]);
});

describe('a host', () => {
  const rows = 'a,Korea,Peru,1,2\nb,Korea,Chile,2,1\nc,Japan,Peru,1,1\nd,Japan,Chile,3,\ne,Korea,Mexico,,\n';
  const list = (settings: string) =>
    readText(`${SETTINGS.trimEnd()}\n${settings}\n\nid,host,guest,host rank,guest rank\n${rows}`);
  const weights = ({ instance }: ReadRequests) => instance?.meetings.map(({ weight }) => weight);

  test('counts what both sides want before what one wants most', async () =>
    expect(weights(await list('buffer,0'))).toEqual([19, 19, 20, 8, 5]));
  test('gives each party its share before anybody more', async () =>
    expect(weights(await list('share,1'))).toEqual([39, 39, 40, 8, 25]));
  test('gives each party that stays put a table, and sends the others there', async () => {
    const { instance } = await list('stays put,guest');
    expect([
      instance?.rooms.map(({ id }) => id),
      instance?.meetings.map(({ rooms }) => rooms?.join()),
    ]).toEqual([
      ['1', '2', '3'],
      ['1', '2', '1', '2', '3'],
    ]);
  });
  test('is asked who stays put where neither side is named', async () =>
    expect(faultsOf(await list('stays put,everybody'))).toEqual(['5:2 requests-side']));
});

test('the table that comes out goes back in, whatever language it is in and whatever stands above it', async () => {
  const { instance } = await readText(
    `${SETTINGS}room\nBlue\nRed\n\nid,host,guest,any of\na,Korea,Peru,Cy; Di\nb,Korea,Chile,\nc,Japan,Chile,\n`,
  );
  if (!instance) throw new Error('no instance');
  const rows = [
    ['Our schedule'],
    ['日期', '時間', '會談', '地點', '人員', '編號', '開始', '未能排定之原因'],
    ['2027-03-04', '', '', 'Red', 'Korea; Di; Peru', 'a', '9:00', ''],
    ['', '', '', '', '', 'b', '', 'full'],
    ['2027-03-04', '', '', 'Blue', '', 'gone', '10:00', ''],
  ];
  const spoken = options.spoken.map(({ t }) => t);
  expect(readFormerTable([{ file: 'out.csv', rows }], instance, spoken)).toEqual({
    format: 'bilat.schedule/1',
    instance: 'list',
    assignments: [{ meeting: 'a', start: '2027-03-04T09:00+08:00', room: 'Red', with: ['Di'] }],
    unplaced: ['b'],
  });
  expect(readFormerTable([{ file: 'out.csv', rows: [['id', 'host']] }], instance, spoken)).toBeUndefined();
});
