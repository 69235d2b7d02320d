import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTexts } from '../../scripts/edit/merge-texts.ts';
import { likeFile, plainTextOf } from '../../scripts/edit/plain-text.ts';

const lines = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { maxLength: 8 })
  .map((all) => all.join(''));

test('what one side alone has changed is as that side has it; both the same is no conflict', () => {
  fc.assert(
    fc.property(lines, lines, (base, changed) => {
      expect(mergeTexts({ base, mine: changed, theirs: base })).toEqual([changed]);
      expect(mergeTexts({ base, mine: base, theirs: changed })).toEqual([changed]);
      expect(mergeTexts({ base, mine: changed, theirs: changed })).toEqual([changed]);
    }),
  );
});

test('taken whole from one side, a merge is what that side has of every conflict, and nobody loses a line unseen', () => {
  fc.assert(
    fc.property(lines, lines, lines, (base, mine, theirs) => {
      const parts = mergeTexts({ base, mine, theirs });
      const swapped = mergeTexts({ base, mine: theirs, theirs: mine });
      const turned = swapped.map((part) =>
        typeof part === 'string' ? part : { base: part.base, mine: part.theirs, theirs: part.mine },
      );
      expect(parts).toEqual(turned);
      const conflicts = parts.filter((part) => typeof part !== 'string');
      expect(conflicts.filter((each) => each.mine === each.theirs)).toEqual([]);
    }),
  );
});

test('paragraphs that two have changed apart come together, the same one is a choice', () => {
  const base = 'One.\n\nTwo.\n\nThree.\n';
  expect(
    mergeTexts({ base, mine: 'One!\n\nTwo.\n\nThree.\n', theirs: 'One.\n\nTwo.\n\nThree.\n\nFour.\n' }),
  ).toEqual(['One!\n\nTwo.\n\nThree.\n\nFour.\n']);
  expect(mergeTexts({ base, mine: 'One!\n\nTwo.\n\nThree.\n', theirs: 'One?\n\nTwo.\n\nThree.\n' })).toEqual([
    { base: 'One.\n', mine: 'One!\n', theirs: 'One?\n' },
    '\nTwo.\n\nThree.\n',
  ]);
});

test('a file keeps its byte order mark and the line end of every line that stays', () => {
  const end = fc.constantFrom('\n', '\r\n', '\r');
  const line = fc.tuple(fc.constantFrom('a', 'b', ''), end).map(([text, mark]) => text + mark);
  const file = fc.tuple(fc.constantFrom('', '\ufeff'), fc.array(line, { maxLength: 8 }));
  fc.assert(
    fc.property(file, ([mark, all]) => {
      const before = mark + all.join('');
      expect(likeFile(before, plainTextOf(before))).toBe(before);
    }),
  );
  expect(likeFile('\ufeffa\r\nb\nc\r\n', 'a\nnew\nb\nc\n')).toBe('\ufeffa\r\nnew\r\nb\nc\r\n');
  expect(likeFile(undefined, 'a\n')).toBe('a\n');
});
