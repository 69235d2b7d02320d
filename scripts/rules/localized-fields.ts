import type { z } from 'zod';
import { Localized, LocalizedList } from '#model/localized.ts';
import { onceForEach } from '#model/once-for-each.ts';
import { definitionOf } from '#model/schema-definition.ts';

/** A localized text found in a value, and the languages it is given in. */
export type LocalizedField = {
  readonly path: readonly (string | number)[];
  readonly languages: readonly string[];
};

/** Every localized text and list of a parsed value, found by walking it beside its schema. */
export function localizedFields(schema: z.ZodType, value: unknown): readonly LocalizedField[] {
  if (value === undefined || value === null) return [];
  if (isLocalized(schema))
    // What may be `true` instead of a text says nothing in any language.
    return typeof value === 'object' ? [{ path: [], languages: Object.keys(value) }] : [];
  const { shape, element, innerType, valueType, options } = definitionOf(schema);
  if (innerType) return localizedFields(innerType, value);
  if (options) return uniqueFields(options.flatMap((option) => localizedFields(option, value)));
  if (element && Array.isArray(value))
    return value.flatMap((each, index) => under(index, fieldsOfThing(element, each)));
  if (typeof value !== 'object') return [];
  const record = value as Readonly<Record<string, unknown>>;
  if (shape)
    return Object.keys(shape).flatMap((key) =>
      shape[key] ? under(key, localizedFields(shape[key], record[key])) : [],
    );
  if (valueType)
    return Object.keys(record).flatMap((key) => under(key, localizedFields(valueType, record[key])));
  return [];
}

function fieldsOfThing(schema: z.ZodType, thing: unknown): readonly LocalizedField[] {
  return typeof thing === 'object' && thing ? fieldsBy(schema)(thing) : localizedFields(schema, thing);
}

/** Of the things of a list most are what they were when they were last asked: hundreds, while one is written in. */
const fieldsBy = onceForEach((schema: z.ZodType) =>
  onceForEach((thing: object) => localizedFields(schema, thing)),
);

/** `.describe()` copies a schema and keeps its definition. */
function isLocalized(schema: z.ZodType): boolean {
  return schema.def === Localized.def || schema.def === LocalizedList.def;
}

function under(step: string | number, fields: readonly LocalizedField[]): readonly LocalizedField[] {
  return fields.map((field) => ({ ...field, path: [step, ...field.path] }));
}

/** The branches of a union may share fields; each is named once. */
function uniqueFields(fields: readonly LocalizedField[]): readonly LocalizedField[] {
  return [...new Map(fields.map((field) => [field.path.join('/'), field])).values()];
}
