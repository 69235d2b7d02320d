import { expect, test } from 'vitest';
import { textsIn } from '../../scripts/commands/given-texts.ts';
import { inLanguages, keysOf } from '../../site/desk/parts/texts-per-language.ts';

const CHINESE = { tag: 'zh-TW', name: '正體中文' };
const ENGLISH = { tag: 'en', name: 'English' };
const BOTH = [CHINESE, ENGLISH];
const TEXTS = ['title', 'place'];

test('a mission that is made says its title and place in each language that was filled in', () => {
  const values = {
    id: '2027-lima',
    title: '港務年會',
    'title-en': 'Annual meeting: 1=1',
    place: ' ',
    'place-en': 'Lima',
  };
  const given = inLanguages(values, { texts: TEXTS, languages: BOTH });
  expect(given).toEqual({
    id: '2027-lima',
    title: 'zh-TW=港務年會\nen=Annual meeting: 1=1',
    place: 'en=Lima',
  });
  expect(textsIn(given['title'] ?? '', ['zh-TW', 'en'])).toEqual({
    'zh-TW': '港務年會',
    en: 'Annual meeting: 1=1',
  });
});

test('an office of one language is asked once, and a field that is empty is not said', () => {
  expect(keysOf('title', [ENGLISH])).toEqual(['title']);
  const given = inLanguages({ title: 'a=b', place: '' }, { texts: TEXTS, languages: [ENGLISH] });
  expect(given).toEqual({ title: 'a=b' });
});
