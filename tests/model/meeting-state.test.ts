import { expect, test } from 'vitest';
import type { Answer, Answers } from '#model/answer.ts';
import { Bilateral } from '#model/bilateral.ts';
import { meetingState, type StateFacts } from '#model/meeting-state.ts';

const meeting = (status: string) =>
  Bilateral.parse({
    id: 'norta',
    partners: ['XB'],
    status,
    request: { attendees: ['liu'] },
    theirs: [{ person: 'eskil', agency: 'A', title: 'T', email: 'Eskil@example.org' }],
  });
const zone = 'Europe/Lisbon';
const released = { date: '2027-03-27', start: '14:00' } as NonNullable<StateFacts['released']>;
const said = (partstat: Answer['partstat'], more: Partial<Answer> = {}): Answers => {
  const address = 'eskil@example.org';
  const answer = {
    address,
    partstat,
    saidAt: '2027-03-01T00:00:00Z',
    sequence: 0,
    start: '2027-03-27T14:00:00Z',
  };
  return new Map([['norta', new Map([[address, { ...answer, ...more }]])]]);
};
const proposal = { start: '2027-03-27T15:00:00Z', end: '2027-03-27T15:30:00Z' };
const stranger: Answers = new Map([
  [
    'norta',
    new Map([['liu@example.org', { ...said('ACCEPTED').get('norta')?.get('eskil@example.org') } as Answer]]),
  ],
]);

test.each<[string, string, Partial<StateFacts>]>([
  ['waiting', 'wanted', { placed: false }],
  ['planned', 'wanted', { released: undefined }],
  ['hold', 'wanted', {}],
  ['accepted', 'wanted', { answers: said('ACCEPTED') }],
  ['accepted', 'wanted', { answers: said('DELEGATED') }],
  ['hold', 'wanted', { answers: said('TENTATIVE') }],
  ['declined', 'wanted', { answers: said('DECLINED') }],
  ['counter', 'wanted', { answers: said('DECLINED', { proposal }) }],
  ['hold', 'wanted', { answers: said('ACCEPTED', { start: '2027-03-27T10:00:00Z' }) }],
  ['hold', 'wanted', { answers: stranger }],
  ['confirmed', 'confirmed', { answers: said('DECLINED') }],
  ['cancelled', 'cancelled', {}],
  ['held', 'held', {}],
])('a meeting is %s (%s)', (state, status, facts) =>
  expect(meetingState(meeting(status), { released, placed: true, answers: new Map(), zone, ...facts })).toBe(
    state,
  ),
);
