import { describe, expect, test } from 'vitest';
import type { EventEntry } from '#invites/calendar-entry.ts';
import { cancelEntry, reviseEntry } from '#invites/revise-entries.ts';
import type { IssuedEntry } from '#register/invites.ts';
import { sampleEvent, timed } from './sample.ts';

const MONDAY = Date.parse('2014-08-04T09:00:00.700Z');
const TUESDAY = Date.parse('2014-08-05T09:00:00Z');

const revise = (entry: EventEntry, former?: IssuedEntry, now = MONDAY) =>
  reviseEntry({ key: entry.key, editions: [{ language: 'en', entry }] }, former, {
    as: 'message',
    now,
    makeUid: (key) => `uid of ${key}`,
  });
const version = ({ sequence, stamp }: IssuedEntry) => `${sequence} ${new Date(stamp).toISOString()}`;

const place = ['room-a', 'Room A'] as const;
const guests = [{ name: 'Liu', email: 'liu@example.org', role: 'CHAIR' as const }];
const meeting = (change = {}) => sampleEvent({ place, guests, ...change });
const first = revise(meeting());
const moved = { when: timed('2014-08-26', '10:00', '2014-08-26', '11:00', 'America/Chicago') };
const risen = (change: object) => revise(meeting(change), first, TUESDAY).sequence;

describe('the version of an entry', () => {
  test('is 0 at first, stamped with the whole second, under a UID that stays', () => {
    expect([version(first), first.uid]).toEqual(['0 2014-08-04T09:00:00.000Z', 'uid of bilateral/us']);
    expect(revise(meeting(moved), { ...first, uid: 'made before' }).uid).toBe('made before');
  });

  test('stays with an unchanged one', () => {
    expect(revise(meeting(), first, TUESDAY)).toBe(first);
  });

  test('rises with time, place and state (RFC 5546 §2.1.4), and with nothing else', () => {
    const other = [
      ['when', moved],
      ['room', { place: ['room-b', 'Room B'] }],
      ['state', { status: 'TENTATIVE' }],
      ['off', { status: 'CANCELLED' }],
      ['room renamed', { place: ['a', 'Room A'] }],
      ['name of the room corrected', { place: ['room-a', 'Room Ay'] }],
      ['title', { summary: 'Simple' }],
      ['points', { description: 'Another sample.' }],
      ['guest', { guests: [...guests, { name: 'Wei', email: 'wei@example.org', role: 'CHAIR' }] }],
    ] as const;
    expect(other.map(([name, change]) => `${name} ${risen(change)}`)).toEqual([
      'when 1',
      'room 1',
      'state 1',
      'off 1',
      'room renamed 0',
      'name of the room corrected 0',
      'title 0',
      'points 0',
      'guest 0',
    ]);
  });

  test('rises above all that went out, and only where it rises', () => {
    const options = { as: 'message' as const, now: TUESDAY, makeUid: () => '', sent: () => 4 };
    const of = (change: object) => {
      const entry = meeting(change);
      return reviseEntry({ key: entry.key, editions: [{ language: 'en', entry }] }, first, options).sequence;
    };
    expect([of(moved), of({ summary: 'Simple' }), cancelEntry(first, TUESDAY, () => 4).sequence]).toEqual([
      5, 0, 5,
    ]);
  });

  test('has a newer stamp with any change, even when the clock has gone back', () => {
    expect(version(revise(meeting({ summary: 'Simple' }), first, TUESDAY))).toBe(
      '0 2014-08-05T09:00:00.000Z',
    );
    expect(version(revise(meeting(moved), first, MONDAY - 86_400_000))).toBe('1 2014-08-04T09:00:01.000Z');
  });

  test('is not changed by the case of an address', () => {
    const shouted = [{ ...guests[0], email: 'Liu@EXAMPLE.org' }];
    expect(revise(meeting({ guests: shouted }), first, TUESDAY)).toBe(first);
  });

  test('says at which SEQUENCE each guest was asked: a new one at that of now, all after a move', () => {
    const wei = { name: 'Wei', email: 'wei@example.org', role: 'CHAIR' };
    const before = revise(meeting(moved), first, TUESDAY);
    const both = revise(meeting({ ...moved, guests: [...guests, wei] }), before, TUESDAY);
    const back = revise(meeting({ guests: [...guests, wei] }), both, TUESDAY);
    expect([both, back].map((each) => each.guests?.map(({ asked }) => asked))).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

test('what has gone is called off once, and is on again with the next SEQUENCE', () => {
  const off = cancelEntry(first, TUESDAY);
  expect([version(off), off.status, cancelEntry(off, TUESDAY * 2) === off]).toEqual([
    '1 2014-08-05T09:00:00.000Z',
    'CANCELLED',
    true,
  ]);
  expect(version(revise(meeting(), off, TUESDAY))).toBe('2 2014-08-05T09:00:01.000Z');
});
