import type { Nodes, Parents, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { parseProse } from '#load/parse-prose.ts';
import type { Edited } from './edit-yaml.ts';
import { digestOf, inOrder, type Splice, spliceText } from './text-edit.ts';

/** A block of the prose: its number among its siblings, from the top down. `[2, 0]`: the first within the third. */
export type BlockPath = readonly number[];

/**
 * One change of an MDX file, in Markdown as people write it.
 * - `replace`: the block gets these words; - `insert`: a new block before the one at `path`, or at the end;
 * - `remove` and `move` take the block as it stands; - `attribute`: of a component, such as `id` of `<Photo />`.
 */
export type ProseChange =
  | { readonly deed: 'replace'; readonly path: BlockPath; readonly words: string }
  | { readonly deed: 'insert'; readonly path: BlockPath; readonly words: string }
  | { readonly deed: 'remove'; readonly path: BlockPath }
  | { readonly deed: 'move'; readonly path: BlockPath; readonly to: number }
  | { readonly deed: 'attribute'; readonly path: BlockPath; readonly name: string; readonly value: string };

export type ProseFault = { readonly reason: 'syntax' | 'not-found' | 'unsafe'; readonly path: BlockPath };

/**
 * Changes the prose of one file block by block; what no change names keeps every byte. Each change sees
 * what the one before it left. The result has to be prose that can be read; else nothing is changed.
 * @example editProse('One.\n\nTwo.\n', [{ deed: 'move', path: [1], to: 0 }]) // 'Two.\n\nOne.\n'
 */
export function editProse(
  text: string,
  changes: readonly ProseChange[],
): Edited | { readonly fault: ProseFault } {
  let current = text;
  let splices: readonly Splice[] = [];
  for (const change of changes) {
    const tree = treeOf(current);
    if (!tree) return { fault: { reason: 'syntax', path: change.path } };
    const made = spliceProse(current, tree, change);
    if (!made) return { fault: { reason: 'not-found', path: change.path } };
    splices = made;
    current = spliceText(current, made);
    if (!treeOf(current)) return { fault: { reason: 'unsafe', path: change.path } };
  }
  const whole = changes.length === 1 ? splices : [{ at: 0, find: text, put: current }];
  return { text: current, edit: { digest: digestOf(text), splices: changes.length === 0 ? [] : whole } };
}

function treeOf(text: string): Root | undefined {
  const parsed = parseProse('', text);
  return 'tree' in parsed ? parsed.tree : undefined;
}

function spliceProse(text: string, tree: Root, change: ProseChange): readonly Splice[] | undefined {
  const parent = blockAt(tree, change.path.slice(0, -1));
  const index = change.path.at(-1) ?? -1;
  if (!parent || !('children' in parent)) return undefined;
  const blocks = parent.children.map((child) => placeOf(child));
  const block = blocks[index];
  if (change.deed === 'insert') return insertBlock(text, { blocks, index, parent, words: change.words });
  if (!block) return undefined;
  switch (change.deed) {
    case 'replace':
      return [
        { at: block.from, find: text.slice(block.from, block.to), put: inLines(text, change.words, block) },
      ];
    case 'remove':
      return [removeBlock(text, blocks, index)];
    case 'move':
      return moveBlock(text, blocks, { from: index, to: change.to });
    case 'attribute':
      return setAttribute(text, parent.children[index], change);
    default:
      return change satisfies never;
  }
}

type Place = { readonly from: number; readonly to: number };

function placeOf(node: Nodes): Place {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

function blockAt(tree: Root, path: BlockPath): Nodes | undefined {
  return path.reduce<Nodes | undefined>(
    (node, step) => (node && 'children' in node ? (node as Parents).children[step] : undefined),
    tree,
  );
}

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Words of several lines stand as deep as the block they are put at. */
function inLines(text: string, words: string, { from }: Place): string {
  const indent = /[^\n]*$/.exec(text.slice(0, from))?.[0] ?? '';
  const margin = indent.trim() === '' ? indent : '';
  return words
    .trim()
    .split(/\r?\n/)
    .map((line, number) => (number === 0 || line === '' ? line : margin + line))
    .join(eolOf(text));
}

function insertBlock(
  text: string,
  {
    blocks,
    index,
    parent,
    words,
  }: {
    readonly blocks: readonly Place[];
    readonly index: number;
    readonly parent: Nodes;
    readonly words: string;
  },
): readonly Splice[] | undefined {
  const gap = eolOf(text).repeat(2);
  const next = blocks[index];
  if (next)
    return [{ at: next.from, find: '', put: inLines(text, words, next) + gap + marginOf(text, next) }];
  const last = blocks.at(-1);
  if (last) return [{ at: last.to, find: '', put: gap + marginOf(text, last) + inLines(text, words, last) }];
  if (parent.type !== 'root') return undefined;
  const put = inLines(text, words, { from: 0, to: 0 }) + eolOf(text);
  return [{ at: text.length, find: '', put }];
}

function marginOf(text: string, { from }: Place): string {
  const before = /[^\n]*$/.exec(text.slice(0, from))?.[0] ?? '';
  return before.trim() === '' ? before : '';
}

function removeBlock(text: string, blocks: readonly Place[], index: number): Splice {
  const block = blocks[index] ?? { from: 0, to: 0 };
  const [before, next] = [blocks[index - 1], blocks[index + 1]];
  const [from, to] = next ? [block.from, next.from] : [before?.to ?? block.from, block.to];
  return { at: from, find: text.slice(from, to), put: '' };
}

/** The empty lines between blocks stay where they are. */
function moveBlock(
  text: string,
  blocks: readonly Place[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Splice[] | undefined {
  const moved = blocks[from];
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!moved || !first || !last || to < 0 || to >= blocks.length) return undefined;
  const order = blocks.filter((_, index) => index !== from).toSpliced(to, 0, moved);
  const gaps = blocks.slice(1).map((each, index) => text.slice(blocks[index]?.to, each.from));
  const put = order.map((each, index) => text.slice(each.from, each.to) + (gaps[index] ?? '')).join('');
  return inOrder([{ at: first.from, find: text.slice(first.from, last.to), put }]);
}

function setAttribute(
  text: string,
  node: Nodes | undefined,
  { name, value }: { readonly name: string; readonly value: string },
): readonly Splice[] | undefined {
  if (node?.type !== 'mdxJsxFlowElement' && node?.type !== 'mdxJsxTextElement') return undefined;
  const words = `${name}=${value.includes('"') ? `'${value.replaceAll("'", '&#39;')}'` : `"${value}"`}`;
  const { from } = placeOf(node);
  const present = attributePlace(text, node, name);
  if (present) return [{ at: present.from, find: text.slice(present.from, present.to), put: words }];
  const tag = /^<[\w.]+/.exec(text.slice(from))?.[0].length;
  return tag === undefined ? undefined : [{ at: from + tag, find: '', put: ` ${words}` }];
}

function attributePlace(
  text: string,
  node: MdxJsxFlowElement | MdxJsxTextElement,
  name: string,
): Place | undefined {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  if (!attribute) return undefined;
  if (attribute.position) return placeOf(attribute as unknown as Nodes);
  const { from, to } = placeOf(node);
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"[^"]*"|'[^']*'|\\{[^}]*\\})`).exec(text.slice(from, to));
  return found ? { from: from + found.index, to: from + found.index + found[0].length } : undefined;
}
