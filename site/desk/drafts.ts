import { useEffect } from 'preact/hooks';
import { type Answer, ask, send, sentAt } from './api.ts';

/** What is being written of a file: what it was made of, and what has become of it. */
export type Draft<Value> = { readonly name: string; readonly base: Value; readonly mine: Value };
type Drafts<Value> = { readonly drafts: readonly Draft<Value>[] };

const KEEP_MS = 300;
const keyOf = (name: string): string => `attache-desk:${name}`;

/** Names of the drafts that this window has written or taken up. */
const own = new Set<string>();

/** The drafts that the desk has kept on the disk. */
export const askDrafts = <Value>(): Promise<Answer<Drafts<Value>>> => ask('/api/drafts');

/**
 * What was written before and not saved. The browser's own copy is the newer one: it is written at every stroke.
 * What says nothing that the file does not say is none.
 */
export function takeDraft<Value>(
  name: string,
  drafts: Answer<Drafts<Value>> | undefined,
  isWritten: (draft: Draft<Value>) => boolean,
): Draft<Value> | undefined {
  const kept = localStorage.getItem(keyOf(name));
  const here = kept === null ? undefined : (JSON.parse(kept) as Draft<Value>);
  const other = drafts?.ok ? drafts.value.drafts.find((each) => each.name === name) : undefined;
  const found = [here, other].find((each) => each && isWritten(each));
  if (found) own.add(name);
  else if (here || other) forgetDraft(name);
  return found;
}

/**
 * Keeps what is being written at every stroke, in the browser and a moment later on the disk. Nothing is kept
 * where nothing has been changed, nor any more where it was changed back.
 * @example useKeptDraft(state, { name, draftOf, textOf: JSON.stringify })
 */
export function useKeptDraft<State, Value>(
  state: State | undefined,
  {
    name,
    draftOf,
    textOf,
  }: {
    readonly name: string | undefined;
    readonly draftOf: (state: State) => Draft<Value> | undefined;
    readonly textOf: (value: Value) => string | undefined;
  },
): void {
  useEffect(() => {
    if (name === undefined || state === undefined) return undefined;
    const draft = draftOf(state);
    if (!draft) {
      // What was kept after the answer to a save, before the page was drawn anew, goes here, too.
      if (own.has(name)) forgetDraft(name);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      clearTimeout(timer);
      own.add(name);
      try {
        const [base, mine] = [draft.base, draft.mine].map((value) => textOf(value) ?? 'null');
        localStorage.setItem(keyOf(name), `{"name":${JSON.stringify(name)},"base":${base},"mine":${mine}}`);
      } catch {
        // A browser that is full keeps nothing; the desk's own copy follows.
      }
      timer = setTimeout(() => {
        // A save may have been answered meanwhile, before the page was drawn anew: then there is no draft to keep.
        if (own.has(name)) void send('/api/drafts', { ...draft, at: sentAt() }, 'PUT');
      }, KEEP_MS);
    };
    keep();
    // Another window has saved its own of the same file: this one is still to be saved.
    const keepAgain = ({ key, newValue }: StorageEvent): void => {
      if (key === keyOf(name) && newValue === null) keep();
    };
    addEventListener('storage', keepAgain);
    return () => {
      removeEventListener('storage', keepAgain);
      clearTimeout(timer);
    };
  }, [name, state]);
}

export function forgetDraft(name: string): void {
  own.delete(name);
  localStorage.removeItem(keyOf(name));
  void send(`/api/drafts?name=${encodeURIComponent(name)}&at=${sentAt()}`, {}, 'DELETE');
}
