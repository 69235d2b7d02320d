import { expect, test } from 'vitest';
import type { ActionFacts } from '../../scripts/tracker/action-facts.ts';
import { factsAt, packFacts } from '../../scripts/tracker/packed-facts.ts';

const facts = (openDays: number): ActionFacts => ({
  partners: ['US'],
  owner: 'us',
  kind: 'promise',
  status: 'open',
  assignee: undefined,
  mission: 'm',
  from: '2026-01-01',
  latest: undefined,
  isOverdue: false,
  openDays,
  priority: undefined,
});

test.each([3, 256, 257, 65_536, 65_537])('%i values of a field are told apart', (count) => {
  const packed = packFacts(Array.from({ length: count }, (_, index) => facts(index)));
  for (const index of [0, 1, count - 2, count - 1]) expect(factsAt(packed, index)).toEqual(facts(index));
});
