import type { Nodes } from 'mdast';
import { findProse } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';

/** True when the mission's report in a language calls a component. */
export function usesComponent(mission: Mission, language: string, name: string): boolean {
  const prose = findProse(mission.prose, { kind: 'report', language });
  return prose !== undefined && holds(prose.tree, name);
}

function holds(node: Nodes, name: string): boolean {
  if (node.type === 'mdxJsxFlowElement' && node.name === name) return true;
  return 'children' in node && node.children.some((child) => holds(child, name));
}
