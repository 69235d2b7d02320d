import type { Definition, FootnoteDefinition } from 'mdast';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import { addressesCalled, definedIn, notesCalled } from '#model/prose-notes.ts';
import type { Workspace } from '#model/workspace.ts';
import { inProse, warning } from './places.ts';
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
      const found = definedIn(each.tree);
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
  // A note that only itself calls is told as a circle.
  const called = new Set([
    ...notesCalled(prose.tree).map((each) => `note ${each}`),
    ...addressesCalled(prose.tree).map((each) => `address ${each}`),
  ]);
  return found
    .filter((each) => !called.has(keyOf(each)))
    .map((each) =>
      warning(`${wordOf(each)}-uncalled`, inProse(each, prose), named(each.label ?? each.identifier)),
    );
}

/** Of two of one name only the first is read. */
function twice(prose: Prose, found: readonly Defined[]): readonly Finding[] {
  const seen = new Set<string>();
  return found.flatMap((each) => {
    const isSecond = seen.has(keyOf(each));
    seen.add(keyOf(each));
    return isSecond
      ? [warning('defined-twice', inProse(each, prose), named(each.label ?? each.identifier))]
      : [];
  });
}

const named = (name: string | undefined) => ({ name: name ?? '' });
const wordOf = ({ type }: Defined) => (type === 'definition' ? 'address' : 'note');
const keyOf = (each: Defined): string => `${wordOf(each)} ${each.identifier}`;
