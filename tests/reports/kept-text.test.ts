import { expect, test } from 'vitest';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setReport } from '#reports/set-report.ts';
import { keepText } from '#reports/text/kept-text.ts';
import { inputFor, openFixture, words } from './fixture.ts';

const workspace = openFixture();

/** Both languages and the two in parallel, one after the other. */
function setAll(more: { readonly kept?: ReturnType<typeof keepText> }): readonly unknown[] {
  const [first, second] = (['zh-TW', 'en'] as const).map((language) => ({
    ...inputFor(workspace, language),
    ...more,
  }));
  if (!first || !second) throw new Error('there are two languages');
  return [
    setReport(first),
    setReport(second),
    setParallelReport({ ...first, languages: ['zh-TW', 'en'], t: words }),
  ];
}

test('what was kept of an earlier setting changes no byte of the next', () => {
  const anew = setAll({});
  const kept = keepText();
  expect(setAll({ kept })).toEqual(anew);
  kept.age();
  expect(setAll({ kept })).toEqual(anew);
});

test('what is not used for a whole setting is forgotten', () => {
  const kept = keepText();
  kept.keep('used', { atoms: [], runOf: [], lines: [] });
  kept.keep('unused', { atoms: [], runOf: [], lines: [] });
  kept.age();
  expect(kept.find('used')).toEqual({ atoms: [], runOf: [], lines: [] });
  kept.age();
  expect([kept.find('used') !== undefined, kept.find('unused')]).toEqual([true, undefined]);
});
