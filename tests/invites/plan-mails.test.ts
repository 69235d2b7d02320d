import { expect, test } from 'vitest';
import { planMails } from '#invites/mail/plan-mails.ts';
import type { MailEvent } from '#model/mail-event.ts';
import { sampleEvent } from './sample.ts';

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
