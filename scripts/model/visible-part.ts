import type { z } from 'zod';
import { audienceOf } from './audience.ts';
import { type ReferenceKind, referenceKind } from './reference-kind.ts';
import { definitionOf } from './schema-definition.ts';

/** What of a value may be seen; `GONE` where nothing of it may. */
export const GONE = Symbol('gone');
/** What cannot be named, since it is not seen itself, and a note of all that is. */
export type Sight = {
  readonly unseen: { readonly [Kind in ReferenceKind]?: ReadonlySet<string> };
  readonly note: (kind: ReferenceKind, id: string) => void;
};
export type SeePart = (value: unknown, sight: Sight) => unknown;

const asItIs: SeePart = (value) => value;

/**
 * Reads a schema's declarations once and answers what the public may see of its values: fields that are
 * declared public, things of lists whose own `audience` is not internal, references to nothing unseen.
 * A field that declares nothing is left out; one with a default stands at its default.
 * @example visiblePart(Photo)({ id: 'stand', caption, audience: 'internal' }, sight) // GONE
 */
export function visiblePart(schema: z.ZodType): SeePart {
  const kind = referenceKind(schema);
  if (kind) return partOfReference(kind);
  const { type, shape, element, innerType, valueType, options, in: input } = definitionOf(schema);
  if (shape) return partOfObject(shape);
  if (element) return partOfList(visiblePart(element));
  if (innerType) return visiblePart(innerType);
  if (options) return partOfUnion(options);
  if (valueType) return partOfRecord(visiblePart(valueType));
  if (input) return partOfTransformed(input);
  if (type === 'any' || type === 'unknown') throw new Error('a field of no known form declares nothing');
  return asItIs;
}

function partOfReference(kind: ReferenceKind): SeePart {
  return (value, { unseen, note }) => {
    if (unseen[kind]?.has(String(value))) return GONE;
    note(kind, String(value));
    return value;
  };
}

type Field = { readonly key: string; readonly see: SeePart; readonly isOne: boolean };

function partOfObject(shape: Readonly<Record<string, z.ZodType>>): SeePart {
  const fields = Object.entries(shape)
    .filter(([, field]) => audienceOf(field) === 'public')
    .map(([key, field]): Field => ({ key, see: visiblePart(field), isOne: hasReference(field) }));
  const defaults = Object.entries(shape).flatMap(([key, field]) => {
    if (audienceOf(field) === 'public') return [];
    const standing = defaultOf(field);
    return standing === undefined ? [] : [[key, standing] as const];
  });
  return (value, sight) => {
    const whole = value as Readonly<Record<string, unknown>>;
    if (whole['audience'] === 'internal') return GONE;
    const part: Record<string, unknown> = {};
    for (const { key, see, isOne } of fields) {
      const held = whole[key];
      if (held === undefined) continue;
      const seen = see(held, sight);
      // What names someone unseen goes with them: a chair without a name would tell as much.
      if (seen === GONE && isOne) return GONE;
      if (seen !== GONE) part[key] = seen;
    }
    for (const [key, standing] of defaults) part[key] = standing;
    return part;
  };
}

/** An internal field takes its default, so that the view has the type of the whole. */
function defaultOf(field: z.ZodType): unknown {
  const { type, defaultValue } = definitionOf(field);
  return type === 'default' ? defaultValue : undefined;
}

function hasReference(field: z.ZodType): boolean {
  const { innerType, element } = definitionOf(field);
  if (element) return false;
  return innerType ? hasReference(innerType) : referenceKind(field) !== undefined;
}

function partOfList(see: SeePart): SeePart {
  if (see === asItIs) return asItIs;
  return (value, sight) =>
    (value as readonly unknown[]).map((each) => see(each, sight)).filter((each) => each !== GONE);
}

function partOfRecord(see: SeePart): SeePart {
  if (see === asItIs) return asItIs;
  return (value, sight) =>
    Object.fromEntries(
      Object.entries(value as object)
        .map(([key, each]) => [key, see(each, sight)] as const)
        .filter(([, each]) => each !== GONE),
    );
}

/** Texts per language and the like: what they become is no record of fields. */
function partOfTransformed(input: z.ZodType): SeePart {
  if (holdsFields(input)) throw new Error('a record that is transformed cannot tell who may read it');
  return asItIs;
}

function holdsFields(schema: z.ZodType): boolean {
  const { shape, element, innerType, valueType, options, in: input } = definitionOf(schema);
  if (shape) return true;
  return [element, innerType, valueType, input, ...(options ?? [])].some((each) => each && holdsFields(each));
}

/** The form that has all the fields of a value speaks for it. */
function partOfUnion(options: readonly z.ZodType[]): SeePart {
  const records = options.flatMap((option) => {
    const { shape } = definitionOf(option);
    return shape ? [{ keys: new Set(Object.keys(shape)), see: partOfObject(shape) }] : [];
  });
  const others = options.filter((option) => !definitionOf(option).shape).map(visiblePart);
  if (records.length === 0 && others.every((see) => see === asItIs)) return asItIs;
  return (value, sight) => {
    if (typeof value !== 'object' || value === null)
      return others.reduce((seen, see) => (seen === GONE ? GONE : see(seen, sight)), value);
    const fitting = records.find(({ keys }) => Object.keys(value).every((key) => keys.has(key)));
    return fitting ? fitting.see(value, sight) : GONE;
  };
}
