import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { nextCounters, outlineLabel, outlineStyles } from '#locale/outline.ts';
import { type NumeralStyle, ReportProfile } from '#model/report-profile.ts';

const profile = ReportProfile.parse(parse(readFileSync('templates/reports/tw-2011.yaml', 'utf8')));

describe('outlineLabel', () => {
  test.each([
    [[1], '壹、'],
    [[11], '拾壹、'],
    [[1, 2], '二、'],
    [[1, 2, 3], '(三)'],
    [[1, 2, 3, 4], '4、'],
    [[1, 2, 3, 4, 5], '(5)'],
    [[1, 2, 3, 4, 5, 6], 'F、'],
    [[1, 2, 3, 4, 5, 6, 7], '(G)'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '(H)'],
  ])('numbers %j as %s in the filing copy', (counters, label) => {
    expect(outlineLabel(counters, outlineStyles(profile, 'zh-TW'))).toBe(label);
  });

  test.each([
    [[1], '1'],
    [[1, 1], '1.1'],
    [[2, 3], '2.3'],
    [[2, 3, 1], '(a)'],
    [[2, 3, 1, 4], '(iv)'],
  ])('numbers %j as %s in a language the profile does not name', (counters, label) => {
    expect(outlineLabel(counters, outlineStyles(profile, 'ja'))).toBe(label);
  });

  test('gives no label without styles or counters', () => {
    expect([outlineLabel([1], []), outlineLabel([], ['decimal'])]).toEqual(['', '']);
  });

  test.each<[NumeralStyle, string]>([
    ['decimal-dotted', '3.'],
    ['upper-alpha', 'C、'],
    ['lower-roman-parenthesised', '(iii)'],
  ])('%s', (style, label) => expect(outlineLabel([3], [style])).toBe(label));
});

describe('nextCounters', () => {
  test.each([
    [[], 1, [1]],
    [[1], 1, [2]],
    [[1], 2, [1, 1]],
    [[1, 2, 4], 2, [1, 3]],
    [[1, 2, 4], 1, [2]],
    [[1], 3, [1, 1, 1]],
  ])('%j then a heading at depth %i', (counters, depth, next) =>
    expect(nextCounters(counters, depth)).toEqual(next),
  );

  test('no two headings of one outline share their counters', () => {
    const depths = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 });
    fc.assert(
      fc.property(depths, (headings) => {
        let counters: readonly number[] = [];
        const seen = headings.map((depth) => {
          counters = nextCounters(counters, depth);
          return counters.join('.');
        });
        return new Set(seen).size === seen.length;
      }),
    );
  });
});
