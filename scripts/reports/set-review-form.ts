import { reviewFormBlocks } from './parts/review-form.ts';
import { contextOf, profileOf, type ReportInput, type SetResult } from './report-input.ts';
import { setPages } from './set-pages.ts';

/**
 * The form on which a trip report is reviewed before it is filed. Internal.
 * @example setReviewForm({ workspace, mission, language: 'zh-TW', t, fonts: loadFonts(), now: 0 })
 */
export function setReviewForm(input: ReportInput): SetResult {
  const profile = profileOf(input.workspace, input.mission);
  return setPages(input, reviewFormBlocks(contextOf(input), profile), {
    title: input.t('report.review.title'),
    sizePt: 10.5,
    isNumbered: false,
  });
}
