import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { COMPONENTS, type Prose } from '#model/prose.ts';
import { findProseFaults } from '#model/prose-faults.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { openSiteOf } from '../../../site/open-site.ts';
import { readDraft, withProse } from './judge-prose.ts';
import type { Asked, Given, Shown } from './preview.ts';
import { placeOfProse } from './prose-files.ts';

/** A draft within the workspace as its readers may see it, with the site opened for it. */
export type ShownProse = { readonly workspace: Workspace; readonly mission: Mission; readonly prose: Prose };

/** `faults`: it cannot be shown as it reads now; `hidden`: these readers see nothing of it. */
export function showProse(
  { file, text, audience, now }: Asked,
  { root, workspace }: Given,
): ShownProse | Extract<Shown, { kind: 'faults' | 'hidden' }> {
  const read = readDraft({ file, text });
  if ('faults' in read || !canBeDrawn(read.prose.tree)) return { kind: 'faults' };
  const made = workspace && withProse(workspace, placeOfProse(file)?.mission ?? '', read.prose);
  if (!made) return { kind: 'faults' };
  const outDir = join(root, 'dist');
  const { context } = openSiteOf(made.workspace, {
    workspaceRoot: root,
    outDir,
    audience,
    now,
    downloads: [],
  });
  const mission = findMission(context.workspace, made.mission.id);
  const prose = mission?.prose.find((each) => each.file === file);
  return mission && prose ? { workspace: context.workspace, mission, prose } : { kind: 'hidden' };
}

/** Nothing in it that a page refuses, in whatever place. */
function canBeDrawn(tree: Prose['tree']): boolean {
  return findProseFaults(tree).length === 0 && namesKnown(tree);
}

function namesKnown(node: Nodes): boolean {
  const isComponent = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  if (isComponent && !Object.hasOwn(COMPONENTS, node.name ?? '')) return false;
  return !('children' in node) || node.children.every(namesKnown);
}
