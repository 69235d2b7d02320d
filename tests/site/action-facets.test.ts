import { expect, test } from 'vitest';
import { type ActionFacets, type Facets, findPlaces, type Wanted } from '../../site/lib/facets.ts';
import { pageOfList, pagesFor } from '../../site/lib/page-of-list.ts';

const items: readonly Facets[] = [
  ['us', 'open', 1, 0, '2012-01-31', [1], '沈望潮'],
  ['us', 'done', 0, 1, '', [0, 1], ''],
  ['partner', 'waiting', 0, 1, '2011-06-30', [0], ''],
  ['watch', 'open', 0, 0, '', [], ''],
];
const facets: ActionFacets = { rowsAFile: 2, partners: ['JP', 'US'], missions: ['2008-a', '2011-b'], items };
const ALL: Wanted = { owner: '', partner: '', status: '', mission: '', assignee: '', sort: '' };

test.each<[Partial<Wanted>, readonly number[]]>([
  [{}, [0, 1, 2, 3]],
  [{ owner: 'us' }, [0, 1]],
  [{ partner: 'JP' }, [1, 2]],
  [{ partner: 'XX' }, []],
  [{ status: 'live' }, [0, 2, 3]],
  [{ status: 'overdue' }, [0]],
  [{ mission: '2011-b', owner: 'partner' }, [2]],
  [{ assignee: '沈望潮' }, [0]],
  [{ sort: 'due' }, [2, 0, 1, 3]],
  [{ sort: 'partner' }, [1, 2, 0, 3]],
  [{ sort: 'mission' }, [1, 2, 0, 3]],
])('of the list %o finds %o', (wanted, places) => {
  expect(findPlaces(facets, { ...ALL, ...wanted })).toEqual(places);
});

test('a list is cut into pages of 25, an empty one has one', () => {
  const all = Array.from({ length: 51 }, (_, index) => index);
  expect([0, 25, 26, 51].map((count) => pagesFor(count).length)).toEqual([1, 1, 2, 3]);
  expect(pageOfList(all, 'page/3')).toEqual({ items: [50], page: 3, pages: 3 });
  expect(pageOfList(all, undefined).items).toHaveLength(25);
});
