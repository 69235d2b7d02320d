import type { Annex } from '#model/annex.ts';
import { localize } from '#model/localized.ts';
import { type Block, PAGE_TO_COME, paragraph, type Run } from '../block.ts';
import type { Appendage } from '../pdf/append-pages.ts';
import type { ReportContext } from './context.ts';

/** The annexes, numbered in the order of the list: with the page of those that follow the report, and a word on those that are missing. */
export function annexBlocks(context: ReportContext): readonly Block[] {
  const { mission, t } = context;
  if (mission.annexes.length === 0) return [];
  const items = mission.annexes.map((annex, index) => ({
    label: t('report.annex-label', { number: index + 1 }),
    blocks: [paragraph(annexRuns(annex, context), 'plain')],
  }));
  return [{ kind: 'list', ordered: true, items }];
}

/** Where the first page of an appended annex is found. */
export const annexAnchor = (annex: Pick<Annex, 'id'>): string => `annex-file-${annex.id}`;

export type AppendedAnnex = Appendage & { readonly anchor: string; readonly pageCount: number };

/** The annexes in the order they are appended, numbered on from the report's own pages. */
export function appendedAnnexes(
  { mission, language, t, annexFiles }: ReportContext,
  firstNumber: number,
): readonly AppendedAnnex[] {
  let next = firstNumber;
  return mission.annexes.flatMap((annex, index) => {
    const file = annexFiles?.get(annex.id);
    if (!file) return [];
    const label = t('report.annex-label', { number: index + 1 });
    const title = t('report.annex-bookmark', { label, title: localize(annex.title, language) });
    const appended = { title, anchor: annexAnchor(annex), firstNumber: next, ...file };
    next += file.pageCount;
    return [appended];
  });
}

function annexRuns(annex: Annex, { language, t, annexFiles }: ReportContext): readonly Run[] {
  const title = localize(annex.title, language);
  if (annex.file !== undefined && annexFiles) {
    if (!annexFiles.has(annex.id)) return [{ text: t('report.annex-missing', { title }), language }];
    const anchor = annexAnchor(annex);
    const page = t('report.annex-attached', { page: PAGE_TO_COME });
    return [
      { text: title, language },
      { text: page, language, pageOf: anchor },
    ];
  }
  const { page } = annex;
  return [{ text: page === undefined ? title : t('report.annex-page', { title, page }), language }];
}
