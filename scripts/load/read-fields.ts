import { join } from 'node:path';
import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { type KnownPlaces, knownPlaces } from './known-places.ts';
import { type Parsed as ParsedFields, parseFields } from './parse-fields.ts';
import { type Form, parseOnce } from './parse-once.ts';
import { readText } from './read-text.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** A YAML file read: its typed value when it has no fault, and its positions when it could be parsed. */
export type ReadFile<T> = {
  readonly file: string;
  readonly value: T | undefined;
  readonly source: Pick<YamlSource, 'locate'> | undefined;
  /** As it stands in the file; absent when that could not be read. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
};

const imagined = new Map<string, ReadFile<unknown>>();

/**
 * What `work` comes to if a file had been read so: how values are judged that are not on the disk yet. For as
 * long as `work` runs and no longer, which therefore has to end at once.
 * @example withFields(root, { file, value, source, diagnostics: [] }, () => readMission(root, id, languages))
 */
export function withFields<T>(root: string, read: ReadFile<unknown>, work: () => T): T {
  const path = join(root, read.file);
  imagined.set(path, read);
  try {
    return work();
  } finally {
    imagined.delete(path);
  }
}

/** True of a file that stands for what is on the disk just now. */
export const isImagined = (root: string, file: string): boolean => imagined.has(join(root, file));

/** Reads `file` (a path from `root`) and checks it against `schema`. */
export function readFields<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
): ReadFile<z.output<S>> {
  const known = imagined.size > 0 ? imagined.get(join(root, file)) : undefined;
  if (known) return known as ReadFile<z.output<S>>;
  const read = readText(root, file);
  if ('fault' in read) return { file, value: undefined, source: undefined, diagnostics: [read.fault] };
  const { text } = read;
  const parse = (): Parsed<z.output<S>> => {
    const source = parseYaml(file, text);
    return { ...parseFields(source, schema), places: knownPlaces(() => source) };
  };
  const form: Form<Parsed<z.output<S>>> = {
    size: ({ diagnostics, places }) => (diagnostics.length > 0 ? undefined : places.known.size),
    pack: ({ value, places }) => ({ value, places: places.known }),
    unpack: (packed) => {
      const { value, places } = packed as Packed<z.output<S>>;
      return { value, diagnostics: [], places: knownPlaces(() => parseYaml(file, text), places) };
    },
  };
  const { places, ...parsed } = parseOnce({ file, text }, { parse, form });
  return { file, source: places, text, ...parsed };
}

type Parsed<T> = ParsedFields<T> & { readonly places: KnownPlaces };
type Packed<T> = { readonly value: T; readonly places: KnownPlaces['known'] };
