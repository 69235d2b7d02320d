import { localize } from '#model/localized.ts';
import { type Block, paragraph, plain } from '../block.ts';
import type { ComponentContext } from './components.ts';

/** What the report proposes at home, numbered, with what became of it once that is known. */
export function recommendationBlocks({ report, counters }: ComponentContext): readonly Block[] {
  const { mission, language, t } = report;
  if (mission.recommendations.length === 0) return [];
  const items = mission.recommendations.map(({ text, adoption, adoptionNote }, index) => {
    const state = t(`term.adoption.${adoption}`);
    const note = adoptionNote
      ? t('report.commitments.state-in-words', { state, words: localize(adoptionNote, language) })
      : state;
    return {
      label: counters.item(1, index + 1),
      blocks: [
        paragraph(plain(localize(text, language), language), 'plain'),
        ...(adoption === 'undecided' ? [] : [paragraph(plain(note, language), 'aside')]),
      ],
    };
  });
  return [{ kind: 'list', ordered: true, items }];
}
