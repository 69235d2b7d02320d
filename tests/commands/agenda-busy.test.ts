import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = '2026-autumn';

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Client//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) => [
  'BEGIN:VEVENT',
  'UID:a',
  'DTSTAMP:20260901T000000Z',
  'SUMMARY:Dentist',
  ...lines,
  'END:VEVENT',
];

/** Over midnight, twice at once, free, out of the mission, and of no known zone. */
const FREE_BUSY = calendar(
  'BEGIN:VFREEBUSY',
  'UID:f',
  'DTSTAMP:20260901T000000Z',
  'FREEBUSY;FBTYPE=BUSY:20261031T033000Z/PT1H,20261102T140000Z/20261102T150000Z',
  'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261102T143000Z/PT1H',
  'FREEBUSY;FBTYPE=FREE:20261103T140000Z/PT1H',
  'FREEBUSY:20260101T000000Z/PT1H',
  'END:VFREEBUSY',
);

/** Every week from before the mission, one of them moved; whole days; what is free or off. */
const EVENTS = calendar(
  ...event('DTSTART:20261001T090000', 'DTEND:20261001T100000', 'RRULE:FREQ=WEEKLY;COUNT=7'),
  ...event('RECURRENCE-ID:20261105T090000', 'DTSTART:20261106T110000', 'DTEND:20261106T113000'),
  ...event('DTSTART;VALUE=DATE:20261120', 'DTEND;VALUE=DATE:20261121').map((line) =>
    line.replace('UID:a', 'UID:b'),
  ),
  ...event('DTSTART:20261110T090000', 'DTEND:20261110T100000', 'TRANSP:TRANSPARENT').map((line) =>
    line.replace('UID:a', 'UID:c'),
  ),
  ...event('DTSTART:20261111T090000', 'DTEND:20261111T100000', 'STATUS:CANCELLED').map((line) =>
    line.replace('UID:a', 'UID:d'),
  ),
);

async function takeIn(root: string, text: string, person = 'head-example') {
  const file = join(root, 'busy.ics');
  writeFileSync(file, text);
  return runInProcess('agenda', 'busy', MISSION, person, file, '--yes', '--workspace', root);
}

const closures = (root: string): string =>
  readFileSync(join(root, `data/missions/${MISSION}/mission.yaml`), 'utf8').split('scheduling:')[1] ?? '';

test('free-busy becomes a closure, and the next calendar takes its place; of what somebody does nothing is kept', async () => {
  const root = copyOf('invites');
  const before = readFileSync(join(root, `data/missions/${MISSION}/mission.yaml`), 'utf8');
  expect((await takeIn(root, FREE_BUSY)).code).toBe(0);
  const first = closures(root);
  expect((await takeIn(root, EVENTS)).code).toBe(0);
  const second = closures(root);
  expect((await takeIn(root, EVENTS)).stderr).toContain('nothing new of head-example');
  const after = readFileSync(join(root, `data/missions/${MISSION}/mission.yaml`), 'utf8');
  expect([after.startsWith(before), after.includes('Dentist'), first, second]).toMatchInlineSnapshot(`
    [
      true,
      false,
      "
      closures:
        - name: { zh-TW: 行事曆顯示忙碌, en: Busy by calendar }
          when:
            - { date: 2026-10-30, from: '23:30', to: '23:59' }
            - { date: 2026-10-31, from: '00:00', to: '00:30' }
            - { date: 2026-11-02, from: '09:00', to: '10:30' }
          people: [head-example]
    ",
      "
      closures:
        - name: { zh-TW: 行事曆顯示忙碌, en: Busy by calendar }
          when:
            - { date: 2026-11-06, from: '11:00', to: '11:30' }
            - { date: 2026-11-12, from: '09:00', to: '10:00' }
            - { date: 2026-11-20, from: '00:00', to: '23:59' }
          people: [head-example]
    ",
    ]
  `);
});

test('somebody else, and a file that is no calendar, are told', async () => {
  const root = copyOf('invites');
  const nobody = await takeIn(root, FREE_BUSY, 'head-exampel');
  const broken = await takeIn(root, 'no calendar');
  const empty = await takeIn(root, calendar());
  expect([nobody, broken, empty].map(({ code, stderr }) => [code, stderr.trim()])).toMatchInlineSnapshot(`
    [
      [
        1,
        "head-exampel has no part in 2026-autumn. Did you mean head-example?",
      ],
      [
        1,
        "busy.ics is no calendar file",
      ],
      [
        1,
        "busy.ics holds neither events nor busy times",
      ],
    ]
  `);
});
