import { expect, test } from 'vitest';
import { placesOfFaults } from '../../scripts/desk/place-of-fault.ts';
import { fixture } from '../workspace-copy.ts';

const at = (file: string, line: number, column = 1) => ({
  code: 'unknown-field',
  position: { file, line, column },
  parameters: {},
});

test('each fault of a file leads to its own field, a text to its line, and what the desk has no page for nowhere', () => {
  const people = 'data/people.yaml';
  const faults = [
    at(people, 2, 7),
    at(people, 1),
    at('data/people.yaml', 900),
    at('content/missions/2020-visit/en/report.mdx', 7),
    at('data/missions/2020-visit/gone.txt', 1),
    at('data/missions/no-such/bilaterals.yaml', 3),
    { ...at(people, 1), code: 'data-newer' },
    { ...at(people, 2, 5), code: 'field-missing', parameters: { field: 'name' } },
  ];
  expect(faults.map(placesOfFaults(fixture('tiny')))).toEqual([
    { page: 'form', mission: undefined, form: 'people', path: ['people', 0, 'id'] },
    { page: 'form', mission: undefined, form: 'people', path: ['people'] },
    { page: 'form', mission: undefined, form: 'people', path: [] },
    {
      page: 'prose',
      mission: '2020-visit',
      language: 'en',
      file: 'content/missions/2020-visit/en/report.mdx',
      line: 7,
    },
    undefined,
    { page: 'form', mission: 'no-such', form: 'bilaterals', path: [] },
    undefined,
    { page: 'form', mission: undefined, form: 'people', path: ['people', 0, 'name'] },
  ]);
});
