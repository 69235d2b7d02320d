import { suggest } from '#diagnostics/suggestion.ts';
import type { Context } from './command.ts';

const MOST_LISTED = 10;

/**
 * Why a meeting that was named cannot be taken: what may have been meant, which there are, or that there are none.
 * @example context.complain(whyNoMeeting(context, 'us', { mission: '2027-lima', known: [] }))
 */
export function whyNoMeeting(
  { t }: Pick<Context, 't'>,
  meeting: string,
  { mission, known }: { readonly mission: string; readonly known: readonly string[] },
): string {
  if (known.length === 0)
    return t('cli.schedule.no-meetings', { mission, file: `data/missions/${mission}/bilaterals.yaml` });
  const suggestion = suggest(meeting, known);
  if (suggestion !== undefined) return t('cli.schedule.unknown-meeting', { meeting, suggestion });
  const more = known.length - MOST_LISTED;
  const rest = more > 0 ? [t('schedule.and-more', { number: more })] : [];
  const list = [known.slice(0, MOST_LISTED).join(', '), ...rest].join(' ');
  return t('cli.schedule.no-such-meeting', { meeting, known: list });
}
