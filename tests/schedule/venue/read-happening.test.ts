import { expect, test } from 'vitest';
import { Instance } from '#schedule/instance.ts';
import { readHappening } from '#schedule/venue/read-happening.ts';
import { clock, instanceWith } from '../instances-for-tests.ts';
import { minute } from './day-for-tests.ts';

const instance = Instance.parse(instanceWith({ parties: [{ id: 'TW' }, { id: 'JP' }] }));
const partnerOf = (name: string) => (name === '日本' ? 'JP' : undefined);
const read = (text: string) =>
  readHappening(text, {
    instance,
    now: minute('10:00'),
    ours: ['ann'],
    home: 'TW',
    partnerOf,
    named: (name) => ({ Ann: ['ann'], 會議室: ['r1', 'm1'], 甲: ['r1', 'r2'] })[name] ?? [],
    told: ['r1', 'JP'],
  });

test.each([
  ['late:ann=11:30', { kind: 'late', person: 'ann', until: minute('11:30') }],
  ['lost:R1', { kind: 'lost', room: 'r1', until: undefined }],
  ['lost: r1 = 9:30', { kind: 'lost', room: 'r1', until: minute('09:30') }],
  ['refused:m1', { kind: 'refused', meeting: 'm1' }],
  ['overrun:m1=15:20', { kind: 'overrun', meeting: 'm1', until: minute('15:20') }],
  ['free:jp', { kind: 'free', party: 'JP', until: minute('18:00') }],
  ['free:日本=16:00', { kind: 'free', party: 'JP', until: minute('16:00') }],
  ['back:R1', { kind: 'back', of: 'r1' }],
  ['back:日本', { kind: 'back', of: 'JP' }],
  ['late:Ann=11:30', { kind: 'late', person: 'ann', until: minute('11:30') }],
  ['lost:會議室', { kind: 'lost', room: 'r1', until: undefined }],
  ['back:lost:r1', { kind: 'back', of: 'r1' }],
  ['back:lost:會議室=11:00', { kind: 'back', of: 'r1' }],
  ['back:m1', { code: 'unknown', value: 'm1', suggestion: 'r1' }],
  ['late:anne=11:30', { code: 'unknown', value: 'anne', suggestion: 'ann' }],
  ['late:ann', { code: 'unclear', value: 'late:ann', suggestion: '' }],
  ['lost:r1=25:00', { code: 'unclear', value: 'lost:r1=25:00', suggestion: '' }],
  ['fire', { code: 'unclear', value: 'fire', suggestion: '' }],
])('%s', (text, happening) => expect(read(text)).toEqual(happening));

test('who walks in meets whoever of ours is free, the same day', () =>
  expect(read('walk-in:XZ=12:00')).toMatchObject({
    meeting: {
      id: 'walk-in-xz',
      parties: ['TW', 'XZ'],
      people: ['@XZ'],
      oneOf: [['ann']],
      windows: [{ from: '2026-11-16T01:00:00.000Z', to: new Date(clock('12:00')).toISOString() }],
    },
  }));

test('who walks in is met where a meeting is held that asks for no room, so that it stays there once it is written down', () => {
  const scene = {
    instance,
    now: minute('10:00'),
    ours: ['ann'],
    home: 'TW',
    partnerOf,
    named: () => [],
    told: [],
  };
  const roomsOf = (usualRooms?: readonly string[]) => {
    const read = readHappening('walk-in:XZ', { ...scene, usualRooms });
    return 'kind' in read && read.kind === 'walk-in' ? read.meeting.rooms : read;
  };
  expect([roomsOf(), roomsOf(['r1'])]).toEqual([undefined, ['r1']]);
});
