import type { z } from 'zod';

/** What walks over schemas read of one; zod types `def` as what all kinds share, which is `type` alone. */
export type SchemaDefinition = {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  /** Of a pipe: what is written, before it is transformed. */
  readonly in?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly defaultValue?: unknown;
  readonly checks?: readonly { readonly _zod: { readonly def: SchemaCheck } }[];
};

export type SchemaCheck = { readonly check: string; readonly minimum?: number };

/** @example definitionOf(z.array(z.string())).element // the schema of its strings */
export const definitionOf = (schema: z.ZodType): SchemaDefinition =>
  schema.def as unknown as SchemaDefinition;
