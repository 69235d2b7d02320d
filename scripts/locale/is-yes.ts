import type { Translate } from './words.ts';

/** What a person types to agree in any language, beside the words of their own. */
const EVERYWHERE = ['y', 'yes'];

/**
 * True where the answer to a question is yes, in the reader's language or in English; anything else is no.
 * @example isYes('Sí', words('es')) // true
 */
export function isYes(answer: string, t: Translate): boolean {
  const said = answer.normalize('NFKC').trim().toLowerCase();
  return [...EVERYWHERE, ...t('cli.answer.yes').split('|')].includes(said);
}
