import { createWords, FALLBACK_LANGUAGE, type Translate, type WordList } from '#locale/words.ts';
import { isSpokenBy, listLanguages, readLists } from './word-files.ts';

export { isSpokenBy, listLanguages, listWords } from './word-files.ts';

/**
 * The toolkit's words with those of the workspace's own `templates/locales/` laid over them: how an
 * office adds a language or changes a term. Lists are read when somebody speaks their language.
 */
export function loadWords(workspaceRoot?: string): (language: string) => Translate {
  const lists = new Map<string, WordList>();
  const listOf = (language: string): WordList => {
    const list = lists.get(language) ?? readLists(language, workspaceRoot);
    lists.set(language, list);
    return list;
  };
  const spoken = new Map<string, Translate>();
  return (language) => {
    const t = spoken.get(language) ?? speak(language, { known: listLanguages(workspaceRoot), listOf });
    spoken.set(language, t);
    return t;
  };
}

/** The lists that may have a say in a language, whoever's they are: what characters it needs. */
export function wordsSaid(language: string, workspaceRoot: string | undefined): readonly WordList[] {
  return languagesUsed(language, listLanguages(workspaceRoot)).map((each) => readLists(each, workspaceRoot));
}

/** `en-GB` is also said as `en` says it, and what none of them says in the fallback language. */
function speak(
  language: string,
  { known, listOf }: { readonly known: readonly string[]; readonly listOf: (language: string) => WordList },
): Translate {
  const used = languagesUsed(language, known);
  return createWords(Object.fromEntries(used.map((each) => [each, listOf(each)])))(language);
}

const languagesUsed = (language: string, known: readonly string[]): readonly string[] =>
  known.filter((each) => each === FALLBACK_LANGUAGE || isSpokenBy(each, language));
