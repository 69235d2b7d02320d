import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listLanguages, listWords } from '#load/words.ts';

const VOID = new Set(['meta', 'link', 'br', 'img', 'input', 'hr', 'col', 'source', 'wbr', 'path', 'rect']);
/** What is typed is of no language. */
const CODE = new Set(['code', 'pre', 'kbd']);
/** Shorter ones are words of more than one language: „Total“, «No», 會談. */
const SHORTEST = { latin: 5, han: 3 };
/** What a person hears or sees of an element beside its text. */
const SPOKEN = /\b(?:title|alt|aria-label|placeholder|content)="([^"]*)"/g;

/**
 * The words of any other language's list that stand in the pages of one language, as a whole text or attribute:
 * each page is read with all lists. Text that says itself to be of another language may be.
 */
export function foreignWords(dist: string, languages: readonly string[]): readonly string[] {
  return languages.flatMap((language) => {
    const foreign = foreignTo(language);
    const folder = join(dist, language);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) =>
        textsOf(readFileSync(join(folder, file), 'utf8'), language)
          .filter((text) => foreign.has(text))
          .map((text) => `${language}/${file}: “${text}” is ${foreign.get(text)}`),
      );
  });
}

/** Of every other list what its own does not say, too. */
function foreignTo(language: string): ReadonlyMap<string, string> {
  const said = (each: string): readonly string[] =>
    Object.values(listWords(each, { rooms: ROOMS })).filter((word) => !word.includes('{{'));
  const own = new Set(said(language));
  return new Map(
    listLanguages()
      .filter((each) => each !== language)
      .flatMap((each) => said(each).map((word) => [word, each] as const))
      .filter(([word]) => !own.has(word) && isTelling(word)),
  );
}

/** Of what pages say; messages of commands stand in none. */
const ROOMS = [
  'site',
  'term',
  'report',
  'schedule',
  'invites',
  'status',
  'actions',
  'recommendations',
  'date',
  'help',
];

const isTelling = (word: string): boolean =>
  [...word].length >= (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(word) ? SHORTEST.han : SHORTEST.latin);

/** Texts and spoken attributes, of elements that are of the page's language. */
function textsOf(html: string, language: string): readonly string[] {
  const texts: string[] = [];
  const around: { readonly tag: string; readonly language: string }[] = [];
  const plain = html.replace(/<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '');
  for (const [, closes, tag = '', attributes = '', text] of plain.matchAll(
    /<(\/?)([a-z][\w-]*)((?:[^>"]|"[^"]*")*)>|([^<]+)/gi,
  )) {
    const spoken = around.at(-1)?.language ?? language;
    if (text !== undefined) {
      if (spoken === language) texts.push(text.trim());
    } else if (closes) {
      const at = around.findLastIndex((each) => each.tag === tag);
      if (at !== -1) around.length = at;
    } else {
      const own = CODE.has(tag) ? 'code' : (/\blang="([^"]*)"/.exec(attributes)?.[1] ?? spoken);
      if (own === language) texts.push(...[...attributes.matchAll(SPOKEN)].map((match) => match[1] ?? ''));
      if (!VOID.has(tag) && !attributes.endsWith('/')) around.push({ tag, language: own });
    }
  }
  return texts;
}
