import { expect, test } from 'vitest';
import {
  cleanCategory,
  cleanLine,
  cleanName,
  cleanText,
  cleanUrl,
  escapeText,
  isCalendarAddress,
} from '#invites/clean-text.ts';

test('line ends become one kind; control, bidirectional and damaged characters go', () => {
  expect(cleanText('a\r\nb\rc\u2028d\te\u0000\u0007\u009f\u202e\u2066\ufeff\ud800\ufffdf')).toBe(
    'a\nb\nc\nd ef',
  );
});

test('scripts and emoji stay', () => {
  expect(cleanText('會議 Ærø שלום 🎉👩‍👩‍👧')).toBe('會議 Ærø שלום 🎉👩‍👩‍👧');
});

test('a line has no line ends', () => {
  expect(cleanLine(' Room A\r\n\r\nfloor 2 ')).toBe('Room A floor 2');
});

test('a name can stand in quotes for every reader', () => {
  expect(cleanName('Ron "Ace" May^n\r\nX:1\\')).toBe('Ron ”Ace” Mayˆn X:1＼');
});

test('a category does not fall into two', () => {
  expect(cleanCategory('a,b;c\\d')).toBe('a b c d');
});

test('addresses that no calendar program mistakes', () => {
  expect(
    [
      'ron.may+x@cbp.example.gov',
      'a@b',
      'a b@example.org',
      '"a"@example.org',
      'a@example.org\r\nX:1',
      '劉@example.org',
      `${'a'.repeat(65)}@example.org`,
    ].map(isCalendarAddress),
  ).toEqual([true, false, false, false, false, false, false]);
});

test('an address on the web is plain ASCII without the characters at which readers cut', () => {
  expect(cleanUrl('https://example.org/漢/a,b;c?d="e"')).toBe(
    'https://example.org/%E6%BC%A2/a%2Cb%3Bc?d=%22e%22',
  );
  expect(cleanUrl('javascript:alert(1)')).toBe(undefined);
  expect(cleanUrl('not an address')).toBe(undefined);
  expect(cleanUrl(`https://example.org/${'a'.repeat(3000)}`)).toBe(undefined);
});

test('TEXT is escaped by RFC 5545 §3.3.11', () => {
  expect(escapeText('a\\b;c,d\ne:"f"')).toBe('a\\\\b\\;c\\,d\\ne:"f"');
});
