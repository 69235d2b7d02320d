/** A word that stands nowhere else, planted in one place: where it turns up, that place has leaked or arrived. */
export type Canary = {
  readonly word: string;
  readonly audience: 'public' | 'internal';
  /** What it was planted in: `bilaterals.0.brief.objective`, `comment`, `<Internal>`. */
  readonly field: string;
  readonly position: { readonly file: string; readonly line: number; readonly column: number };
};

const LETTERS = 'bcdfghjklmnpqrstvwxz';
const LENGTH = 8;
const WORDS = BigInt(LETTERS.length) ** BigInt(LENGTH);
/** Shares no divisor with the number of words, so that no two indexes have one word. */
const STRIDE = 15_824_661_377n;
/** Every canary, as it may stand in a text that `squeezed` has been through. */
export const CANARY = new RegExp(`zqx[${LETTERS}]{${LENGTH}}`, 'g');

/**
 * The nth canary: letters alone, without vowels, so that no rule of the prose, hyphenation or change of
 * case touches it. Those in use lie far apart: a text read in the font of another, which changes letters
 * for letters, does not give another's word.
 * @example canaryWord(1) // 'zqxqkhgdrlw'
 */
export function canaryWord(index: number): string {
  let rest = (BigInt(index) * STRIDE) % WORDS;
  let letters = '';
  for (let place = 0; place < LENGTH; place += 1) {
    letters = LETTERS.charAt(Number(rest % BigInt(LETTERS.length))) + letters;
    rest /= BigInt(LETTERS.length);
  }
  return `zqx${letters}`;
}
