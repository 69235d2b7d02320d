import type { Nodes } from 'mdast';
import type { Mission } from '#model/workspace.ts';

/** Where prose names a thing: by a component, by a link within the text, or as the readout of a meeting. */
export type ProseReference = { readonly file: string; readonly line: number };

export type Named = { readonly kind: string; readonly id: string };

/** What the value of a component's attribute names. */
const NAMES: Readonly<Record<string, string>> = {
  'Agenda event': 'event',
  'Bilateral id': 'bilateral',
  'Commitments partner': 'partner',
  'Photo id': 'photo',
};
/** Names that `[…](#name)` has for a thing. */
const ANCHORS: Readonly<Record<string, (id: string) => readonly string[]>> = {
  bilateral: (id) => [`#${id}`, `#meeting-${id}`],
  photo: (id) => [`#${id}`, `#photo-${id}`],
};

/**
 * Every place of a mission's prose that would name nothing if the thing were deleted.
 * @example proseReferring(mission, { kind: 'photo', id: 'table' }) // [{ file: 'content/…/en/report.mdx', line: 79 }]
 */
export function proseReferring(mission: Mission, named: Named): readonly ProseReference[] {
  return mission.prose.flatMap(({ file, bilateral, tree }) => {
    const own = named.kind === 'bilateral' && bilateral === named.id ? [{ file, line: 1 }] : [];
    return [...own, ...linesIn(tree, named).map((line) => ({ file, line }))];
  });
}

function linesIn(node: Nodes, named: Named): readonly number[] {
  const own = names(node, named) ? [node.position?.start.line ?? 1] : [];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => linesIn(child, named))] : own;
}

function names(node: Nodes, { kind, id }: Named): boolean {
  if (node.type === 'link' || node.type === 'definition')
    return ANCHORS[kind]?.(id).includes(decoded(node.url)) === true;
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return false;
  return node.attributes.some(
    (each) =>
      each.type === 'mdxJsxAttribute' &&
      NAMES[`${node.name} ${each.name}`] === kind &&
      typeof each.value === 'string' &&
      each.value.normalize('NFC') === id,
  );
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url).normalize('NFC');
  } catch {
    return url;
  }
}
