import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { Component, Known, KnownThing } from './prose-types.ts';

/** What a component is for, in the words of the page. */
export type Meaning = (component: string) => string;

type Ways = {
  readonly known: Known;
  readonly meaning: Meaning;
  /** Shows what can stand at the cursor, once something has been put in that is still to be named. */
  readonly follow: (view: EditorView) => void;
};

/**
 * What can stand at the cursor: after `<` a component, within it an attribute, in its value what there is to name;
 * in `[…](#` a meeting or photo; after `@` a person or partner, whose name is put in.
 */
export function completeProse(
  context: CompletionContext,
  { known, meaning, follow }: Ways,
): CompletionResult | null {
  const before = context.state.sliceDoc(Math.max(0, context.pos - MOST_BEFORE), context.pos);
  return (
    inValue(before, context.pos, known) ??
    inTag(before, context.pos, { known, follow }) ??
    afterBracket(before, context.pos, { known, meaning, follow }) ??
    inLink(before, context.pos, known) ??
    afterAt(before, context.pos, known)
  );
}

/** No tag and no name is longer. */
const MOST_BEFORE = 300;

/** `<Bilateral id="u|` */
function inValue(before: string, pos: number, known: Known): CompletionResult | null {
  const [, name, attribute, typed = ''] =
    /<([A-Z]\w*)(?:\s+\w+=(?:"[^"]*"|'[^']*'))*\s+(\w+)=["']([^"'<>]*)$/.exec(before) ?? [];
  const kind = known.components
    .find((each) => each.name === name)
    ?.attributes.find((each) => each.name === attribute)?.of;
  if (kind === undefined) return null;
  return {
    from: pos - typed.length,
    options: (known.things[kind] ?? []).map((thing) => ({ ...optionOf(thing), apply: thing.id })),
    validFor: /^[^"'<>]*$/,
  };
}

/** `<Bilateral i|` */
function inTag(
  before: string,
  pos: number,
  { known, follow }: Omit<Ways, 'meaning'>,
): CompletionResult | null {
  const [, name, given = '', typed = ''] =
    /<([A-Z]\w*)((?:\s+\w+=(?:"[^"]*"|'[^']*'))*)\s+(\w*)$/.exec(before) ?? [];
  const component = known.components.find((each) => each.name === name);
  if (!component) return null;
  const free = component.attributes.filter((each) => !new RegExp(`\\s${each.name}=`).test(given));
  return {
    from: pos - typed.length,
    options: free.map((each) => ({
      label: each.name,
      type: 'property',
      apply: (view, _completion, from, to) => {
        const put = `${each.name}=""`;
        view.dispatch({ changes: { from, to, insert: put }, selection: { anchor: from + put.length - 1 } });
        follow(view);
      },
    })),
    validFor: /^\w*$/,
  };
}

/** `<Bil|`: whole, with what has to be in it; the cursor stands where something is still to be said. */
function afterBracket(
  before: string,
  pos: number,
  { known, meaning, follow }: Ways,
): CompletionResult | null {
  const [, typed] = /<([A-Z]?\w*)$/.exec(before) ?? [];
  if (typed === undefined) return null;
  return {
    from: pos - typed.length - 1,
    options: known.components.map((component) => {
      const { text, cursor } = markupOf(component);
      return {
        label: `<${component.name}`,
        displayLabel: `<${component.name}>`,
        detail: meaning(component.name),
        type: 'class',
        apply: (view, _completion, from, to) => {
          view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + cursor } });
          if (cursor < text.length && !component.holdsText) follow(view);
        },
      } satisfies Completion;
    }),
    validFor: /^<\w*$/,
  };
}

/** A component as it is written, and where the cursor stands in it. @example markupOf(bilateral).text // '<Bilateral id="" />' */
export function markupOf(
  component: Component,
  value = '',
): { readonly text: string; readonly cursor: number } {
  const { name, attributes, holdsText } = component;
  if (holdsText) {
    const start = `<${name}>\n\n`;
    return { text: `${start}\n\n</${name}>`, cursor: start.length };
  }
  const wanted = attributes.filter((each) => each.isRequired || value !== '');
  const start = [`<${name}`, ...wanted.map((each) => `${each.name}="${value}"`)].join(' ');
  return {
    text: `${start} />`,
    cursor: wanted.length > 0 && value === '' ? start.length - 1 : start.length + 3,
  };
}

/** `[the meeting](#me|` */
function inLink(before: string, pos: number, known: Known): CompletionResult | null {
  const [, typed] = /\]\(#([^()\s]*)$/.exec(before) ?? [];
  if (typed === undefined) return null;
  const named = (kind: string, prefix: string) =>
    (known.things[kind] ?? []).map((thing) => ({ ...optionOf(thing), apply: `${prefix}${thing.id}` }));
  return {
    from: pos - typed.length,
    options: [...named('bilateral', 'meeting-'), ...named('photo', 'photo-')],
    validFor: /^[^()\s]*$/,
  };
}

/** `@may|`: the name as the data spells it. An address of mail is none. */
function afterAt(before: string, pos: number, known: Known): CompletionResult | null {
  const [, typed] = /(?:^|[^\p{L}\p{N}._-])@([\p{L}\p{M}'’-]*)$/u.exec(before) ?? [];
  if (typed === undefined) return null;
  return {
    from: pos - typed.length - 1,
    options: ['person', 'partner'].flatMap((kind) =>
      (known.things[kind] ?? []).map((thing) => ({
        ...optionOf(thing),
        label: `@${[thing.name, ...thing.others, thing.id].join(' ')}`,
        displayLabel: thing.name,
        detail: thing.others.join(' · '),
        apply: thing.name,
      })),
    ),
    validFor: /^@[\p{L}\p{M}'’-]*$/u,
  };
}

/** Found by its identifier and by each of its names. */
const optionOf = ({ id, name, others }: KnownThing): Completion => ({
  label: [id, name, ...others].join(' '),
  displayLabel: id,
  detail: name,
  type: 'constant',
});
