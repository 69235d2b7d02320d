import { expect, test } from 'vitest';
import { readReply } from '#invites/replies/read-reply.ts';

const answer = (method: string, lines: readonly string[]) => {
  const event = ['UID:u', 'ORGANIZER:mailto:office@example.org', ...lines];
  const calendar = [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    ...event,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const read = readReply(calendar.join('\n'));
  return 'fault' in read
    ? read.fault
    : read.map(({ start, proposal, comment }) => ({ start, proposal, comment }));
};
const ATTENDEE = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org';
const times = (zone: string) => [
  ATTENDEE,
  `DTSTART;TZID=${zone}:20270326T163000`,
  `DTEND;TZID=${zone}:20270326T171500`,
];

test('a zone that is called by its IANA name need not be brought along; any other says nothing', () => {
  const found = ['America/New_York', 'Asia/Taipei', 'Room 7 Time'].map((zone) =>
    answer('COUNTER', times(zone)),
  );
  expect(found).toEqual([
    [
      {
        start: undefined,
        proposal: { start: '2027-03-26T20:30:00.000Z', end: '2027-03-26T21:15:00.000Z' },
        comment: '',
      },
    ],
    [
      {
        start: undefined,
        proposal: { start: '2027-03-26T08:30:00.000Z', end: '2027-03-26T09:15:00.000Z' },
        comment: '',
      },
    ],
    'incomplete-answer',
  ]);
});

test('what a guest says stands in COMMENT, or beside the name as Google has it', () => {
  const google = ATTENDEE.replace(':mailto', ';X-RESPONSE-COMMENT="At sea":mailto');
  const found = [
    answer('REPLY', [google]),
    answer('REPLY', [ATTENDEE, 'COMMENT:Gladly']),
    answer('REPLY', [ATTENDEE]),
  ];
  expect(found.map((each) => (typeof each === 'string' ? each : each[0]?.comment))).toEqual([
    'At sea',
    'Gladly',
    '',
  ]);
});
