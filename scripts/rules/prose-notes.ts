import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/**
 * A footnote and its call find each other, and so do a link and the address that stands apart from it: without
 * the one, Markdown prints the other as it is typed, or drops it.
 */
export const proseNotes: Rule = {
  name: 'prose-notes',
  codes: ['note-missing', 'note-uncalled', 'address-missing', 'address-uncalled', 'defined-twice'],
  example: { wrong: 'It came late.[^delay]', right: 'It came late.[^delay] … [^delay]: By a day.' },
  readsProse: true,
  find: findProseNotes,
};

function findProseNotes({ missions }: Workspace): readonly Finding[] {
  return missions.flatMap(({ prose }) =>
    prose.flatMap((each) => {
      const found = defined(each.tree);
      return found.length === 0
        ? unmet(each)
        : [...unmet(each), ...uncalled(each, found), ...twice(each, found)];
    }),
  );
}

/** `[^name]` and `[text][name]` that stayed text, since nothing has that name. Figures alone are a way to cite. */
const NOTE = /\[\^([^\]\s]+)\]/g;
const LINK = /\[[^\][]+\]\[(?!\^)([^\][]*\p{L}[^\][]*)\]/gu;

function unmet(prose: Prose): readonly Finding[] {
  return textRuns(prose).flatMap(({ text, at }) =>
    text.includes('[')
      ? [
          ...[...text.matchAll(NOTE)].map((call) => warning('note-missing', at(call.index), named(call[1]))),
          ...[...text.matchAll(LINK)].map((call) =>
            warning('address-missing', at(call.index), named(call[1])),
          ),
        ]
      : [],
  );
}

type Defined = FootnoteDefinition | Definition;

function uncalled(prose: Prose, found: readonly Defined[]): readonly Finding[] {
  const called = callsIn(prose.tree);
  return found
    .filter((each) => !called.has(keyOf(each)))
    .map((each) =>
      warning(`${wordOf(each)}-uncalled`, placeOf(each, prose), named(each.label ?? each.identifier)),
    );
}

/** Of two of one name only the first is read. */
function twice(prose: Prose, found: readonly Defined[]): readonly Finding[] {
  const seen = new Set<string>();
  return found.flatMap((each) => {
    const isSecond = seen.has(keyOf(each));
    seen.add(keyOf(each));
    return isSecond
      ? [warning('defined-twice', placeOf(each, prose), named(each.label ?? each.identifier))]
      : [];
  });
}

const named = (name: string | undefined) => ({ name: name ?? '' });
const wordOf = ({ type }: Defined) => (type === 'definition' ? 'address' : 'note');
const keyOf = (each: Defined): string => `${wordOf(each)} ${each.identifier}`;

const defined = (node: Nodes): readonly Defined[] => [
  ...(node.type === 'footnoteDefinition' || node.type === 'definition' ? [node] : []),
  ...('children' in node ? node.children.flatMap(defined) : []),
];

/** What is called: a note that only itself calls is told as a circle. */
function callsIn(node: Nodes, called: Set<string> = new Set()): ReadonlySet<string> {
  if (node.type === 'footnoteReference') called.add(`note ${node.identifier}`);
  if (node.type === 'linkReference' || node.type === 'imageReference')
    called.add(`address ${node.identifier}`);
  if ('children' in node) for (const child of node.children) callsIn(child, called);
  return called;
}

function placeOf({ position }: Nodes, { file }: Prose) {
  return { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}
