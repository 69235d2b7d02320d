import { expect, test } from 'vitest';
import { describeChanges, type Placements, scheduleChanges } from '#invites/schedule-changes.ts';
import type { TimeZone } from '#model/civil-time.ts';
import type { PersonId } from '#model/identifier.ts';
import { releaseFacts } from '#model/meeting-facts.ts';
import { makeFixture } from './fixture.ts';

const { mission, context } = makeFixture();
const placements = (slots: object) => new Map(Object.entries(slots)) as unknown as Placements;
const us = { date: '2026-10-31', start: '16:00', end: '16:30', room: 'room-a' };
const jp = { date: '2026-11-02', start: '09:00', end: '09:30', room: 'room-b' };

const told = (before: object, after: object, language = 'en') => {
  const made = makeFixture(language);
  return describeChanges(mission, scheduleChanges(mission, placements(before), placements(after)), {
    release: 'draft-1',
    context: made.context,
  });
};

test('only what has another time or room has changed', () => {
  expect(scheduleChanges(mission, placements({ us, jp }), placements({ jp, us: { ...us } }))).toEqual([]);
  expect(told({ us }, { us })).toBe('No meeting has changed since “draft-1” (Autumn Customs Meeting).');
});

test('the summary can be pasted into a mail, in each language', () => {
  const before = { us, 'us-cancelled': { ...jp, start: '15:00', end: '15:30' } };
  const after = { us: { ...us, date: '2026-11-01', start: '10:00', end: '10:30', room: 'room-b' }, jp };
  expect(told(before, after)).toMatchInlineSnapshot(`
    "Changes to meetings since “draft-1” (Autumn Customs Meeting):
    - Meeting with the United States: moved from Sat 31 Oct 16:00 Room A, Hotel Example, North to Sun 1 Nov 10:00 Room B
    - Meeting with Japan: added, Mon 2 Nov 09:00 Room B
    - Meeting with the United States: cancelled (was Mon 2 Nov 15:00 Room B)
    All times are local to New York."
  `);
  expect(told(before, after, 'zh-TW')).toMatchInlineSnapshot(`
    "自「draft-1」以來之會談異動（秋季關務會議）：
    - 與美國會談：由 10/31（六）下午 4:00 甲室，示例飯店 改為 11/1（日）上午 10:00 乙室
    - 與日本會談：新增，11/2（一）上午 9:00 乙室
    - 與美國會談：取消（原訂 11/2（一）下午 3:00 乙室）
    時間均為紐約當地時間。"
  `);
});

test('a meeting that is in the schedule but called off in the data has been dropped', () => {
  expect(
    scheduleChanges(mission, placements({ 'us-cancelled': us }), placements({ 'us-cancelled': us })),
  ).toEqual([{ id: 'us-cancelled', from: us }]);
});

test('a meeting gone from the data is told by its identifier', () => {
  expect(
    describeChanges(mission, scheduleChanges(mission, placements({ gone: us }), new Map()), {
      release: 'draft-1',
      context,
    }),
  ).toContain('gone: cancelled (was Sat 31 Oct 16:00 Room A');
});

test('people, title, points and clocks that differ are told, beside the time or without it', () => {
  const former = releaseFacts(mission);
  const bilaterals = mission.bilaterals.map((each) =>
    each.id === 'us'
      ? {
          ...each,
          title: { 'zh-TW': '工作會談', en: 'Working talks' },
          ours: [{ person: 'local-example' as PersonId }],
          theirs: [...each.theirs, { unnamed: { 'zh-TW': '口譯', en: 'an interpreter' } }],
          points: [...each.points.slice(1), { text: { 'zh-TW': '單一窗口', en: 'Single window' } }],
        }
      : each,
  );
  const places = mission.places.map((place) => ({ ...place, timeZone: 'America/Chicago' as TimeZone }));
  const now = { ...mission, bilaterals, places };
  const tell = (language: string) =>
    describeChanges(now, scheduleChanges(now, placements({ us }), placements({ us }), former), {
      release: 'draft-1',
      context: makeFixture(language).context,
      former,
    });
  expect(tell('en')).toMatchInlineSnapshot(`
    "Changes to meetings since “draft-1” (Autumn Customs Meeting):
    - the clocks of the place are others: America/Chicago, not America/New_York; the same hour is another time
    - Working talks: Sat 31 Oct 16:00 Room A, Hotel Example, North, as before
      · now called: Working talks
      · our side, in addition: Local Example
      · our side, no longer: Head Example
      · their side, in addition: an interpreter
      · new point: Single window
      · points taken out or reworded: 1
    All times are local to New York."
  `);
  expect(tell('zh-TW')).toMatchInlineSnapshot(`
    "自「draft-1」以來之會談異動（秋季關務會議）：
    - 當地時區由 America/New_York 改為 America/Chicago，鐘面時刻相同者實際時間已不同
    - 工作會談：10/31（六）下午 4:00 甲室，示例飯店，時地不變
    　· 名稱改為：工作會談
    　· 我方增列：Local Example
    　· 我方不再出席：示例團長
    　· 對方增列：口譯
    　· 新增議題：單一窗口
    　· 刪除或改寫之議題：1 項
    時間均為紐約當地時間。"
  `);
  expect(scheduleChanges(mission, placements({ us }), placements({ us }), former)).toEqual([]);
});
