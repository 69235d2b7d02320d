import type { ActionItem } from '#tracker/action-item.ts';
import { siteContext } from '../context.ts';
import { commitmentAnchor } from './actions.ts';
import type { Locale } from './locale.ts';
import { titleOf } from './meetings.ts';
import { shortTitle } from './missions.ts';
import { hrefOf, pagePath } from './paths.ts';

/** The sentence that an item was made from, in one language. */
export type SourceSentence = { readonly language: string; readonly words: string };

/** The sentence of the filing copy first, then that of the language read, each once. */
export function sourceOf({ commitment }: ActionItem, { language }: Locale): readonly SourceSentence[] {
  const [filing = language] = siteContext().workspace.settings.languages;
  return [...new Set([filing, language])].flatMap((each) => {
    const words = new Map(Object.entries<string | undefined>(commitment.text)).get(each);
    return words === undefined ? [] : [{ language: each, words }];
  });
}

/** Where an item was undertaken: its meeting, else its mission. */
export function madeAt(
  { mission, bilateral, commitment }: ActionItem,
  locale: Locale,
): { readonly href: string; readonly words: string } {
  const { language, t } = locale;
  const name = shortTitle(mission, locale);
  if (!bilateral) return { href: hrefOf(language, pagePath.mission(mission.id)), words: name };
  return {
    href: `${hrefOf(language, pagePath.bilateral(mission.id, bilateral.id))}#${encodeURI(commitmentAnchor(commitment.id))}`,
    words: t('site.meeting-of-mission', { meeting: titleOf({ mission, bilateral }, locale), mission: name }),
  };
}
