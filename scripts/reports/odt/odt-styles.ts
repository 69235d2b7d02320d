import { isRightToLeft } from '#model/language.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import { headingSizePt, type Theme, themeOf } from '../layout/theme.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import { type Attributes, both, element, languageProperties, pt, sideOf, writingMode } from './element.ts';

/** Word processors look typefaces up by name: those every office has. */
export type Typefaces = { readonly latin: string; readonly eastAsian: string };
export type StyleSettings = {
  readonly profile: ReportProfile;
  readonly language: string;
  readonly typefaces: Typefaces;
};

const HEADING_LEVELS = [1, 2, 3, 4, 5, 6] as const;
/** A typeface's own line is about this many times its size, where the profile's leading counts from the size. */
const OWN_LEADING = 1.3;

/** The styles of a report, sizes and leading by its profile: writers change them in one place. */
export function odtStyles(settings: StyleSettings): string {
  const theme = themeOf(settings.profile);
  return [
    defaultStyle(settings, theme),
    paragraphStyle('Standard', {}),
    ...HEADING_LEVELS.map((level) => headingStyle(level, theme)),
    ...bodyStyles(settings, theme),
    ...coverStyles(theme),
    ...smallStyles(settings, theme),
  ].join('');
}

export function fontFaces({ latin, eastAsian }: Typefaces): string {
  const face = (name: string) =>
    element('style:font-face', { 'style:name': name, 'svg:font-family': `'${name}'` });
  return element('office:font-face-decls', {}, face(latin), face(eastAsian));
}

type Looks = {
  readonly text?: Attributes;
  readonly paragraph?: Attributes;
  readonly attributes?: Attributes;
  readonly tabStops?: string;
};

function paragraphStyle(name: string, { text, paragraph, attributes, tabStops = '' }: Looks): string {
  return element(
    'style:style',
    {
      'style:name': name,
      'style:family': 'paragraph',
      'style:parent-style-name': name === 'Standard' ? undefined : 'Standard',
      'style:class': 'text',
      ...attributes,
    },
    ...(paragraph || tabStops ? [element('style:paragraph-properties', paragraph, tabStops)] : []),
    ...(text ? [element('style:text-properties', text)] : []),
  );
}

const size = (sizePt: number): Attributes => both('font-size', pt(sizePt));
const BOLD = both('font-weight', 'bold');
const CENTRED = { 'fo:text-align': 'center' };
const around = (lengthPt: number) => ({ 'fo:margin-top': pt(lengthPt), 'fo:margin-bottom': pt(lengthPt) });

function defaultStyle({ language, typefaces }: StyleSettings, theme: Theme): string {
  const isWide = isWideLanguage(language);
  const leading = (isWide ? theme.leading : 1 + (theme.leading - 1) * 0.72) / OWN_LEADING;
  return element(
    'style:default-style',
    { 'style:family': 'paragraph' },
    element('style:paragraph-properties', {
      'fo:line-height': `${Math.round(leading * 100)}%`,
      'fo:orphans': 2,
      'fo:widows': 2,
      'style:punctuation-wrap': 'hanging',
      'style:line-break': 'strict',
      'style:text-autospace': 'ideograph-alpha',
      ...writingMode(language),
      ...(isRightToLeft(language) && { 'fo:text-align': sideOf('start', language) }),
    }),
    element('style:text-properties', {
      'style:font-name': typefaces.latin,
      'style:font-name-asian': typefaces.eastAsian,
      'style:font-name-complex': typefaces.latin,
      ...size(theme.sizePt),
      ...languageProperties(language),
    }),
  );
}

function headingStyle(level: number, theme: Theme): string {
  return paragraphStyle(`Heading_20_${level}`, {
    attributes: {
      'style:display-name': `Heading ${level}`,
      'style:next-style-name': 'Body',
      'style:default-outline-level': level,
    },
    paragraph: { 'fo:keep-with-next': 'always', ...around((level === 1 ? 0.9 : 0.45) * theme.sizePt) },
    text: { ...size(headingSizePt(theme, level)), ...BOLD },
  });
}

function bodyStyles({ language }: StyleSettings, theme: Theme): readonly string[] {
  const { sizePt } = theme;
  return [
    paragraphStyle('Body', {
      paragraph: isWideLanguage(language)
        ? { 'fo:text-align': 'justify', 'fo:text-indent': pt(2 * sizePt) }
        : around(0.45 * sizePt),
    }),
    paragraphStyle('Plain', {}),
    paragraphStyle('Centred', { paragraph: CENTRED }),
    paragraphStyle('Lead', {
      paragraph: { 'fo:keep-with-next': 'always', ...around(0.4 * sizePt) },
      text: BOLD,
    }),
    paragraphStyle('PartHeading', {
      attributes: { 'style:next-style-name': 'Body' },
      paragraph: { ...CENTRED, 'fo:keep-with-next': 'always', 'fo:margin-bottom': pt(1.4 * sizePt) },
      text: { ...size(headingSizePt(theme, 1)), ...BOLD },
    }),
    paragraphStyle('AfterTable', { paragraph: { 'fo:line-height': pt(0.6 * sizePt) } }),
    paragraphStyle('Rule', {
      paragraph: { 'fo:border-bottom': '0.5pt solid #9aa3ae', ...around(sizePt / 2) },
    }),
  ];
}

function coverStyles({ coverSizesPt }: Theme): readonly string[] {
  const cover = (name: string, sizePt: number) =>
    paragraphStyle(name, { paragraph: CENTRED, text: { ...size(sizePt), ...BOLD } });
  return [
    cover('CoverHeading', coverSizesPt.heading),
    cover('CoverTitle', coverSizesPt.title),
    paragraphStyle('CoverField', { text: { ...size(coverSizesPt.field), ...BOLD } }),
  ];
}

const SOFT = { 'fo:color': '#5a6472' };

function smallStyles({ language }: StyleSettings, { sizePt }: Theme): readonly string[] {
  const small = size(sizePt * 0.88);
  const figure = {
    ...CENTRED,
    'fo:keep-with-next': 'always',
    'fo:margin-top': '10pt',
    'fo:margin-bottom': '5pt',
  };
  return [
    paragraphStyle('Small', { text: small }),
    paragraphStyle('Form', { paragraph: { 'fo:line-height': '115%' }, text: size(sizePt * 0.8) }),
    paragraphStyle('Aside', { text: { ...small, ...SOFT } }),
    paragraphStyle('Header', {
      paragraph: { 'fo:text-align': sideOf('end', language) },
      text: { ...small, ...SOFT },
    }),
    paragraphStyle('Footer', { paragraph: CENTRED, text: small }),
    paragraphStyle('Footnote', { text: small }),
    paragraphStyle('Figure', { paragraph: figure }),
    paragraphStyle('Caption', {
      paragraph: { ...CENTRED, 'fo:margin-bottom': '8pt' },
      text: size(sizePt * 0.92),
    }),
  ];
}
