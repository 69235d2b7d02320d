import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { bilateralsCsv, bilateralsJson } from '../../scripts/exports/bilaterals.ts';
import type { Placements } from '../../scripts/exports/export-context.ts';
import type { Placement } from '../../scripts/model/bilateral.ts';
import type { BilateralId } from '../../scripts/model/identifier.ts';
import { findMission, type Mission, type Workspace } from '../../scripts/model/workspace.ts';
import { wordsIn } from '../locale/words-for-tests.ts';
import { trackerWorkspace } from '../tracker/sample.ts';

const workspace = trackerWorkspace();
const placed = (placement: object): Placements => new Map([['us' as BilateralId, placement as Placement]]);

function missionOf(id: string): Mission {
  const mission = findMission(workspace, id);
  if (!mission) throw new Error(`the fixture has ${id}`);
  return mission;
}

function readCsv(id: string, placements: Placements = new Map(), within: Workspace = workspace) {
  const text = bilateralsCsv(within, missionOf(id), { words: wordsIn, placements });
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
}

test('a row holds a meeting in both languages, and an exchange is a row without a time', () => {
  expect(readCsv('2024-alpha')).toEqual([
    {
      id: 'us',
      status: 'held',
      format: 'bilateral',
      date: '2024-03-10',
      start: '2024-03-10T14:00:00-05:00',
      end: '2024-03-10T14:45:00-05:00',
      endAssumed: 'false',
      timeZone: 'America/Chicago',
      partners: 'US',
      'partnerNames.zh-TW': '美國',
      'partnerNames.en': 'the United States',
      'title.zh-TW': '與美國會談',
      'title.en': 'Meeting with the United States',
      'room.zh-TW': '湖廳',
      'room.en': 'Lake Room',
      'ours.zh-TW': '林小明（科長）',
      'ours.en': '林小明 (Section Chief)',
      'theirs.zh-TW': 'Ana Reyes（署長）; 美方隨員二名',
      'theirs.en': 'Ana Reyes (Commissioner); two aides',
      'points.zh-TW': '聯合驗證',
      'points.en': 'Joint validation',
    },
    expect.objectContaining({
      id: 'nz',
      format: 'exchange',
      date: '',
      start: '',
      end: '',
      'title.en': 'Exchange of views with New Zealand',
    }),
  ]);
});

test('a meeting to come takes its time from the released schedule, and none without one', () => {
  const read = ([row]: readonly Record<string, string>[]) => [
    row?.['start'],
    row?.['end'],
    row?.['endAssumed'],
    row?.['room.en'],
  ];
  expect(read(readCsv('2026-beta'))).toEqual(['', '', '', '']);
  expect(read(readCsv('2026-beta', placed({ date: '2026-05-02', start: '09:00', room: 'harbour' })))).toEqual(
    ['2026-05-02T09:00:00+12:00', '2026-05-02T10:00:00+12:00', 'true', 'Harbour Room'],
  );
});

test('a recorded time is not moved by a schedule', () => {
  expect(readCsv('2024-alpha', placed({ date: '2024-03-11', start: '09:00' }))[0]?.['date']).toBe(
    '2024-03-10',
  );
});

test('JSON holds the same, and nothing of requests', () => {
  const read = JSON.parse(
    bilateralsJson(workspace, missionOf('2026-beta'), { words: wordsIn, placements: new Map() }),
  );
  expect(read).toEqual({
    mission: '2026-beta',
    title: { 'zh-TW': '乙會議', en: 'Beta' },
    fictional: true,
    from: '2026-05-01',
    to: '2026-05-03',
    timeZone: 'Pacific/Auckland',
    bilaterals: [
      {
        id: 'us',
        title: { 'zh-TW': '與美國會談', en: 'Meeting with the United States' },
        format: 'bilateral',
        status: 'wanted',
        partners: [{ id: 'US', name: { 'zh-TW': '美國', en: 'the United States' } }],
        ours: [],
        theirs: [],
        points: [],
      },
    ],
  });
});

test('another pair of languages makes other columns', () => {
  const languages = ['ja', 'es'] as unknown as Workspace['settings']['languages'];
  const spanish: Workspace = { ...workspace, settings: { ...workspace.settings, languages } };
  expect(
    Object.keys(readCsv('2024-alpha', new Map(), spanish)[0] ?? {}).filter((key) => key.startsWith('title')),
  ).toEqual(['title.ja', 'title.es']);
});
