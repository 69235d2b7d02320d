import { expect, test } from 'vitest';
import { takeBack } from '../../site/desk/take-back.ts';

const item = (id: string, status: string, dueDate = '') => ({ id, status, assignee: '', dueDate });

test('a change of many items is taken back to what each of them said', () => {
  const before = [
    item('a', 'open', '2027-01-05'),
    item('b', 'waiting'),
    item('c', 'open'),
    item('d', 'done'),
  ];
  const change = { items: ['a', 'b', 'c', 'd'], said: { status: 'done', dueDate: null } };
  const now = ['a', 'b', 'c', 'd'].map((id) => item(id, 'done'));
  expect(takeBack(change, { before, now })).toEqual([
    { items: ['a'], said: { status: 'open', dueDate: '2027-01-05' } },
    { items: ['b'], said: { status: 'waiting' } },
    { items: ['c'], said: { status: 'open' } },
  ]);
});

test('what was empty is empty again, what somebody has written since stays, and a note is not taken back', () => {
  const before = [item('a', 'open'), item('b', 'open')];
  const now = [item('a', 'open', '2027-05-20'), item('b', 'open', '2027-06-01')];
  expect(takeBack({ items: ['a', 'b'], said: { dueDate: '2027-05-20' } }, { before, now })).toEqual([
    { items: ['a'], said: { dueDate: null } },
  ]);
  expect(takeBack({ items: ['a'], said: { note: 'called' } }, { before, now })).toEqual([]);
});
