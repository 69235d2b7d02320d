import type { z } from 'zod';
import { onceForEach } from '#model/once-for-each.ts';
import { definitionOf } from '#model/schema-definition.ts';
import { type Parsed, parseFields } from './parse-fields.ts';
import type { YamlSource } from './yaml-source.ts';

/**
 * What `parseFields` says, where most of a value is what it was: things of its lists that are the very same ones
 * as before (`createSamePieces`) are not parsed again, and come to the very same.
 */
export function parseByPieces<S extends z.ZodType>(source: YamlSource, schema: S): Parsed<z.output<S>> {
  const { value } = source;
  const pieces = isRecord(value) && source.faults.length === 0 ? piecesOf(value, schema) : undefined;
  const rest = pieces && schema.safeParse({ ...(value as Entry), ...emptied(pieces) });
  // Faults are told in the order of the whole.
  if (!rest?.success) return parseFields(source, schema);
  return { value: { ...(rest.data as Entry), ...pieces } as z.output<S>, diagnostics: [] };
}

type Entry = Readonly<Record<string, unknown>>;
type Pieces = Readonly<Record<string, readonly unknown[]>>;

const isRecord = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const emptied = (pieces: Pieces): Entry => Object.fromEntries(Object.keys(pieces).map((name) => [name, []]));

/** What the lists of a value come to; undefined where a thing of them is at fault. */
function piecesOf(value: Entry, schema: z.ZodType): Pieces | undefined {
  const { shape = {}, checks = [] } = definitionOf(schema);
  if (checks.length > 0) return undefined;
  const lists: [string, readonly unknown[]][] = [];
  for (const [name, field] of Object.entries(shape)) {
    const element = elementOf(field);
    const things = value[name];
    if (!element || !Array.isArray(things)) continue;
    const made = things.map((each) => pieceOf(element, each));
    if (made.includes(undefined)) return undefined;
    lists.push([name, made]);
  }
  return Object.fromEntries(lists);
}

/** Of a list of which nothing is asked but what its things are. */
function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const { innerType, element, checks = [] } = definitionOf(schema);
  if (checks.length > 0) return undefined;
  return innerType ? elementOf(innerType) : element;
}

function pieceOf(schema: z.ZodType, thing: unknown): unknown {
  return typeof thing === 'object' && thing ? piecesBy(schema)(thing) : schema.safeParse(thing).data;
}

const piecesBy = onceForEach((schema: z.ZodType) =>
  onceForEach((thing: object): unknown => schema.safeParse(thing).data),
);

/**
 * Gives each thing of a value's lists as the very one that it was when the same was last said of a file: a value
 * that comes over the wire is another one each time.
 */
export function createSamePieces(): (file: string, value: unknown) => unknown {
  const files = new Map<string, ReadonlyMap<string, unknown>>();
  return (file, value) => {
    if (!isRecord(value)) return value;
    const former = new Map(files.get(file));
    const now = new Map<string, unknown>();
    const same = (thing: unknown): unknown => {
      const text = JSON.stringify(thing);
      const kept = former.get(text) ?? thing;
      // Two things that say the same are two.
      former.delete(text);
      now.set(text, kept);
      return kept;
    };
    const entries = Object.entries(value).map(([name, each]) => [
      name,
      Array.isArray(each) ? each.map(same) : each,
    ]);
    files.set(file, now);
    return Object.fromEntries(entries);
  };
}
