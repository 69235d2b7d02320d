import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';
import type { z } from 'zod';
import { type Audience, audienceOf } from '#model/audience.ts';
import { definitionOf, type SchemaCheck, type SchemaDefinition } from '#model/schema-definition.ts';

/** A string of a YAML file that people may write freely, with who may read it and where it stands. */
export type WrittenText = {
  readonly path: readonly (string | number)[];
  readonly audience: Audience;
  readonly kind: 'text' | 'email';
  readonly scalar: Scalar<string>;
};
/** What of a YAML file no public reader may see, outermost first. */
export type InternalPart = { readonly path: readonly (string | number)[] };
export type WrittenFields = {
  readonly texts: readonly WrittenText[];
  readonly internal: readonly InternalPart[];
};

/** May a thing be seen beyond its declarations: a meeting only wanted, a journey to come. */
export type IsKept = (list: string, thing: Readonly<Record<string, unknown>>) => boolean;
type Walk = { readonly audience: Audience; readonly isKept: IsKept; readonly list: string };

/**
 * Reads a YAML file beside the declarations of its schema, and by no way that the public view goes: this is
 * what the view is measured by.
 */
export function writtenFields(text: string, schema: z.ZodType, isKept: IsKept = () => false): WrittenFields {
  const texts: WrittenText[] = [];
  const internal: InternalPart[] = [];
  const { contents } = parseDocument(text);
  const visit = (node: Node | null, of: z.ZodType, path: readonly (string | number)[], walk: Walk): void => {
    const forms = formsOf(of);
    if (isMap(node)) {
      const thing = node.toJSON() as Record<string, unknown>;
      const isShut = thing['audience'] === 'internal' || walk.isKept(walk.list, thing);
      const audience = isShut ? 'internal' : walk.audience;
      if (isShut && walk.audience === 'public') internal.push({ path });
      const shape = shapeFor(forms, Object.keys(thing));
      for (const { key, value } of node.items) {
        const name = String(isScalar(key) ? key.value : key);
        const field = shape ? shape[name] : entryOf(forms);
        if (!field || name === 'audience') continue;
        const own = shape ? (audience === 'internal' ? 'internal' : audienceOf(field)) : audience;
        if (own === 'internal' && audience === 'public') internal.push({ path: [...path, name] });
        visit(value as Node | null, field, [...path, name], { ...walk, audience: own, list: name });
      }
    } else if (isSeq(node)) {
      const element = forms.map((form) => definitionOf(form).element).find((each) => each !== undefined);
      node.items.forEach((item, index) => {
        if (element) visit(item as Node, element, [...path, index], walk);
      });
    } else if (isScalar(node) && typeof node.value === 'string') {
      const kind = kindOf(of);
      if (kind) texts.push({ path, audience: walk.audience, kind, scalar: node as Scalar<string> });
    }
  };
  visit(contents as Node | null, schema, [], { audience: 'public', isKept, list: '' });
  return { texts, internal };
}

/** Through optional, default, transform and union, down to the forms a value may take. */
function formsOf(schema: z.ZodType): readonly z.ZodType[] {
  const { innerType, in: input, options } = definitionOf(schema);
  if (options) return options.flatMap(formsOf);
  const inner = innerType ?? input;
  return inner ? formsOf(inner) : [schema];
}

function shapeFor(forms: readonly z.ZodType[], keys: readonly string[]): SchemaDefinition['shape'] {
  const shapes = forms.map((form) => definitionOf(form).shape).filter((shape) => shape !== undefined);
  return (
    shapes.find((shape) => keys.every((key) => key in shape)) ?? (entryOf(forms) ? undefined : shapes[0])
  );
}

const entryOf = (forms: readonly z.ZodType[]): z.ZodType | undefined =>
  forms.map((form) => definitionOf(form).valueType).find((each) => each !== undefined);

/** Texts and free strings; not identifiers, dates, words of a list, files, addresses of the web, availability. */
function kindOf(schema: z.ZodType): WrittenText['kind'] | undefined {
  const title = titleOf(schema);
  // `text, or a record with …` holds plain texts, too.
  if (title === 'text' || title?.startsWith('text, or ') || title === 'list per language') return 'text';
  if (title !== undefined) return undefined;
  const forms = formsOf(schema);
  if (forms.some((form) => definitionOf(form).format === 'email')) return 'email';
  const isFree = forms.every((form) => {
    const { type, format, checks } = definitionOf(form);
    return (
      type === 'string' && format === undefined && (checks ?? []).every((each) => isLength(each._zod.def))
    );
  });
  return isFree ? 'text' : undefined;
}

function titleOf(schema: z.ZodType): string | undefined {
  const title = (schema.meta() as { readonly title?: string } | undefined)?.title;
  const { innerType } = definitionOf(schema);
  return title ?? (innerType ? titleOf(innerType) : undefined);
}

function isLength({ check: kind }: SchemaCheck): boolean {
  return kind === 'max_length' || kind === 'min_length' || kind === 'overwrite';
}
