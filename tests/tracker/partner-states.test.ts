import { expect, test } from 'vitest';
import type { Commitment } from '../../scripts/model/commitment.ts';
import type { PartnerId } from '../../scripts/model/identifier.ts';
import type { Mission } from '../../scripts/model/workspace.ts';
import { sideOf } from '../../scripts/tracker/action-item.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { filterActions } from '../../scripts/tracker/list-actions.ts';
import { asWith } from '../../scripts/tracker/partner-states.ts';
import { recordOf } from './sample.ts';

const bare = { owner: 'partner', text: { en: '…' }, waitsOn: [], continues: [], closes: [] };
const mission = (id: string, to: string, ...commitments: readonly object[]): Mission =>
  ({
    id,
    period: { from: to, to },
    bilaterals: [],
    commitments: commitments.map((each) => ({ ...bare, ...each }) as unknown as Commitment),
  }) as unknown as Mission;

const talks = { id: 'talks', kind: 'promise', partners: ['JP', 'SG'] };
const earlier = mission('2011', '2011-04-01', talks);
const signed = (...partners: readonly string[]) =>
  mission('2016', '2016-08-21', {
    id: 'signed',
    kind: 'watch',
    owner: 'both',
    partners,
    state: { status: 'done', asOf: '2016-08' },
    closes: ['2011/talks'],
  });

function talksAfter(...missions: readonly Mission[]) {
  const item = deriveActions({ missions: [earlier, ...missions] }, [], { today: '2017-01-01' })[0];
  return item && { status: item.status, flags: item.flags, states: item.states };
}

test('a fact that one partner shares ends the item for that partner alone', () => {
  expect(talksAfter(signed('SG'))).toEqual({
    status: 'in-progress',
    flags: [],
    states: [
      { partner: 'JP', status: 'open', statusFrom: 'source' },
      { partner: 'SG', status: 'done', statusFrom: 'closing' },
    ],
  });
});

test('the item is done once it is done with every partner, or by a fact that names none of them', () => {
  const done = {
    status: 'done',
    flags: ['closed'],
    states: [
      { partner: 'JP', status: 'done', statusFrom: 'closing' },
      { partner: 'SG', status: 'done', statusFrom: 'closing' },
    ],
  };
  expect(talksAfter(signed('SG', 'JP'))).toEqual(done);
  expect(talksAfter(signed('WTO'))).toEqual(done);
});

test('what is watched is owed by nobody and never overdue: its date says when to look again', () => {
  const watched = mission('2014', '2014-08-30', {
    id: 'portal',
    kind: 'watch',
    due: { words: { en: 'by the end of 2014' }, date: '../2014-12-31' },
  });
  const items = (today: string) => deriveActions({ missions: [watched] }, [], { today });
  expect(items('2014-12-30').map(({ flags }) => flags)).toEqual([[]]);
  expect(items('2015-06-01').map(({ flags }) => flags)).toEqual([['look-again']]);
  expect(items('2015-06-01').map(sideOf)).toEqual(['watch']);
  expect(filterActions(items('2015-06-01'), { owner: 'partner' })).toEqual([]);
});

test('an item that is settled is neither blocked nor conditional', () => {
  const waiting = mission(
    '2014',
    '2014-08-30',
    { id: 'first', kind: 'promise' },
    {
      id: 'second',
      kind: 'promise',
      condition: { en: 'once the first is done' },
      waitsOn: ['first'],
      state: { status: 'done' },
    },
  );
  const [, second] = deriveActions({ missions: [waiting] }, [], { today: '2015-01-01' });
  expect([second?.flags, second?.blockedBy]).toEqual([[], []]);
});

test('an update can speak of one partner alone; a later word about the whole holds for all', () => {
  const said = (...updates: readonly object[]) =>
    deriveActions({ missions: [earlier] }, [recordOf('2011/talks', ...updates)], { today: '2017-01-01' })[0];
  const at = '2016-08-30T00:00:00Z';
  const one = { at, status: 'done', partner: 'SG' };
  expect([said(one)?.status, said(one)?.states.map(({ status }) => status)]).toEqual([
    'in-progress',
    ['open', 'done'],
  ]);
  expect(said(one, { at, status: 'waiting' })?.states.map(({ status }) => status)).toEqual([
    'waiting',
    'waiting',
  ]);
});

test('on the page of a partner an item stands as it does with that partner', () => {
  const due = { words: { en: 'by the end of 2012' }, date: '../2012-12-31' };
  const late = mission('2011', '2011-04-01', { ...talks, due, condition: { en: 'once …' } });
  const [item] = deriveActions({ missions: [late, signed('SG')] }, [], { today: '2017-01-01' });
  const seen = (partner: string) => {
    if (!item) throw new Error('no item');
    const { status, flags, openDays } = asWith(item, partner as PartnerId);
    return { status, flags, isAging: openDays !== undefined };
  };
  expect(seen('SG')).toEqual({ status: 'done', flags: [], isAging: false });
  expect(seen('JP')).toEqual({ status: 'open', flags: ['overdue', 'conditional'], isAging: true });
});
