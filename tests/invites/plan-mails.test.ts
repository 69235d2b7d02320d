import { expect, test } from 'vitest';
import { highestSent, planMails, standsAt } from '#invites/mail/plan-mails.ts';
import type { MailEvent } from '#model/mail-event.ts';
import { sampleEvent, timed } from './sample.ts';

const sent = (address: string, sequence: number, side: 'ours' | 'theirs') =>
  ({
    type: 'sent',
    uid: 'u',
    meeting: 'us',
    address,
    sequence,
    method: 'REQUEST',
    side,
    how: 'hand',
    at: '2014-08-02T00:00:00Z',
  }) as unknown as MailEvent;

const revision = (sequence: number) => ({
  sequence,
  stamp: Date.parse('2014-08-03T00:00:00Z'),
  digest: 'd',
});

test('who is asked no longer gets the number of the file beside, one above what they have; of partners the same', () => {
  const meeting = {
    uid: 'u',
    meeting: 'us',
    revision: revision(0),
    entry: sampleEvent(),
    asked: 0,
    copies: [],
    revoked: { revision: revision(1), guests: ['liu@example.org'] },
  };
  const events = [sent('Liu@example.org', 0, 'ours'), sent('may@example.net', 0, 'theirs')];
  const planned = planMails([meeting], events, { now: 0, language: 'en' as never });
  expect(
    planned.map(({ method, why, guest, revision: { sequence } }) => [method, why, guest.email, sequence]),
  ).toEqual([
    ['CANCEL', 'no-longer-asked', 'Liu@example.org', 1],
    ['CANCEL', 'no-longer-asked', 'may@example.net', 1],
  ]);
});

test('a guest who was let go and asked again is told of the next move, and of nothing else are the others', () => {
  const events = [
    sent('liu@example.org', 0, 'ours'),
    sent('may@example.net', 0, 'theirs'),
    { ...sent('may@example.net', 1, 'theirs'), method: 'CANCEL' } as MailEvent,
    sent('may@example.net', 1, 'theirs'),
  ];
  const copies = ['liu@example.org', 'may@example.net'].map((email) => ({
    guest: { name: '', email, role: 'REQ-PARTICIPANT' as const },
    side: 'ours' as const,
    language: 'en' as never,
    entry: sampleEvent(),
  }));
  const planned = (sequence: number, asked: number) =>
    planMails(
      [{ uid: 'u', meeting: 'us', revision: revision(sequence), asked, entry: sampleEvent(), copies }],
      events,
      { now: 0, language: 'en' as never },
    ).map(({ why, guest, revision: { sequence: number } }) => [why, guest.email, number]);
  expect([highestSent(events)('u'), planned(1, 0), planned(2, 2)]).toEqual([
    1,
    [],
    [
      ['again', 'liu@example.org', 2],
      ['again', 'may@example.net', 2],
    ],
  ]);
});

test('a change that is taken back before it went out is told to nobody', () => {
  const four = sampleEvent();
  const five = sampleEvent({ when: timed('2014-08-25', '17:00', '2014-08-25', '18:00', 'America/Chicago') });
  const told = { ...sent('liu@example.org', 0, 'ours'), stands: standsAt(four) } as MailEvent;
  const copies = [
    {
      guest: { name: '', email: 'liu@example.org', role: 'REQ-PARTICIPANT' as const },
      side: 'ours' as const,
      language: 'en' as never,
      entry: four,
    },
  ];
  const planned = (entry: typeof four, events: readonly MailEvent[]) =>
    planMails([{ uid: 'u', meeting: 'us', revision: revision(2), asked: 2, entry, copies }], events, {
      now: 0,
      language: 'en' as never,
    }).map(({ why, revision: { sequence }, stands }) => [why, sequence, stands]);
  const moved = { ...sent('liu@example.org', 1, 'ours'), stands: standsAt(five) } as MailEvent;
  expect([planned(four, [told]), planned(five, [told]), planned(four, [told, moved])]).toEqual([
    [],
    [['again', 2, standsAt(five)]],
    [['again', 2, standsAt(four)]],
  ]);
});
