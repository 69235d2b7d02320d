/** A word that stands nowhere else, planted in one place: where it turns up, that place has leaked or arrived. */
export type Canary = {
  readonly word: string;
  readonly audience: 'public' | 'internal';
  /** What it was planted in: `bilaterals.0.brief.objective`, `comment`, `<Internal>`. */
  readonly field: string;
  readonly position: { readonly file: string; readonly line: number; readonly column: number };
};

const LETTERS = 'bcdfghjklmnpqrstvwxz';
const LENGTH = 6;
/** Every canary, as it may stand in a text that `squeezed` has been through. */
export const CANARY = new RegExp(`zqx[${LETTERS}]{${LENGTH}}`, 'g');

/**
 * The nth canary: letters alone, without vowels, so that no rule of the prose, hyphenation or change of
 * case touches it.
 * @example canaryWord(1) // 'zqxbbbbbc'
 */
export function canaryWord(index: number): string {
  let rest = index;
  let letters = '';
  for (let place = 0; place < LENGTH; place += 1) {
    letters = LETTERS.charAt(rest % LETTERS.length) + letters;
    rest = Math.floor(rest / LETTERS.length);
  }
  return `zqx${letters}`;
}
