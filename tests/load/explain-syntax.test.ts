import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { dayMeant } from '#load/day-meant.ts';
import { explainSyntax } from '#load/explain-syntax.ts';

const faults = (text: string) =>
  explainSyntax(text, parseDocument(text)).map(({ code, offset }) => {
    const before = text.slice(0, offset).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${code}`;
  });

test('what follows from a wide colon, a tab or a bracket is not told besides', () => {
  expect([
    faults('title： Lima\n# note\nperiod: { from: 2027-02-20, to: 2027-02-26 }\n'),
    faults('a: 1\nplaces:\n  - name： Lima\n    timeZone: America/Lima\n'),
    faults('places:\n\t- name: Lima\n\t  timeZone: America/Lima\nperiod: 1\n'),
    faults('title: Lima\n}}\nperiod: { a: 1 }\n'),
  ]).toEqual([
    ['1:6 yaml-full-colon'],
    ['3:5 yaml-full-colon'],
    ['2:1 yaml-tab', '3:1 yaml-tab'],
    ['2:1 yaml-syntax'],
  ]);
});

test('a day between the quotes of a word processor is meant as it stands there', () => {
  expect(['‘2027-02-20’', '“116/2/20”', '「2027年2月20日」'].map(dayMeant)).toEqual(
    Array.from({ length: 3 }, () => '2027-02-20'),
  );
});
