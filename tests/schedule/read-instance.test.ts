import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstanceInput } from '#schedule/instance.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { readInstance, readSchedule } from '#schedule/read-instance.ts';
import { anyInstance, clock, instanceWith } from './instances-for-tests.ts';
import { propose } from './proposal-for-tests.ts';

describe('readInstance', () => {
  test('takes intervals as pairs and as objects alike', () => {
    const pair = instanceWith({
      meetings: [{ id: 'm1', people: ['ann'], minutes: 30, windows: [[clock('10:00'), clock('11:00')]] }],
    });
    const object = instanceWith({
      meetings: [
        { id: 'm1', people: ['ann'], minutes: 30, windows: [{ from: clock('10:00'), to: clock('11:00') }] },
      ],
    });
    expect(readInstance(pair)).toEqual(readInstance(object));
  });

  test.each<[string, object, object]>([
    [
      'another format',
      { format: 'x' },
      { code: 'invalid-field', path: 'format', value: 'Invalid input: expected "bilat.instance/1"' },
    ],
    [
      'an unknown person',
      { meetings: [{ id: 'm1', people: ['zed'], minutes: 30 }] },
      { code: 'unknown-id', path: 'meetings[0].people', value: 'zed' },
    ],
    [
      'an unknown room',
      { meetings: [{ id: 'm1', people: ['ann'], minutes: 30, rooms: ['r9'] }] },
      { code: 'unknown-id', path: 'meetings[0].rooms', value: 'r9' },
    ],
    [
      'an unknown pool',
      { meetings: [{ id: 'm1', people: ['ann'], minutes: 30, needs: ['p'] }] },
      { code: 'unknown-id', path: 'meetings[0].needs', value: 'p' },
    ],
    [
      'an unknown meeting',
      { precedence: [['m1', 'm9']] },
      { code: 'unknown-id', path: 'precedence[0]', value: 'm9' },
    ],
    [
      'an id used twice',
      { rooms: [{ id: 'r1' }, { id: 'r1' }] },
      { code: 'duplicate-id', path: 'rooms[1].id', value: 'r1' },
    ],
    [
      'a day that ends before it begins',
      { days: [{ id: 'D1', start: clock('18:00'), end: clock('09:00') }] },
      { code: 'empty-interval', path: 'days[0]', value: `${clock('18:00')}/${clock('09:00')}` },
    ],
    [
      'a day named twice',
      {
        days: [
          { id: 'D1', start: clock('09:00'), end: clock('18:00') },
          { id: 'again', start: clock('17:00'), end: clock('20:00') },
        ],
      },
      { code: 'days-overlap', path: 'days[1]', value: 'D1 / again' },
    ],
    [
      'a zone that there is not',
      { timezone: 'Mars/Olympus' },
      { code: 'unknown-zone', path: 'timezone', value: 'Mars/Olympus' },
    ],
    [
      'an instant without offset',
      { days: [{ id: 'D1', start: '2026-11-16T09:00', end: clock('18:00') }] },
      { code: 'invalid-field', path: 'days[0].start', value: 'instant' },
    ],
  ])('tells %s', (_what, parts, fault) => {
    expect(readInstance(instanceWith(parts as Partial<InstanceInput>))).toEqual({ faults: [fault] });
  });

  test('tells every fault, not the first', () => {
    const read = readInstance(instanceWith({ timezone: 'x', precedence: [['a', 'b']] }));
    expect('faults' in read && read.faults.map(({ value }) => value)).toEqual(['a', 'b', 'x']);
  });

  test.each([null, 3, 'x', [], {}])('never throws: %j', (input) =>
    expect('faults' in readInstance(input)).toBe(true),
  );
});

test('a schedule survives being written and read', () => {
  fc.assert(
    fc.property(anyInstance, (instance) => {
      const schedule = toSchedule(propose(instance, { steps: 100 }));
      expect(readSchedule(JSON.parse(JSON.stringify(schedule)))).toEqual({ value: schedule });
    }),
    { numRuns: 30 },
  );
});
