import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Finding, Position } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { COMPONENTS, type Prose } from '#model/prose.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { error } from './places.ts';
import type { Rule } from './rule.ts';
import { type ReferenceKind, unknownReference } from './unknown-reference.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Known = Readonly<Record<string, { readonly kind: ReferenceKind; readonly known: readonly string[] }>>;

/** Prose uses the components there are, with the attributes they take, naming things that exist. */
export const proseComponents: Rule = {
  name: 'prose-components',
  codes: ['unknown-component', 'prose-html', 'attribute-missing', 'attribute-unknown', 'prose-title'],
  example: { wrong: '<Bilatral id="us" />', right: '<Bilateral id="us" />' },
  readsProse: true,
  find: (workspace) => findProseComponents(workspace),
};

function findProseComponents(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const known = knownByComponent(mission);
    return mission.prose.flatMap((prose) => visit(prose.tree, prose, known));
  });
}

function knownByComponent(mission: Mission): Known {
  return {
    Agenda: { kind: 'event', known: mission.events.map((event) => event.id) },
    Bilateral: { kind: 'bilateral', known: mission.bilaterals.map((bilateral) => bilateral.id) },
    Photo: { kind: 'photo', known: mission.photos.map((photo) => photo.id) },
    Commitments: { kind: 'partner', known: mission.bilaterals.flatMap((bilateral) => bilateral.partners) },
  };
}

function visit(node: Nodes, prose: Prose, known: Known): readonly Finding[] {
  const here = positionOf(node, prose);
  const own = inNode(node, here, known);
  const below = 'children' in node ? node.children.flatMap((child) => visit(child, prose, known)) : [];
  return [...own, ...below];
}

function inNode(node: Nodes, at: Position, known: Known): readonly Finding[] {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return inElement(node, at, known);
    case 'heading':
      return node.depth === 1 ? [error('prose-title', at)] : [];
    default:
      return [];
  }
}

function inElement(element: Element, at: Position, known: Known): readonly Finding[] {
  const name = element.name ?? '';
  const component = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (!component && /^[a-z]/.test(name)) return [error('prose-html', at, { name })];
  if (!component) {
    const suggestion = suggest(name, Object.keys(COMPONENTS)) ?? Object.keys(COMPONENTS).join(', ');
    return [error('unknown-component', at, { name: name || '<>', suggestion })];
  }
  const given = element.attributes.map((attribute) =>
    attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}',
  );
  const allowed = [...component.required, ...component.optional];
  const missing = component.required.filter((attribute) => !given.includes(attribute));
  const unknown = given.filter((attribute) => !allowed.includes(attribute));
  return [
    ...missing.map((attribute) => error('attribute-missing', at, { name, attribute })),
    ...unknown.map((attribute) =>
      error('attribute-unknown', at, { name, attribute, allowed: allowed.join(', ') }),
    ),
    ...inValues(element, at, known[name]),
  ];
}

function inValues(element: Element, at: Position, target: Known[string] | undefined): readonly Finding[] {
  return element.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || !target) return [];
    // Without a value it names nothing; a computed one is refused as code.
    if (attribute.value === null || attribute.value === undefined)
      return [error('attribute-not-text', at, { attribute: attribute.name })];
    if (typeof attribute.value !== 'string') return [];
    return unknownReference(target.kind, attribute.value, { known: target.known, at });
  });
}

function positionOf(node: Nodes, prose: Prose): Position {
  return { file: prose.file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}
