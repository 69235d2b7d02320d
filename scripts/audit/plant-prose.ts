import type { Nodes, Root } from 'mdast';
import { isInternal } from '#model/prose.ts';
import type { Canary } from './canary.ts';
import { apply, type Planted, type Planting, placeOf } from './plant-yaml.ts';

/**
 * Prose with a canary in each text, and in an `<Internal>` block and a remark of its own at its end; no line
 * moves.
 * @param tree as parsed from the same text
 */
export function plantProse(planting: Planting, tree: Root): Planted {
  const { file, text, nextWord, spared } = planting;
  const edits: { readonly at: number; readonly put: string }[] = [];
  const canaries: Canary[] = [];
  const plant = (at: number, audience: Canary['audience'], field: string) => {
    const position = { file, ...placeOf(text, at) };
    if (spared.has(position.line)) return;
    const word = nextWord();
    edits.push({ at, put: ` ${word}` });
    canaries.push({ word, audience: planting.isInternal ? 'internal' : audience, field, position });
  };
  const visit = (node: Nodes, audience: Canary['audience']): void => {
    const own = isInternal(node) ? 'internal' : audience;
    const end = node.position?.end.offset;
    if (node.type === 'text' && end !== undefined && node.value.trim() !== '') plant(end, own, node.type);
    if ('children' in node && node.type !== 'link') for (const child of node.children) visit(child, own);
  };
  visit(tree, 'public');
  const [block, remark] = [nextWord(), nextWord()];
  const position = { file, ...placeOf(text, text.length) };
  return {
    text: `${apply(text, edits).trimEnd()}\n\n<Internal>${block}</Internal>\n\n{/* ${remark} */}\n`,
    canaries: [
      ...canaries,
      { word: block, audience: 'internal', field: '<Internal>', position },
      { word: remark, audience: 'internal', field: '{/* */}', position },
    ],
  };
}
