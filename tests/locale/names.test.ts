import { describe, expect, test } from 'vitest';
import { loadWords } from '#load/words.ts';
import { joinNames, listNames } from '#locale/list-names.ts';
import { partnerName, partnerNames, personName, politeName } from '#locale/names.ts';
import { PartnerId, PersonId } from '#model/identifier.ts';
import type { Person } from '#model/person.ts';
import { apec, workspace } from './workspace-for-tests.ts';

const [us, il, hk, unknown] = ['US', 'IL', 'HK', 'ZZ'].map((id) => PartnerId.parse(id)) as [
  PartnerId,
  PartnerId,
  PartnerId,
  PartnerId,
];

describe('personName', () => {
  test.each([
    ['may', 'zh-TW', 'Ron May'],
    ['liu', 'zh-TW', '劉芳祝'],
    ['liu', 'en', '劉芳祝'],
    ['tanaka', 'en', 'Tanaka Taro'],
  ])('%s in %s as spelled', (id, language, name) => expect(personName(person(id), language)).toBe(name));
});

describe('politeName', () => {
  test.each([
    ['may', 'zh-TW', undefined, 'Mr. Ron May'],
    ['may', 'en', 'Director', 'Mr. Ron May'],
    ['may', 'es', 'Director', 'Sr. Ron May'],
    ['liu', 'zh-TW', undefined, '劉芳祝'],
    ['liu', 'zh-TW', '簡任稽核', '劉簡任稽核芳祝'],
    ['liu', 'zh-TW', '組長 兼任', '劉芳祝'],
    ['liu', 'en', 'Senior Auditor', '劉芳祝'],
    ['tanaka', 'zh-TW', '課長', '田中太郎'],
  ])('%s in %s with title %s', (id, language, title, name) => {
    expect(politeName(person(id), { language, t: loadWords()(language) }, title)).toBe(name);
  });
});

describe('partnerName', () => {
  test('takes the everyday name outside a forum', () => {
    expect(partnerName(workspace, hk, { language: 'en' })).toBe('Hong Kong');
  });
  test("takes the forum's own name in it", () => {
    expect(partnerName(workspace, hk, { language: 'en', forum: apec })).toBe('Hong Kong, China');
  });
  test('takes the everyday name where the forum has none', () => {
    expect(partnerName(workspace, us, { language: 'zh-TW', forum: apec })).toBe('美國');
  });
  test('gives an unknown partner by its code', () => {
    expect(partnerName(workspace, unknown, { language: 'en' })).toBe('ZZ');
  });
  test.each([
    ['zh-TW', '美國、以色列、中國香港'],
    ['en', 'the United States, Israel and Hong Kong, China'],
  ])('joins several in %s', (language, text) => {
    expect(partnerNames(workspace, [us, il, hk], { language, forum: apec })).toBe(text);
  });
});

describe('joinNames', () => {
  test.each([
    ['zh-TW', 'A、B、C'],
    ['en', 'A, B and C'],
    ['ja', 'A、B、C'],
    ['es', 'A, B y C'],
  ])('%s', (language, text) => expect(joinNames(['A', 'B', 'C'], language)).toBe(text));
  test('where a name has a comma in it, semicolons part the names', () => {
    const names = ['Hong Kong, China', 'Japan', 'Peru'];
    expect([
      joinNames(names, 'en'),
      joinNames(names.slice(0, 2), 'en'),
      listNames(names, ', '),
      listNames(names.slice(1), ', '),
      listNames(names, '、'),
    ]).toEqual([
      'Hong Kong, China; Japan; and Peru',
      'Hong Kong, China and Japan',
      'Hong Kong, China; Japan; Peru',
      'Japan, Peru',
      'Hong Kong, China、Japan、Peru',
    ]);
  });
  test('one name stands alone, none is nothing', () => {
    expect([joinNames(['A'], 'en'), joinNames([], 'en'), joinNames([], 'zh-TW')]).toEqual(['A', '', '']);
  });
});

function person(id: string): Person {
  const found = workspace.people.get(PersonId.parse(id));
  if (!found) throw new Error(id);
  return found;
}
