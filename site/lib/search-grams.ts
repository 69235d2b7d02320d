/**
 * What a text is found by: Han characters alone and in pairs, so that any two characters inside of a word find it,
 * and whole words of other scripts. Works in the browser and in the build alike.
 */

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〇]+/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** One spelling for all: full width as half width, capitals as small letters, no accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase().replaceAll('’', "'");
}

/** A part of a query or text: a run of Han characters, or a word of another script. */
export type Term = { readonly text: string; readonly isHan: boolean };

/** @example termsOf('C-TPAT 互認') // c, tpat, 互認 */
export function termsOf(text: string): readonly Term[] {
  const folded = fold(text);
  const han = [...folded.matchAll(HAN)].map(({ 0: run, index }) => ({ text: run, isHan: true, index }));
  const others = [...folded.replace(HAN, (run) => ' '.repeat(run.length)).matchAll(WORD)].map(
    ({ 0: word, index }) => ({ text: word, isHan: false, index }),
  );
  return [...han, ...others]
    .toSorted((a, b) => a.index - b.index)
    .map(({ text: own, isHan }) => ({ text: own, isHan }));
}

/** @example gramsOf({ text: '承認書', isHan: true }) // 承, 承認, 認, 認書, 書 */
export function gramsOf({ text, isHan }: Term): readonly string[] {
  if (!isHan) return [text];
  const characters = [...text];
  return characters.flatMap((character, index) => {
    const next = characters[index + 1];
    return next === undefined ? [character] : [character, character + next];
  });
}

/** The pairs that a run of Han characters must hold to be found; a single one stands for itself. */
export function pairsOf(run: string): readonly string[] {
  const characters = [...run];
  return characters.length === 1
    ? characters
    : characters.slice(1).map((next, index) => `${characters[index]}${next}`);
}

/**
 * A query whose runs of four Han characters are taken for two words.
 * @example halved('2014 香港互認') // '2014 香港 互認'
 */
export function halved(query: string): string {
  return query.replace(HAN, (run) => {
    const characters = [...run];
    return characters.length === 4
      ? `${characters.slice(0, 2).join('')} ${characters.slice(2).join('')}`
      : run;
  });
}

export const SHARDS = 32;

/** Words that begin alike stand in one shard, so that a beginning finds them. */
export function shardOf(gram: string): number {
  return (gram.codePointAt(0) ?? 0) % SHARDS;
}
