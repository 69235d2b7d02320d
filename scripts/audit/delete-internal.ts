import type { Nodes, Root } from 'mdast';
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { isInternal } from '#model/prose.ts';
import { type IsKept, writtenFields } from './written-fields.ts';

/** Identifiers of what was deleted, of whatever kind; commitments also as `<mission>/<id>`. */
export type Deleted = ReadonlySet<string>;

/** The identifiers of internal things in a YAML file, and the people of delegates kept out. */
export function deletedIn(text: string, schema: z.ZodType, isKept: IsKept): readonly string[] {
  const document = parseDocument(text);
  return writtenFields(text, schema, isKept).internal.flatMap(({ path }) => {
    const found: string[] = [];
    visit(document.getIn(path, true) as never, {
      Pair: (_, { key, value }) => {
        if (isScalar(key) && key.value === 'id' && isScalar(value)) found.push(String(value.value));
      },
    });
    const person: unknown = path[0] === 'delegation' ? document.getIn([...path, 'person']) : undefined;
    return typeof person === 'string' ? [...found, person] : found;
  });
}

const REFERENCES: ReadonlySet<string> = new Set([
  'photos',
  'annexes',
  'waitsOn',
  'continues',
  'closes',
  'travellers',
  'attendedBy',
  'people',
]);

/** A YAML file with everything internal deleted, remarks and references to deleted things included. */
export function deleteFromYaml(
  text: string,
  schema: z.ZodType,
  options: { isKept: IsKept; deleted: Deleted },
): string {
  const document = parseDocument(text);
  const { internal } = writtenFields(text, schema, options.isKept);
  for (const { path } of [...internal].reverse()) document.deleteIn(path);
  visit(document, {
    Node: (_, node) => {
      node.comment = null;
      node.commentBefore = null;
    },
  });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isSeq(value)) return;
      const names = REFERENCES.has(String(key.value));
      value.items = value.items.filter((item) => {
        if (isMap(item)) return !options.deleted.has(String(item.get('person')));
        return !(names && isScalar(item) && options.deleted.has(String(item.value)));
      });
    },
  });
  document.comment = null;
  document.commentBefore = null;
  return document.toString();
}

/** Prose with `<Internal>` blocks, remarks and components that name deleted things cut out. */
export function deleteFromProse(text: string, tree: Root, deleted: Deleted): string {
  const cuts: (readonly [from: number, to: number])[] = [];
  const walk = (node: Nodes): void => {
    const [from, to] = [node.position?.start.offset, node.position?.end.offset];
    const isRemark = node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
    if ((isRemark || isInternal(node) || names(node, deleted)) && from !== undefined && to !== undefined)
      cuts.push([from, to]);
    else if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return cuts.reverse().reduce((left, [from, to]) => left.slice(0, from) + left.slice(to), text);
}

function names(node: Nodes, deleted: Deleted): boolean {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return false;
  return node.attributes.some(
    ({ value }) => typeof value === 'string' && deleted.has(value.normalize('NFC')),
  );
}
