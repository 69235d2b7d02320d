import type { Cancellation } from '#model/cancellation.ts';
import { localize } from '#model/localized.ts';
import type { Translate } from './words.ts';

type CalledOff = { readonly cancelled?: Cancellation | undefined };

/**
 * A title that says so where the thing is called off; the title itself where it is not.
 * @example titleOfOff('Plenary', { cancelled: true }, t) // 'Cancelled: Plenary'
 */
export function titleOfOff(title: string, { cancelled }: CalledOff, t: Translate): string {
  return cancelled === undefined ? title : t('term.called-off.title', { title });
}

/** Why it is called off, as a line of its own; none where that is not said, or it is not called off. */
export function reasonOfOff(
  { cancelled }: CalledOff,
  { language, t }: { readonly language: string; readonly t: Translate },
): readonly string[] {
  return cancelled === undefined || cancelled === true
    ? []
    : [t('term.called-off.reason', { reason: localize(cancelled, language) })];
}
