import type { z } from 'zod';
import { markdownTable } from '#locale/markdown.ts';
import type { Translate } from '#locale/words.ts';
import { declaredAudience, type FieldNote } from '#model/audience.ts';
import { definitionOf, type SchemaDefinition } from '#model/schema-definition.ts';
import { SCHEMAS } from './json-schemas.ts';

/** How the field dictionary speaks: `say` takes a meaning or a type as the model has it, in English. */
export type FieldSpeaker = { readonly t: Translate; readonly say: (english: string) => string };

/**
 * Every field of every file as Markdown: what is written, what it means, who may not read it, an example. Made
 * from the model alone. A record that stands in several places is described where it first stands.
 */
export function describeFields(speaker: FieldSpeaker): string {
  return Object.entries(SCHEMAS)
    .map(([name, schema]) => describeFile(name, schema, speaker))
    .join('\n\n');
}

/** Every meaning and type that the dictionary says in the words of the model. */
export function fieldPhrases(t: Translate): readonly string[] {
  const phrases = new Set<string>();
  const say = (english: string): string => {
    phrases.add(english);
    return english;
  };
  describeFields({ t, say });
  return [...phrases].sort();
}

type Field = { readonly name: string; readonly schema: z.ZodType; readonly isRequired: boolean };
type Section = { readonly path: string; readonly fields: readonly Field[] };
type Places = ReadonlyMap<z.ZodType, string>;

function describeFile(name: string, schema: z.ZodType, speaker: FieldSpeaker): string {
  const places = new Map<z.ZodType, string>();
  const [whole, ...parts] = sectionsOf(schema, name, places);
  const file = schema.meta()?.description ?? `${name}.yaml`;
  return [
    `## ${name}.yaml\n\n\`${file}\``,
    fieldTable(whole?.fields ?? [], places, speaker),
    ...parts.map(({ path, fields }) => `### \`${path}\`\n\n${fieldTable(fields, places, speaker)}`),
  ].join('\n\n');
}

/** The record and those within it, each once; notes in `places` where each stands. */
function sectionsOf(schema: z.ZodType, path: string, places: Map<z.ZodType, string>): readonly Section[] {
  const record = recordIn(schema);
  if (!record || places.has(record)) return [];
  places.set(record, path);
  const fields = fieldsOf(record);
  const within = fields.flatMap(({ name, schema: field }) => sectionsOf(field, `${path}.${name}`, places));
  return [{ path, fields }, ...within];
}

function fieldTable(fields: readonly Field[], places: Places, speaker: FieldSpeaker): string {
  const { t } = speaker;
  return markdownTable(
    [t('help.fields.field'), t('help.fields.type'), t('help.fields.meaning'), t('help.fields.example')],
    fields.map(({ name, schema, isRequired }) => [
      `\`${name}\`${isRequired ? ' \\*' : ''}`,
      typeOf(schema, places, speaker),
      meaningOf(schema, speaker),
      exampleOf(schema),
    ]),
  );
}

function meaningOf(schema: z.ZodType, { t, say }: FieldSpeaker): string {
  const { description } = noteOf(schema);
  const value = defaultOf(schema);
  const parts = [
    declaredAudience(schema) === 'internal' ? t('help.fields.internal') : '',
    description ? say(description) : '',
    value === undefined ? '' : t('help.fields.default', { value: `\`${value}\`` }),
  ];
  return parts.filter((part) => part !== '').join(t('help.fields.meaning-separator'));
}

function exampleOf(schema: z.ZodType): string {
  const [example] = noteOf(schema).examples ?? [];
  return example === undefined ? '' : `\`${example}\``;
}

const noteOf = (schema: z.ZodType): Partial<FieldNote> => (schema.meta() ?? {}) as Partial<FieldNote>;

/** A default that a reader has to know: not that a list is empty. */
function defaultOf(schema: z.ZodType): string | undefined {
  const { type, defaultValue } = definitionOf(schema);
  if (type !== 'default' || typeof defaultValue === 'object') return undefined;
  return String(defaultValue);
}

/** The record that a field holds: itself, in a list, by key, or as one of several forms. */
function recordIn(schema: z.ZodType): z.ZodType | undefined {
  const { shape, element, innerType, in: input, valueType, options } = definitionOf(schema);
  if (shape) return schema;
  if (options) return options.some((each) => recordIn(each)) ? schema : undefined;
  const inner = element ?? innerType ?? input ?? valueType;
  return inner && recordIn(inner);
}

/** The fields of a record; of one with several forms, those of all, required where every form requires it. */
function fieldsOf(record: z.ZodType): readonly Field[] {
  const { shape, options, innerType, in: input } = definitionOf(record);
  if (shape)
    return Object.entries(shape).map(([name, schema]) => ({ name, schema, isRequired: isRequired(schema) }));
  if (!options) {
    const inner = innerType ?? input;
    return inner ? fieldsOf(inner) : [];
  }
  const forms = options.map(fieldsOf).filter((fields) => fields.length > 0);
  const merged = new Map<string, Field>();
  for (const field of forms.flat()) if (!merged.has(field.name)) merged.set(field.name, field);
  return [...merged.values()].map((field) => ({
    ...field,
    isRequired:
      forms.length === options.length &&
      forms.every((fields) => fields.some(({ name, isRequired: must }) => must && name === field.name)),
  }));
}

const isRequired = (schema: z.ZodType): boolean =>
  !['optional', 'default'].includes(definitionOf(schema).type);

function typeOf(schema: z.ZodType, places: Places, speaker: FieldSpeaker): string {
  const { t, say } = speaker;
  const record = recordIn(schema);
  const place = record && places.get(record);
  const definition = definitionOf(schema);
  if (definition.type === 'array' && !schema.meta()?.title)
    return t('help.fields.list-of', {
      what: definition.element ? typeOf(definition.element, places, speaker) : '',
    });
  if (place !== undefined && (definition.shape || definition.options))
    return t('help.fields.see', { place: `[\`${place}\`](#${slugOf(place)})` });
  const title = schema.meta()?.title;
  if (title !== undefined) return say(title);
  return plainType(definition, places, speaker);
}

function plainType(definition: SchemaDefinition, places: Places, speaker: FieldSpeaker): string {
  const { t, say } = speaker;
  const { type, format = type, innerType, in: input, valueType, options, entries, values } = definition;
  const inner = innerType ?? input;
  if (entries) return codes(Object.values(entries));
  if (values) return codes(values.map(String));
  if (valueType) return t('help.fields.by-key', { what: typeOf(valueType, places, speaker) });
  if (options) return options.map((each) => typeOf(each, places, speaker)).join(' / ');
  return inner ? typeOf(inner, places, speaker) : say(PLAIN[format] ?? PLAIN[type] ?? type);
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'words',
  boolean: '`true` or `false`',
  email: 'e-mail',
  url: 'web address',
};

const codes = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ');

/** The place of a heading, as the site numbers them. @example slugOf('mission.travel') // 'missiontravel' */
const slugOf = (heading: string): string => heading.toLowerCase().replace(/[^\w-]/g, '');
