import type { Nodes, Parents, Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import { z } from 'zod';
import { type Audience, ownAudience } from './audience.ts';
import type { BilateralId } from './identifier.ts';
import type { LanguageTag } from './language.ts';

/** What the head of an MDX file may say, between two lines `---`. */
export const ProseHead = z.strictObject({ audience: ownAudience() });

export type ProseKind = 'report' | 'agenda' | 'readout';

/** One MDX file of a mission in one language, parsed: the tree keeps the positions of the source. */
export type Prose = {
  readonly kind: ProseKind;
  readonly language: LanguageTag;
  readonly bilateral?: BilateralId;
  /** As the head of the file says: `internal` keeps it in the office in every language. */
  readonly audience?: Audience | undefined;
  /** Path from the workspace's root, `/` between folders. */
  readonly file: string;
  readonly tree: Root;
};

/** The components that both the page and the PDF know, with the attributes each takes. */
export const COMPONENTS: Readonly<
  Record<string, { readonly required: readonly string[]; readonly optional: readonly string[] }>
> = {
  Abbreviations: { required: [], optional: [] },
  Agenda: { required: ['event'], optional: [] },
  Annexes: { required: [], optional: [] },
  Bilateral: { required: ['id'], optional: [] },
  Commitments: { required: [], optional: ['partner'] },
  Delegation: { required: [], optional: [] },
  /** What the editors have to say of the record, apart from what the record says. */
  EditorNote: { required: [], optional: [] },
  Internal: { required: [], optional: [] },
  Itinerary: { required: [], optional: [] },
  Photo: { required: ['id'], optional: [] },
  Recommendations: { required: [], optional: [] },
};

/** The prose of a mission in one language. */
export function findProse(
  prose: readonly Prose[],
  wanted: { readonly kind: ProseKind; readonly language: string; readonly bilateral?: string },
): Prose | undefined {
  return prose.find(
    (each) =>
      each.kind === wanted.kind && each.language === wanted.language && each.bilateral === wanted.bilateral,
  );
}

/**
 * The files that the public may read: none that is internal, in this language or the other, and no readout
 * of a meeting that is not shown.
 */
export function publicFiles(prose: readonly Prose[], shown: ReadonlySet<string>): readonly Prose[] {
  const nameOf = ({ kind, bilateral }: Prose) => `${kind}/${bilateral ?? ''}`;
  const internal = new Set(prose.filter((each) => each.audience === 'internal').map(nameOf));
  return prose
    .filter((each) => !internal.has(nameOf(each)))
    .filter(({ bilateral }) => bilateral === undefined || shown.has(bilateral));
}

/**
 * A copy of an mdast tree without `<Internal>` elements and remarks, wherever they stand, and without the
 * paragraphs, items and the like that held nothing else: an empty one would tell that something was there.
 */
export function stripInternal<T extends Nodes>(node: T): T {
  if (!('children' in node)) return node;
  const children = (node as Parents).children
    .filter((child) => !isInternal(child) && !isRemark(child))
    .flatMap((child) => {
      const left = stripInternal(child);
      return isEmptied(child, left) ? [] : [left];
    });
  return { ...node, children };
}

const isRemark = (node: Nodes): boolean =>
  node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';

/** Cells stay where they are, since their rows count them. */
export function isEmptied(before: Nodes, left: Nodes): boolean {
  if (!('children' in before) || !('children' in left)) return false;
  if (before.type === 'tableCell' || before.children.length === 0) return false;
  return (
    left.children.length < before.children.length &&
    left.children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

export function isInternal(node: Nodes): boolean {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'Internal';
}
