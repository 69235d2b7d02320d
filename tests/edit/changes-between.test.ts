import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween } from '../../scripts/edit/changes-between.ts';
import { editYaml } from '../../scripts/edit/edit-yaml.ts';
import { openYaml } from '../../scripts/edit/yaml-file.ts';

const scalar = fc.oneof(
  fc.constantFrom('a', 'b: c', '甲', '#no', 'x\ny'),
  fc.integer({ min: 0, max: 9 }),
  fc.boolean(),
);
const entry = fc.record(
  { id: fc.constantFrom('us', 'jp', 'wco', 'nz'), text: scalar },
  { requiredKeys: ['id'] },
);
const value = fc.record(
  {
    title: fc.oneof(scalar, fc.dictionary(fc.constantFrom('en', 'zh-TW'), scalar, { minKeys: 1 })),
    meetings: fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 4 }),
    points: fc.array(scalar, { maxLength: 4 }),
    period: fc.record({ from: scalar, to: scalar }, { requiredKeys: ['from'] }),
  },
  { requiredKeys: ['title'] },
);

test('the changes between two values, made in a text of the first, give the second', () => {
  fc.assert(
    fc.property(value, value, (from, to) => {
      const first = editYaml('', [{ deed: 'set', path: [], value: from as never }]);
      if ('fault' in first) throw new Error(first.fault.reason);
      const second = editYaml(first.text, changesBetween(from, to));
      expect('text' in second && openYaml(second.text)?.value).toEqual(JSON.parse(JSON.stringify(to)));
    }),
    { numRuns: 60 },
  );
});

test('entries are known by their id: one that stands elsewhere keeps its comment, a field goes where the model has it', () => {
  const text = `# Head
meetings:
  # first of all
  - { id: us, kind: x }
  # then
  - id: jp # theirs
    kind: y
`;
  const from = openYaml(text)?.value;
  const to = { meetings: [{ id: 'jp', kind: 'y', day: 1, note: 2 }, { id: 'nz' }, { id: 'us', kind: 'x' }] };
  const edited = editYaml(
    text,
    changesBetween(from, to, (path) => (path.length === 2 ? ['id', 'day', 'kind', 'note'] : [])),
  );
  expect('text' in edited && edited.text).toBe(`# Head
meetings:
  # then
  - id: jp # theirs
    day: 1
    kind: y
    note: 2
  - id: nz
  # first of all
  - { id: us, kind: x }
`);
});
