import type { ReportPart } from '#model/report-profile.ts';
import { element, pt, textContent, writingMode } from './element.ts';
import type { PageStart } from './odt-frame.ts';

const A4 = { widthPt: 595.28, heightPt: 841.89 } as const;

/** Width of the column between margins. */
export const columnWidth = (marginPt: number): number => A4.widthPt - 2 * marginPt;

export type PageLook = {
  readonly marginPt: number;
  /** Running head of numbered pages. */
  readonly title: string;
  /** Said on every page, also where there is no running head. */
  readonly mark: string | undefined;
};

/** Cover and form are bare, the directories count in Roman numerals, the rest in Arabic. */
const KINDS = [
  { name: 'Bare', format: '' },
  { name: 'Directories', format: 'i' },
  { name: 'Text', format: '1' },
] as const;

type MasterPage = (typeof KINDS)[number]['name'];

export function masterPageOf(part: ReportPart): MasterPage {
  if (part === 'cover' || part === 'abstract-sheet') return 'Bare';
  return part === 'contents' || part === 'photo-directory' || part === 'annex-directory'
    ? 'Directories'
    : 'Text';
}

/** Every part begins a page; the first of its kind counts from 1. */
export function pageStarts(parts: readonly ReportPart[]): readonly PageStart[] {
  return parts.map((part, index) => {
    const masterPage = masterPageOf(part);
    const isFirst = !parts.slice(0, index).some((earlier) => masterPageOf(earlier) === masterPage);
    return isFirst && masterPage !== 'Bare' ? { masterPage, number: 1 } : { masterPage };
  });
}

export function pageLayouts({ marginPt }: PageLook, language: string): string {
  const room = pt(marginPt / 2);
  return KINDS.map(({ name, format }) =>
    element(
      'style:page-layout',
      { 'style:name': `${name}Layout` },
      element('style:page-layout-properties', {
        'fo:page-width': pt(A4.widthPt),
        'fo:page-height': pt(A4.heightPt),
        'style:num-format': format,
        'style:print-orientation': 'portrait',
        ...writingMode(language),
        'fo:margin-top': room,
        'fo:margin-bottom': room,
        'fo:margin-left': pt(marginPt),
        'fo:margin-right': pt(marginPt),
      }),
      element('style:header-style', {}, element('style:header-footer-properties', { 'svg:height': room })),
      element('style:footer-style', {}, element('style:header-footer-properties', { 'svg:height': room })),
    ),
  ).join('');
}

export function masterPages({ title, mark }: PageLook): string {
  return KINDS.map(({ name, format }) => {
    const head = [...(mark ? [mark] : []), ...(format ? [title] : [])].join('\u3000');
    const number = format ? element('text:page-number', { 'text:select-page': 'current' }, '1') : '';
    return element(
      'style:master-page',
      { 'style:name': name, 'style:page-layout-name': `${name}Layout` },
      element('style:header', {}, element('text:p', { 'text:style-name': 'Header' }, textContent(head))),
      element('style:footer', {}, element('text:p', { 'text:style-name': 'Footer' }, number)),
    );
  }).join('');
}
