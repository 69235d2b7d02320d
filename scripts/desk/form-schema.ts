import type { z } from 'zod';
import { declaredAudience, type FieldNote } from '#model/audience.ts';
import { definitionOf } from '#model/schema-definition.ts';
import type { FormField, FormNode } from './form-node.ts';

/** @example formOf(PeopleFile) // { kind: 'record', fields: [{ name: 'people', node: { kind: 'list', … }, … }] } */
export function formOf(schema: z.ZodType): FormNode {
  const named = byTitle(schema);
  if (named) return named;
  const {
    type,
    shape,
    element,
    innerType,
    in: input,
    valueType,
    options,
    entries,
    values,
  } = definitionOf(schema);
  if (entries) return { kind: 'choice', values: Object.values(entries) };
  if (values) return { kind: 'choice', values: values.map(String) };
  if (shape) return { kind: 'record', fields: Object.entries(shape).map(fieldOf) };
  if (element) return { kind: 'list', of: formOf(element), least: leastOf(schema) };
  if (valueType) return { kind: 'by-key', of: formOf(valueType) };
  if (options) return formOfUnion(options.map(formOf));
  const inner = innerType ?? input;
  if (inner) return formOf(inner);
  if (type === 'number') return { kind: 'number' };
  return { kind: type === 'boolean' ? 'flag' : 'text' };
}

const TITLED: Readonly<Record<string, FormNode>> = {
  text: { kind: 'localized' },
  'list per language': { kind: 'localized-list' },
  day: { kind: 'day' },
  time: { kind: 'time' },
  zone: { kind: 'zone' },
  'partial date': { kind: 'partial-date' },
  'id of people.yaml': { kind: 'reference', to: 'person' },
  'id of economies.yaml': { kind: 'reference', to: 'partner' },
  'id of `templates/reports`': { kind: 'reference', to: 'profile' },
  reference: { kind: 'reference', to: 'commitment' },
};

function byTitle(schema: z.ZodType): FormNode | undefined {
  const { title } = schema.meta() ?? {};
  if (title === undefined) return undefined;
  const [, to] = /^id of an? (\w+)$/.exec(title) ?? [];
  return TITLED[title] ?? (to === undefined ? undefined : { kind: 'reference', to });
}

function fieldOf([name, schema]: readonly [string, z.ZodType]): FormField {
  const { description, examples } = (schema.meta() ?? {}) as Partial<FieldNote>;
  const node = withFallback(formOf(schema), definitionOf(schema).defaultValue);
  // A thing's own name is no reference to another.
  const isOwnName = name === 'id' && node.kind === 'reference';
  return {
    name,
    node: isOwnName ? { kind: 'id' } : node,
    isRequired: !['optional', 'default'].includes(definitionOf(schema).type),
    isInternal: declaredAudience(schema) === 'internal',
    ...(description !== undefined && { meaning: description }),
    ...(examples?.[0] !== undefined && { example: examples[0] }),
  };
}

const withFallback = (node: FormNode, fallback: unknown): FormNode =>
  node.kind === 'choice' && typeof fallback === 'string' ? { ...node, fallback } : node;

/** Records that only differ in some fields are one form; what every one of them requires is required. */
function formOfUnion(forms: readonly FormNode[]): FormNode {
  const records = forms.flatMap((each) => (each.kind === 'record' ? [each] : []));
  const others = forms.filter((each) => each.kind !== 'record');
  const merged = records.length < 2 ? records : [mergeRecords(records)];
  const all = [...merged, ...others];
  return all.length === 1 && all[0] ? all[0] : { kind: 'forms', forms: all };
}

type Fields = { readonly fields: readonly FormField[] };

function mergeRecords(records: readonly Fields[]): FormNode {
  const fields = new Map<string, FormField>();
  for (const field of records.flatMap((each) => each.fields))
    if (!fields.has(field.name)) fields.set(field.name, field);
  const requires = ({ fields: own }: Fields, name: string): boolean =>
    own.some((field) => field.name === name && field.isRequired);
  const [usual, ...others] = records;
  const wayOf = (name: string): Pick<FormField, 'way'> => {
    if (usual && requires(usual, name)) return { way: 'usual' };
    return others.some((each) => requires(each, name)) ? { way: 'instead' } : {};
  };
  return {
    kind: 'record',
    fields: [...fields.values()].map((field) => {
      const isRequired = records.every((each) => requires(each, field.name));
      return { ...field, isRequired, ...(!isRequired && wayOf(field.name)) };
    }),
  };
}

function leastOf(schema: z.ZodType): number {
  const checks = definitionOf(schema).checks?.map((each) => each._zod.def);
  return checks?.find(({ check }) => check === 'min_length')?.minimum ?? 0;
}
