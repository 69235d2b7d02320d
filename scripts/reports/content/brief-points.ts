import type { AgreedText, OurPoint, TheirPoint } from '#model/brief.ts';
import { type Localized, localize } from '#model/localized.ts';
import { type Block, type ListItem, type Paragraph, paragraph, plain } from '../block.ts';
import type { ReportContext } from './context.ts';

/** What stands above a section of a brief. `key` is of the words. */
export const sectionTitle = (key: string, { language, t }: ReportContext): Block =>
  paragraph(plain(t(key), language), 'lead');

/** What we shall say, each point with where we can go from there and where we stop. */
export function ourPointsSection(points: readonly OurPoint[], context: ReportContext): readonly Block[] {
  const items = points.map(({ text, fallback, redLine }, index) =>
    item(
      index,
      text,
      [labelled('fallback', fallback, context), labelled('red-line', redLine, context)],
      context,
    ),
  );
  return listOf('report.brief.our-points', items, context);
}

/** What they may say, each point with what we answer. */
export function theirPointsSection(points: readonly TheirPoint[], context: ReportContext): readonly Block[] {
  const items = points.map(({ text, answer }, index) =>
    item(index, text, [labelled('answer', answer, context)], context),
  );
  return listOf('report.brief.their-points', items, context);
}

/** Words to be said as they stand, as a quotation with where they are from. */
export function agreedSection(texts: readonly AgreedText[], context: ReportContext): readonly Block[] {
  if (texts.length === 0) return [];
  const { language } = context;
  const quotes = texts.map(({ text, source }): Block => {
    const said = paragraph(plain(localize(text, language), language), 'plain');
    const from = source ? [paragraph(plain(localize(source, language), language), 'aside')] : [];
    return { kind: 'quote', blocks: [said, ...from] };
  });
  return [sectionTitle('report.brief.agreed', context), ...quotes];
}

function item(
  index: number,
  text: Localized,
  further: readonly (Paragraph | undefined)[],
  { language }: ReportContext,
): ListItem {
  const said = paragraph(plain(localize(text, language), language), 'plain');
  return { label: `${index + 1}.`, blocks: [said, ...further.filter((each) => each !== undefined)] };
}

function labelled(word: string, text: Localized | undefined, context: ReportContext): Paragraph | undefined {
  if (!text) return undefined;
  const { language, t } = context;
  const label = t('report.brief.label', { label: t(`report.brief.${word}`) });
  const bold = { emphasis: ['bold'] } as const;
  // What nobody may give away is to be seen at a glance.
  const said = plain(localize(text, language), language, word === 'red-line' ? bold : {});
  return paragraph([...plain(label, language, bold), ...said], 'plain');
}

function listOf(key: string, items: readonly ListItem[], context: ReportContext): readonly Block[] {
  return items.length === 0 ? [] : [sectionTitle(key, context), { kind: 'list', ordered: true, items }];
}
