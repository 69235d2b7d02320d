import {
  AlignmentType,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  NumberFormat,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import type { ReportPart } from '#model/report-profile.ts';
import { TWIPS_PER_PT } from './docx-styles.ts';

export const A4 = { widthPt: 595.28, heightPt: 841.89 } as const;

/** A part of the report with what is in it. */
export type DocxPart = { readonly part: ReportPart; readonly children: readonly FileChild[] };

export type PageLook = {
  readonly marginPt: number;
  /** Running head of numbered pages. */
  readonly title: string;
  /** Said on every page, also where there is no running head. */
  readonly mark: string | undefined;
};

type Numbering = 'none' | 'roman' | 'arabic';

/** Every part begins a page. Cover and form are bare, the directories count in Roman numerals, the rest in Arabic. */
export function docxSections(parts: readonly DocxPart[], look: PageLook): readonly ISectionOptions[] {
  return parts.map(({ part, children }, index) => {
    const numbering = numberingOf(part);
    const isFirst = !parts.slice(0, index).some((earlier) => numberingOf(earlier.part) === numbering);
    const head = [...(look.mark ? [look.mark] : []), ...(numbering === 'none' ? [] : [look.title])].join(
      '\u3000',
    );
    return {
      properties: {
        type: SectionType.NEXT_PAGE,
        page: {
          size: twips({ width: A4.widthPt, height: A4.heightPt }),
          margin: marginsOf(look.marginPt),
          ...pageNumbers(numbering, isFirst),
        },
      },
      headers: {
        default: new Header({
          children: [
            new Paragraph({ style: 'Aside', alignment: AlignmentType.END, children: [new TextRun(head)] }),
          ],
        }),
      },
      footers: {
        default: new Footer({ children: numbering === 'none' ? [new Paragraph('')] : [pageNumber()] }),
      },
      children,
    };
  });
}

function numberingOf(part: ReportPart): Numbering {
  if (part === 'cover' || part === 'abstract-sheet') return 'none';
  return part === 'contents' || part === 'photo-directory' || part === 'annex-directory' ? 'roman' : 'arabic';
}

function pageNumbers(numbering: Numbering, isFirst: boolean) {
  if (numbering === 'none') return {};
  const formatType = numbering === 'roman' ? NumberFormat.LOWER_ROMAN : NumberFormat.DECIMAL;
  return { pageNumbers: isFirst ? { start: 1, formatType } : { formatType } };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
}

function marginsOf(marginPt: number) {
  return twips({
    top: marginPt,
    bottom: marginPt,
    left: marginPt,
    right: marginPt,
    header: marginPt / 2,
    footer: marginPt / 2,
  });
}

function twips<K extends string>(lengths: Readonly<Record<K, number>>): Record<K, number> {
  return Object.fromEntries(
    Object.entries<number>(lengths).map(([key, pt]) => [key, Math.round(pt * TWIPS_PER_PT)]),
  ) as Record<K, number>;
}
