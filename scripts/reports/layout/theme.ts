import type { Fonts } from '#load/fonts.ts';
import type { Hyphenate } from '#load/hyphenation.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import type { KeptText } from '../text/kept-text.ts';

/** Sizes and spaces of a document, in points. `leading` is the distance of baselines over the size. */
export type Theme = {
  readonly sizePt: number;
  readonly leading: number;
  readonly headingSizesPt: readonly number[];
  readonly coverSizesPt: { readonly heading: number; readonly title: number; readonly field: number };
};

/** What a column of blocks is laid out for. */
export type Frame = {
  readonly fonts: Fonts;
  readonly theme: Theme;
  readonly widthPt: number;
  readonly language: string;
  readonly justify: boolean;
  /** Width of the page's column, which footnotes fill wherever they are called from. */
  readonly noteWidthPt: number;
  /** Size of the text around, where a table's is smaller: notes have one size wherever they are called from. */
  readonly textPt?: number;
  /** Width of the column of text, lists and quotes not deducted: wide ones are set flush on both sides. */
  readonly columnPt: number;
  /** Two squares in Chinese body text, one in Japanese and Korean, none elsewhere. */
  readonly firstLineIndentEm: number;
  /** Absent: words are never parted. */
  readonly hyphenate?: Hyphenate | undefined;
  /** Absent: all text is set anew. */
  readonly kept?: KeptText | undefined;
};

/** Chapter headings a good third larger than the text, the next two levels a little, the rest the same. */
const HEADING_SCALE = [1.42, 1.22, 1.1];

export function themeOf(profile: ReportProfile, scale = 1): Theme {
  const sizePt = profile.body.sizePt * scale;
  return {
    sizePt,
    leading: profile.body.leading,
    headingSizesPt: HEADING_SCALE.map((each) => each * sizePt),
    coverSizesPt: {
      heading: profile.cover.headingSizePt,
      title: profile.cover.titleSizePt,
      field: profile.cover.fieldSizePt,
    },
  };
}

/** A column of body text. */
export function bodyFrame(
  settings: Pick<Frame, 'fonts' | 'theme' | 'widthPt' | 'language' | 'hyphenate' | 'kept'>,
): Frame {
  return {
    ...settings,
    justify: true,
    noteWidthPt: settings.widthPt,
    columnPt: settings.widthPt,
    firstLineIndentEm: indentEm(settings.language),
  };
}

function indentEm(language: string): number {
  if (!isWideLanguage(language)) return 0;
  return /^(?:ja|ko)\b/.test(language) ? 1 : 2;
}

export function headingSizePt(theme: Theme, level: number): number {
  return theme.headingSizesPt[level - 1] ?? theme.sizePt;
}

/** Latin needs less white between its lines than the full squares of Han. */
export function leadingOf({ theme, language }: Frame): number {
  return isWideLanguage(language) ? theme.leading : 1 + (theme.leading - 1) * 0.72;
}
