import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';
import type { ReportProfile } from '#model/report-profile.ts';
import { headingSizePt, themeOf } from '../layout/theme.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import { OUTLINE } from './docx-numbering.ts';
import { wordLanguage } from './docx-text.ts';

export const TWIPS_PER_PT = 20;
const HALF_POINTS_PER_PT = 2;
/** `line` of a proportional spacing counts in 240ths of a line. */
const LINE = 240;
/** A typeface's own line is about this many times its size, where the profile's leading counts from the size. */
const OWN_LEADING = 1.3;
const FORM_SCALE = 0.8;
const FORM_LINE = 240;
const HEADING_LEVELS = [1, 2, 3, 4, 5, 6] as const;

export type Typefaces = { readonly latin: string; readonly eastAsian: string };
export type StyleSettings = {
  readonly profile: ReportProfile;
  readonly language: string;
  readonly typefaces: Typefaces;
};

/** The styles of a report, sizes and leading by its profile: writers change them in one place. */
export function reportStyles({ profile, language, typefaces }: StyleSettings): IStylesOptions {
  const theme = themeOf(profile);
  const size = (pt: number) => Math.round(pt * HALF_POINTS_PER_PT);
  const { sizePt } = theme;
  const isWide = isWideLanguage(language);
  const leading = Math.round(
    (LINE * (isWide ? theme.leading : 1 + (theme.leading - 1) * 0.72)) / OWN_LEADING,
  );
  const font = {
    ascii: typefaces.latin,
    hAnsi: typefaces.latin,
    cs: typefaces.latin,
    eastAsia: typefaces.eastAsian,
  };
  const style = (
    id: string,
    options: Omit<IParagraphStyleOptions, 'id' | 'name'> = {},
  ): IParagraphStyleOptions => ({
    id,
    name: id,
    basedOn: 'Normal',
    ...options,
  });
  const space = (em: number) => ({
    before: Math.round(em * sizePt * TWIPS_PER_PT),
    after: Math.round(em * sizePt * TWIPS_PER_PT),
  });
  const cover = (pt: number) => ({
    run: { size: size(pt), bold: true },
    paragraph: { alignment: AlignmentType.CENTER },
  });
  return {
    default: {
      document: {
        run: { font, size: size(sizePt), language: wordLanguage(language) },
        paragraph: { spacing: { line: leading, lineRule: LineRuleType.AUTO } },
      },
    },
    paragraphStyles: [
      ...HEADING_LEVELS.map((level) => ({
        id: `Heading${level}`,
        name: `heading ${level}`,
        basedOn: 'Normal',
        next: 'Body',
        quickFormat: true,
        run: { size: size(headingSizePt(theme, level)), bold: true },
        paragraph: {
          keepNext: true,
          numbering: { reference: OUTLINE, level: level - 1, instance: 0 },
          outlineLevel: level - 1,
          spacing: space(level === 1 ? 0.9 : 0.45),
        },
      })),
      style('PartHeading', {
        run: { size: size(headingSizePt(theme, 1)), bold: true },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { after: Math.round(1.4 * sizePt * TWIPS_PER_PT) },
        },
        next: 'Body',
      }),
      style('Body', {
        quickFormat: true,
        paragraph: {
          alignment: isWide ? AlignmentType.BOTH : AlignmentType.START,
          ...(isWide
            ? { indent: { firstLine: Math.round(2 * sizePt * TWIPS_PER_PT) } }
            : { spacing: space(0.45) }),
        },
      }),
      style('Plain'),
      style('Centred', { paragraph: { alignment: AlignmentType.CENTER } }),
      style('Lead', { run: { bold: true }, paragraph: { keepNext: true, spacing: space(0.4) } }),
      style('Small', { run: { size: size(sizePt * 0.88) } }),
      // A form is one page: what it has room for in the PDF, it has room for here.
      style('Form', {
        run: { size: size(sizePt * FORM_SCALE) },
        paragraph: { spacing: { line: FORM_LINE, lineRule: LineRuleType.AUTO } },
      }),
      style('Aside', { run: { size: size(sizePt * 0.88), color: '5A6472' } }),
      style('CoverHeading', cover(theme.coverSizesPt.heading)),
      style('CoverTitle', cover(theme.coverSizesPt.title)),
      style('CoverField', { run: { size: size(theme.coverSizesPt.field), bold: true } }),
      style('Caption', {
        run: { size: size(sizePt * 0.92) },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 160 } },
      }),
    ],
  };
}
