import { partnerNames } from '#locale/names.ts';
import { assigneeName } from '#model/assignee.ts';
import type { CivilDate } from '#model/civil-time.ts';
import type { AdoptionUpdate, TrackedRecommendation } from '#model/tracked-recommendation.ts';
import { missionForum } from '#model/workspace.ts';
import { trackRecommendations } from '#tracker/track-recommendations.ts';
import { onceABuild, siteContext } from '../context.ts';
import type { Locale } from './locale.ts';

/** What the reports in view propose at home, the latest mission first. */
export const recommendationsInView = onceABuild(
  ({ workspace, adoptions }): readonly TrackedRecommendation[] =>
    trackRecommendations(workspace, adoptions).toSorted((a, b) => {
      const [before, after] = [a.mission.period.from, b.mission.period.from];
      return before > after ? -1 : before < after ? 1 : 0;
    }),
);

/** The partners that a recommendation is about, named as its mission's forum does; empty for none. */
export function partnersAbout(
  { recommendation, mission }: TrackedRecommendation,
  { language }: Locale,
): string {
  const { workspace } = siteContext();
  return partnerNames(workspace, recommendation.about, {
    language,
    forum: missionForum(workspace, mission),
  });
}

/** Who decided, and when, in words; for the office alone. */
export function decisionWords(
  {
    decidedBy,
    decidedOn,
  }: {
    readonly decidedBy?: AdoptionUpdate['decidedBy'] | undefined;
    readonly decidedOn?: AdoptionUpdate['decidedOn'] | undefined;
  },
  { t, partial, language }: Locale,
): readonly string[] {
  const who = decidedBy && assigneeName(siteContext().workspace, decidedBy, language);
  return [
    ...(who ? [t('site.recommendations.decided-by', { who })] : []),
    ...(decidedOn ? [t('site.recommendations.decided-on', { when: partial(decidedOn) })] : []),
  ];
}

/** One deed at a recommendation, in words. `day` is a civil date at home. */
export type AdoptionStep = {
  readonly day: CivilDate;
  readonly by: string | undefined;
  readonly words: readonly string[];
  readonly why: string | undefined;
  readonly link: string | undefined;
};

/** What the register holds of a recommendation; nothing in a public build. */
export function historyOfRecommendation(
  { updates }: TrackedRecommendation,
  locale: Locale,
): readonly AdoptionStep[] {
  return updates.map((update) => ({
    day: update.on,
    by: update.by,
    words: [...decisionOf(update, locale), ...(update.outcome === undefined ? [] : [update.outcome])],
    why: update.why,
    link: update.evidence,
  }));
}

function decisionOf(update: AdoptionUpdate, locale: Locale): readonly string[] {
  if (update.adoption === undefined) return [];
  const value = locale.t(`term.adoption.${update.adoption}`);
  return [locale.t('site.recommendations.decision', { value }), ...decisionWords(update, locale)];
}
