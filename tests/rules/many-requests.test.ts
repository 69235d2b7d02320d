import { expect, test } from 'vitest';
import { RULES } from '#rules/rules.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { missionWith, wanted, workspace } from '../schedule/mission-for-tests.ts';

test('10,000 requests in words, one after the other, are checked and made an instance in seconds', () => {
  const bilaterals = Array.from({ length: 10_000 }, (_, index) =>
    wanted(`b${index}`, {
      windows: ['mornings', 'not 10:00–10:30', `2${7 + (index % 2)} Mar`],
      preferred: ['27 Mar 09:00–11:00'],
      after: index > 0 ? [`b${index - 1}`] : [],
    }),
  );
  const mission = missionWith({ bilaterals });
  const started = process.cpuUsage().user;
  const findings = [
    'request-windows',
    'request-order',
    'pins-agree',
    'attendees-free',
    'clock-changes',
  ].flatMap(
    (name) => RULES.find((rule) => rule.name === name)?.find({ ...workspace, missions: [mission] }) ?? [],
  );
  const instance = instanceOf(workspace, mission);
  const seconds = (process.cpuUsage().user - started) / 1_000_000;
  expect([findings, instance.meetings.length, instance.precedence.length]).toEqual([[], 10_000, 9_999]);
  expect(seconds).toBeLessThan(20);
});
