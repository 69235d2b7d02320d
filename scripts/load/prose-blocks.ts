import type { Nodes, RootContent } from 'mdast';
import { digestOf } from '#edit/text-edit.ts';
import type { Prose } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';
import { plainText } from '#rules/prose-text.ts';
import { factTexts } from './fact-texts.ts';

/** A sentence of a block, or of the facts that a component brings, by its digest. */
export type Sentence = {
  readonly text: string;
  readonly digest: string;
  readonly isCommitment: boolean;
};

/** A paragraph, a heading, a list, a component …: what is held against its twin in the other edition. */
export type EditionBlock = {
  /** Blocks of different kinds are no twins: `h3`, `paragraph`, `Photo us-meeting`. */
  readonly kind: string;
  /** Of a list, a table. */
  readonly parts: number;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  readonly sentences: readonly Sentence[];
};

const DIGEST_LENGTH = 16;

/** The blocks of a file of prose in their order. Remarks and definitions are none. */
export function blocksOf(prose: Prose, mission: Mission): readonly EditionBlock[] {
  return prose.tree.children.flatMap((node) => {
    const kind = kindOf(node);
    return kind === undefined ? [] : [blockOf(node, { kind, prose, mission })];
  });
}

type Around = { readonly kind: string; readonly prose: Prose; readonly mission: Mission };

function blockOf(node: RootContent, { kind, prose, mission }: Around): EditionBlock {
  const text = plainText(node).trim();
  const said = sentencesOf(textsIn(node), prose.language);
  const facts = factTexts(node, mission, prose.language);
  return {
    kind,
    parts: 'children' in node ? node.children.length : 0,
    line: node.position?.start.line ?? 1,
    endLine: node.position?.end.line ?? 1,
    text,
    sentences: [
      ...said.map((each) => sentence(each, false)),
      ...facts.map((each) => sentence(each.text, each.isCommitment)),
    ],
  };
}

function kindOf(node: RootContent): string | undefined {
  switch (node.type) {
    case 'heading':
      return `h${node.depth}`;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const values = node.attributes.flatMap((each) => (typeof each.value === 'string' ? [each.value] : []));
      return [node.name ?? '', ...values].join(' ').trim();
    }
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
    case 'mdxjsEsm':
    case 'definition':
    case 'yaml':
      return undefined;
    default:
      return node.type;
  }
}

/** What stands together: the text of each paragraph, item and cell. */
function textsIn(node: Nodes): readonly string[] {
  if (!('children' in node)) return 'value' in node && node.type !== 'html' ? [String(node.value)] : [];
  const isText = node.children.some(
    ({ type }) => type === 'text' || type === 'strong' || type === 'emphasis',
  );
  return isText ? [plainText(node)] : node.children.flatMap(textsIn);
}

function sentencesOf(texts: readonly string[], language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return texts.flatMap((text) =>
    [...segmenter.segment(text.replace(/\s+/g, ' '))].map(({ segment }) => segment.trim()),
  );
}

const sentence = (text: string, isCommitment: boolean): Sentence => ({
  text,
  digest: digestOf(text.normalize('NFC').replace(/\s+/g, ' ')).slice(0, DIGEST_LENGTH),
  isCommitment,
});
