import { expect, test } from 'vitest';
import { SCHEMAS } from '#load/json-schemas.ts';
import { formOf } from '../../scripts/desk/form-schema.ts';
import { copyOf, withNames, withoutHasty } from '../../site/desk/form/own-names.ts';
import type { Value } from '../../site/desk/form/values.ts';

const schemaNamed = (name: string) => {
  const schema = SCHEMAS[name];
  if (!schema) throw new Error(`no schema ${name}`);
  return formOf(schema);
};
const idsOf = (list: readonly Value[]) => list.map((each) => (each as { readonly id?: string }).id);

test('a thing without an identifier gets one of its own name, wherever it is moved to', () => {
  const people = schemaNamed('people');
  const lin = { name: { 'zh-TW': '林一', en: 'Lin Yi' } };
  const whole = (list: readonly Value[]) =>
    (withNames(people, { people: list }) as { people: readonly Value[] }).people;
  expect(idsOf(whole([lin, { name: '陳美' }, {}]))).toEqual(['lin-yi', '陳美', undefined]);
  expect(idsOf(whole([{ name: '陳美' }, lin, lin]))).toEqual(['陳美', 'lin-yi', 'lin-yi-2']);
  expect(idsOf(whole([{ id: 'chair', ...lin }]))).toEqual(['chair']);
});

test('a copy keeps a name by the way until it is of somebody else', () => {
  const meetings = schemaNamed('bilaterals');
  const peru = { id: 'pe', partners: ['PE'] };
  const copy = copyOf(peru, [peru]);
  const named = (thing: Value) =>
    idsOf(
      (withNames(meetings, { bilaterals: [peru, thing] }) as { bilaterals: readonly Value[] }).bilaterals,
    );
  expect(named(copy)).toEqual(['pe', 'pe-2']);
  expect(named({ ...(copy as object), partners: ['JP'] })).toEqual(['pe', 'jp']);
});

test('what nobody has had the time to fill in is not told yet', () => {
  const missing = (...path: readonly (string | number)[]) => ({
    ...{ code: 'field-missing', severity: 'error' as const, why: '', fix: '' },
    path,
  });
  const value = { people: [{}, { biography: 'x' }] };
  const faults = [missing('people', 0, 'name'), missing('people', 1, 'id'), missing('people', 1, 'name')];
  expect(withoutHasty(faults, value)).toEqual([faults[2]]);
});
