import type { Annex } from '#model/annex.ts';
import { localize } from '#model/localized.ts';
import { type Block, paragraph, plain } from '../block.ts';
import type { ReportContext } from './context.ts';

/** The annexes, numbered in the order of the list. */
export function annexBlocks(context: ReportContext): readonly Block[] {
  const { mission, language, t } = context;
  if (mission.annexes.length === 0) return [];
  const items = mission.annexes.map((annex, index) => ({
    label: t('report.annex-label', { number: index + 1 }),
    blocks: [paragraph(plain(annexTitle(annex, context), language), 'plain')],
  }));
  return [{ kind: 'list', ordered: true, items }];
}

function annexTitle({ title, page }: Annex, { language, t }: ReportContext): string {
  const name = localize(title, language);
  return page === undefined ? name : t('report.annex-page', { title: name, page });
}
