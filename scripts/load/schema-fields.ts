import type { z } from 'zod';
import { definitionOf } from '#model/schema-definition.ts';

type Path = readonly (string | number)[];

/** The field names that a schema knows at a path: what a mistyped key is compared with. */
export function fieldsAt(schema: z.ZodType, path: Path): readonly string[] {
  return [...new Set(schemasAt(schema, path).flatMap((each) => Object.keys(definitionOf(each).shape ?? {})))];
}

function schemasAt(schema: z.ZodType, path: Path): readonly z.ZodType[] {
  const candidates = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return candidates;
  return candidates.flatMap((candidate) => {
    const { shape, element, valueType } = definitionOf(candidate);
    const next = typeof step === 'number' ? element : (shape?.[step] ?? valueType);
    return next ? schemasAt(next, rest) : [];
  });
}

/** Through optional, default, transform and union, down to what has fields. */
function unwrap(schema: z.ZodType): readonly z.ZodType[] {
  const { innerType, in: input, options } = definitionOf(schema);
  if (options) return options.flatMap(unwrap);
  const inner = innerType ?? input;
  return inner ? unwrap(inner) : [schema];
}
