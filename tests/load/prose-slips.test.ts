import { expect, test } from 'vitest';
import { applyEdits } from '#load/apply-edits.ts';
import { parseProse } from '#load/parse-prose.ts';

const faultsOf = (text: string) => {
  const parsed = parseProse('report.mdx', text);
  return 'tree' in parsed ? [] : parsed.faults;
};
const told = (text: string) =>
  faultsOf(text).map(({ code, position }) => `${position.line}:${position.column} ${code}`);
const mended = (text: string) => applyEdits(text, faultsOf(text)).text;

const IN_A_HURRY = `## Results

Less than <5% were opened, and a < b.

<!-- ask the customs house -->

First line.<br/>
Second line.<br>Third line.

See <https://www.wcoomd.org/en> and <ron@example.org>.
`;

test('what people write in the way of HTML is told all at once, each at its place', () => {
  expect(told(IN_A_HURRY)).toEqual([
    '5:1 mdx-comment',
    '7:12 mdx-line-break',
    '8:13 mdx-line-break',
    '10:5 mdx-address',
    '10:37 mdx-address',
    '3:11 mdx-angle',
    '3:34 mdx-angle',
  ]);
});

test('mended, it reads and says the same', () => {
  expect(mended(IN_A_HURRY)).toBe(`## Results

Less than \\<5% were opened, and a \\< b.

{/* ask the customs house */}

First line.
Second line.\\
Third line.

See https://www.wcoomd.org/en and ron@example.org.
`);
  expect(told(mended(IN_A_HURRY))).toEqual([]);
});

test('code and remarks are left alone', () => {
  expect(told('`<br/>` and `<5`\n\n```html\n<br/>\n<!-- -->\n```\n\n{/* <br/> */}\n\n\\<5%\n')).toEqual([]);
});

test('a break in a cell of a table is left to a person', () => {
  expect(mended('| a |\n|---|\n| x<br/>y |\n')).toBe('| a |\n|---|\n| x<br/>y |\n');
});

test.each([
  ['<Internal>\n\nA <5% share.\n', ['3:3 mdx-angle', '1:1 mdx-unclosed']],
  ['Text.\n\n</Internal>\n', ['3:2 mdx-unopened']],
  ['Some {words.\n', ['1:6 mdx-brace']],
  ['Some {two words}.\n', ['1:7 mdx-brace']],
])('%j: what else is wrong is told in our words', (text, faults) => {
  const found = told(text).map((each) => each.replace(/:\d+ /, ' '));
  expect(found).toEqual(faults.map((each) => each.replace(/:\d+ /, ' ')));
});

test('code, braces and slips are all told, none of them hides another', () => {
  const text = `import fs from "node:fs"

## Results

Less than <5% and {one brace.

Plain.

Another { brace.

\`\`\`
export const shown = 1
\`\`\`

export const a = 1
`;
  expect(told(text)).toEqual([
    '1:1 prose-code',
    '15:1 prose-code',
    '5:11 mdx-angle',
    '5:19 mdx-brace',
    '9:9 mdx-brace',
  ]);
});

test('what can be read of a text at fault stands where it stood', () => {
  const parsed = parseProse('report.mdx', 'import a from "a"\nand more\n\n## One\n\n{two\n\nThree.\n');
  const rest = 'rest' in parsed ? parsed.rest : undefined;
  expect(rest?.children.map(({ type, position }) => `${position?.start.line} ${type}`)).toEqual([
    '4 heading',
    '8 paragraph',
  ]);
});

test('a brace that nobody closed is told where it opens, and not at the end of the text', () => {
  expect(told('One.\n\n{open\n\nA {/* remark */} and \\{ sign.\n\nTwo.\n')).toEqual(['3:1 mdx-brace']);
  expect(told('<Internal>\n\n{one\n\n</Internal>\n\nTwo {a b}.\n')).toEqual([
    '3:1 mdx-brace',
    '7:5 mdx-brace',
  ]);
});

test('what git left of two versions is told as that', () => {
  expect(told('One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> theirs\n')).toEqual([
    '3:1 merge-conflict',
  ]);
});
