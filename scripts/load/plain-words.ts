import { FALLBACK_LANGUAGE, type Translate, type WordList } from '#locale/word-list.ts';
import { readHelpWords } from './declarations.ts';
import { isSpokenBy, listLanguages, readLists } from './word-files.ts';

/**
 * The toolkit's words for what is asked over and over and counts nothing, as help: values are set in, plural
 * forms are not known. What chooses among those takes as long to open as all of the words, so that a list is read
 * only when what was laid down for help does not have the word.
 * @example plainWords('zh-TW')('cli.usage') // '用法'
 */
export function plainWords(language: string, laidDown = readHelpWords): Translate {
  const spoken = listLanguages().filter((each) => each !== FALLBACK_LANGUAGE && isSpokenBy(each, language));
  const lists = [...spoken, FALLBACK_LANGUAGE].flatMap((each) => [
    keep(() => laidDown(each) ?? {}),
    keep(() => readLists(each, undefined)),
  ]);
  return (key, values = {}) => {
    const word = lists.find((list) => Object.hasOwn(list(), key))?.()[key];
    if (word === undefined) throw new Error(`no word for ${key}`);
    return word.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (mark, name: string) => String(values[name] ?? mark));
  };
}

function keep(read: () => WordList): () => WordList {
  let list: WordList | undefined;
  return () => {
    list ??= read();
    return list;
  };
}
