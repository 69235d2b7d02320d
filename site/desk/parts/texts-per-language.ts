import type { Language } from '../home.ts';

export type Values = Readonly<Record<string, string>>;

/**
 * Where a text of each language is kept: the first of them under the plain name.
 * @example keysOf('title', [zhTW, en]) // ['title', 'title-en']
 */
export const keysOf = (name: string, languages: readonly Language[]): readonly string[] =>
  languages.length === 0
    ? [name]
    : languages.map(({ tag }, index) => (index === 0 ? name : `${name}-${tag}`));

/**
 * What has been filled in, as `new` takes it: a text of several languages is a line for each that is said.
 * @example inLanguages({ title: '年會', 'title-en': 'Forum' }, { texts: ['title'], languages }) // { title: 'zh-TW=年會\nen=Forum' }
 */
export function inLanguages(
  values: Values,
  { texts, languages }: { readonly texts: readonly string[]; readonly languages: readonly Language[] },
): Values {
  const isOfText = (key: string): boolean =>
    languages.length > 1 && texts.some((name) => keysOf(name, languages).includes(key));
  const plain = Object.entries(values).filter(([key, value]) => !isOfText(key) && value.trim() !== '');
  const said = texts.map((name) => {
    const lines = keysOf(name, languages).map((key, index) => [
      languages[index]?.tag,
      values[key]?.trim() ?? '',
    ]);
    return [
      name,
      lines
        .filter(([, text]) => text !== '')
        .map((line) => line.join('='))
        .join('\n'),
    ] as const;
  });
  return Object.fromEntries([
    ...plain,
    ...(languages.length > 1 ? said.filter(([, text]) => text !== '') : []),
  ]);
}
