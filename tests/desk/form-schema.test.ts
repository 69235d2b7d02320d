import { expect, test } from 'vitest';
import type { FormNode } from '#desk/form-node.ts';
import { SCHEMAS } from '#load/json-schemas.ts';
import { shippedWords } from '#load/word-lists.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { MissionFile } from '#model/mission.ts';
import { MISSION_FORMS, OFFICE_FORMS } from '../../scripts/desk/fact-files.ts';
import { formOf } from '../../scripts/desk/form-schema.ts';
import { referencesIn } from '../../scripts/desk/references.ts';

const words = shippedWords('zh-TW');

type Named = { readonly fields: readonly string[]; readonly values: readonly string[] };

function namesIn(node: FormNode): Named {
  const all = (nodes: readonly FormNode[]): Named => {
    const names = nodes.map(namesIn);
    return { fields: names.flatMap(({ fields }) => fields), values: names.flatMap(({ values }) => values) };
  };
  if (node.kind === 'choice') return { fields: [], values: node.values };
  if (node.kind === 'list' || node.kind === 'by-key') return namesIn(node.of);
  if (node.kind === 'forms') return all(node.forms);
  if (node.kind !== 'record') return { fields: [], values: [] };
  const within = all(node.fields.map((field) => field.node));
  return { ...within, fields: [...node.fields.map(({ name }) => name), ...within.fields] };
}

test('every field and every choice of the forms is called by a word', () => {
  const forms = [...MISSION_FORMS, ...OFFICE_FORMS]
    .map((form) => SCHEMAS[form])
    .filter((schema) => schema !== undefined);
  const named = forms.map((schema) => namesIn(formOf(schema)));
  const unsaid = [
    ...named.flatMap(({ fields }) => fields).filter((name) => words[`desk.field.${name}`] === undefined),
    ...named.flatMap(({ values }) => values).filter((value) => words[`desk.value.${value}`] === undefined),
  ];
  expect([...new Set(unsaid)]).toEqual([]);
});

test('what a value names is found by the form of its file, and a thing’s own name is no reference', () => {
  const value = {
    bilaterals: [
      { id: 'us', partners: ['US'], ours: [{ person: 'lin' }], commitments: [{ id: 'a', waitsOn: ['b'] }] },
    ],
  };
  expect(referencesIn(value, formOf(BilateralsFile))).toEqual([
    { to: 'partner', id: 'US', path: ['bilaterals', 0, 'partners', 0] },
    { to: 'person', id: 'lin', path: ['bilaterals', 0, 'ours', 0, 'person'] },
    { to: 'commitment', id: 'b', path: ['bilaterals', 0, 'commitments', 0, 'waitsOn', 0] },
  ]);
});

test('of two ways to write a thing the usual one is offered', () => {
  const mission = formOf(MissionFile);
  const fields = mission.kind === 'record' ? mission.fields : [];
  const list = fields.find(({ name }) => name === 'delegation')?.node;
  const delegate = list?.kind === 'list' && list.of.kind === 'record' ? list.of.fields : [];
  const offered = delegate.filter(({ isRequired, way }) => isRequired || way !== undefined);
  expect(offered.map(({ name, way = 'always' }) => [name, way])).toEqual([
    ['person', 'usual'],
    ['title', 'usual'],
    ['agency', 'always'],
    ['unnamed', 'instead'],
  ]);
});
