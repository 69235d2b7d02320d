import { describe, expect, test } from 'vitest';
import { type IssuedEntries, reviseEntries } from '#invites/revise-entries.ts';
import { sampleEvent, timed } from './sample.ts';

const MONDAY = Date.parse('2014-08-04T09:00:00.700Z');
const TUESDAY = Date.parse('2014-08-05T09:00:00Z');

const revise = (entries: Parameters<typeof reviseEntries>[0], former: IssuedEntries = {}, now = MONDAY) =>
  reviseEntries(entries, { former, now, language: 'en', cancelledTitle: 'Cancelled' });
const versions = ({ revised }: ReturnType<typeof revise>) =>
  revised.map(
    ({ entry, revision }) =>
      `${entry.uid} ${revision.sequence} ${new Date(revision.stamp).toISOString()} ${entry.status}`,
  );

const a = sampleEvent({ uid: 'a@example.org' });
const b = sampleEvent({ uid: 'b@example.org', summary: 'B' });
const movedA = sampleEvent({
  uid: 'a@example.org',
  when: timed('2014-08-26', '10:00', '2014-08-26', '11:00', 'America/Chicago'),
});
const first = revise([a, b]);

describe('versions of entries', () => {
  test('a new entry is version 0, stamped with the whole second', () => {
    expect(versions(first)).toEqual([
      'a@example.org 0 2014-08-04T09:00:00.000Z CONFIRMED',
      'b@example.org 0 2014-08-04T09:00:00.000Z CONFIRMED',
    ]);
  });

  test('an unchanged one stays as it is', () => {
    expect(revise([a, b], first.issued, TUESDAY)).toEqual(first);
  });

  test('a changed one gets the next SEQUENCE and a newer stamp, and no other does', () => {
    expect(versions(revise([movedA, b], first.issued, TUESDAY))).toEqual([
      'a@example.org 1 2014-08-05T09:00:00.000Z CONFIRMED',
      'b@example.org 0 2014-08-04T09:00:00.000Z CONFIRMED',
    ]);
  });

  test('the stamp is newer even when the clock has gone back', () => {
    expect(versions(revise([movedA], first.issued, MONDAY - 86_400_000))[0]).toBe(
      'a@example.org 1 2014-08-04T09:00:01.000Z CONFIRMED',
    );
  });

  test('one that has gone comes back as CANCELLED, and stays so without another change', () => {
    const second = revise([a], first.issued, TUESDAY);
    expect(versions(second)).toEqual([
      'a@example.org 0 2014-08-04T09:00:00.000Z CONFIRMED',
      'b@example.org 1 2014-08-05T09:00:00.000Z CANCELLED',
    ]);
    expect(second.revised[1]?.entry).toMatchObject({ summary: 'Cancelled', when: b.when, busy: false });
    expect(revise([a], second.issued, TUESDAY + 86_400_000)).toEqual(second);
  });

  test('one that returns is on again with the next SEQUENCE', () => {
    const cancelled = revise([a], first.issued, TUESDAY);
    expect(versions(revise([a, b], cancelled.issued, TUESDAY))[1]).toBe(
      'b@example.org 2 2014-08-05T09:00:01.000Z CONFIRMED',
    );
  });

  test('without the register everything is new under the same UIDs', () => {
    expect(versions(revise([a, b], {}, TUESDAY))).toEqual([
      'a@example.org 0 2014-08-05T09:00:00.000Z CONFIRMED',
      'b@example.org 0 2014-08-05T09:00:00.000Z CONFIRMED',
    ]);
  });
});
