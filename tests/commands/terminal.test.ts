import { expect, test } from 'vitest';
import { fitTable, fitTerminal } from '../../scripts/commands/terminal.ts';

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

test('a table that is too wide for the terminal wraps its cells below headings', () => {
  const rows = [['the Palovia Border Revenue Office', '2', 'the first meeting and the second one']];
  const headings = ['Party', 'Asked', 'Refused'];
  expect(fitTable(headings, rows, 40)).toBe(
    [
      'Party            Asked  Refused',
      '───────────────  ─────  ────────────────',
      'the Palovia      2      the first',
      'Border Revenue          meeting and the',
      'Office                  second one',
    ].join('\n'),
  );
  expect(fitTable(headings, rows, undefined).split('\n').length).toBe(2);
});
