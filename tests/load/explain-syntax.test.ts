import { expect, test } from 'vitest';
import { dayMeant } from '#load/day-meant.ts';
import { parseYaml } from '#load/yaml-source.ts';

const faults = (text: string) =>
  parseYaml('mission.yaml', text).faults.map(({ code, position, parameters }) =>
    [`${position.line}:${position.column}`, code, ...Object.values(parameters)].join(' '),
  );

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
    ['2:1 yaml-sign-surplus }'],
  ]);
});

test.each([
  ['a: b: c', '1:4 yaml-colon-in-text'],
  ['a: 1 : 2', '1:4 yaml-colon-in-text'],
  ['a: {b: 1\nc: 2', '2:1 yaml-bracket-open }'],
  ['a: [x\n', '2:1 yaml-bracket-open ]'],
  ['{a: 1', '1:6 yaml-bracket-open }'],
  ['a: {b: 1 c: 2}', '1:8 yaml-comma'],
  ['a: [1 2, "x" "y"]', '1:14 yaml-comma'],
  ['a: 1\n  b: 2', '2:3 yaml-indent'],
  ['a:\n  - x\n - y', '3:1 yaml-indent'],
  ['a:\n  b: 1\n c: 2', '3:1 yaml-indent'],
  ['a:\n  - x\n  y: 1', '3:1 yaml-indent'],
  ['a: 1\n- b', '2:1 yaml-indent'],
  ['a:\n- b: 1\n c: 2', '3:1 yaml-indent'],
  ['a: - b', '1:4 yaml-list-beside'],
  ['a: @x', '1:4 yaml-sign-first @'],
  ['a: 100%\nb: %x', '2:4 yaml-sign-first %'],
  ['a: **bold**', '1:4 yaml-sign-first *'],
  ['a: { b: **bold text** }', '1:16 yaml-sign-first *'],
  ['- **bold text**', '1:10 yaml-sign-first *'],
  ['a: &b c', '1:4 yaml-sign-first &'],
  ['a: & b', '1:4 yaml-sign-first &'],
  ['a: !important c', '1:4 yaml-sign-first !'],
  ['a: ! important', '1:4 yaml-sign-first !'],
  ['a: "\\d"', '1:5 yaml-escape'],
  ["a: 'it's'", '1:8 yaml-quote-inside'],
  ['a: "x" y', '1:8 yaml-quote-inside'],
  ['a: 1\nabc\nb: 2', '2:1 yaml-line-lost'],
  ['a: |\n x\ny', '3:1 yaml-line-lost'],
  ['- a\nb: 1', '2:1 yaml-line-lost'],
  ['a: 1\n---\nb: 2', '2:1 yaml-documents'],
  ['a: "x"#c', '1:7 yaml-comment'],
  ['a: > x', '1:6 yaml-block-text'],
  ['a: }', '1:4 yaml-sign-surplus }'],
  ['a: [,]', '1:5 yaml-sign-surplus ,'],
  ['<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x', '1:1 merge-conflict'],
  [`a: ${'['.repeat(300)}${']'.repeat(300)}`, '1:1 yaml-too-deep'],
])('%j is told in words that need no knowledge of YAML', (text, fault) => {
  expect(faults(text)).toEqual([fault]);
});

test('names for values that are used, and types that are known, may stand', () => {
  expect([faults('a: &b c\nd: *b\n'), faults('a: !!str 5\n')]).toEqual([[], []]);
});

test('a day between the quotes of a word processor is meant as it stands there', () => {
  expect(['‘2027-02-20’', '“116/2/20”', '「2027年2月20日」'].map(dayMeant)).toEqual(
    Array.from({ length: 3 }, () => '2027-02-20'),
  );
});
