import { expect, test } from 'vitest';
import { fitTerminal } from '../../scripts/commands/terminal.ts';

test('what is said is broken between words, and goes on further in; a diff is not', () => {
  const said = 'data/people.yaml:3:1 warning: to fill in before the trip\n  fix: put the fact in its place';
  expect(fitTerminal(said, 40)).toBe(
    [
      'data/people.yaml:3:1 warning: to',
      '    fill in before the trip',
      '  fix: put the fact in its place',
    ].join('\n'),
  );
  const diff = `--- a/x\n+++ b/x\n+${'long '.repeat(20)}`;
  expect(fitTerminal(diff, 40)).toBe(diff);
});
