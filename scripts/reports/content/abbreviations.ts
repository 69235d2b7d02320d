import { abbreviationMeaning } from '#locale/abbreviation-meaning.ts';
import { abbreviationIndex } from '#model/used-abbreviations.ts';
import { type Block, paragraph, plain } from '../block.ts';
import { headerRow, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';

/**
 * The abbreviations that the mission uses, in alphabetical order, with their expansion in each language; what
 * one is, where no source spells it out, stands in brackets, and a line below says so.
 */
export function abbreviationBlocks(context: ReportContext): readonly Block[] {
  const { workspace, mission, language, t } = context;
  const used = abbreviationIndex(workspace, mission, language);
  if (used.length === 0) return [];
  const languages = [...workspace.settings.languages].sort(
    (a, b) => Number(a === language) - Number(b === language),
  );
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const headings = languages.map((each) =>
    t('report.abbreviation.full', { language: names.of(new Intl.Locale(each).language) ?? each }),
  );
  const note = paragraph(plain(t('report.abbreviation.described'), language), 'small');
  return [
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 2 }, { weight: 5 }, { weight: 4 }],
      header: headerRow([t('report.abbreviation.short'), ...headings], language),
      rows: used.map((entry) => [
        textCell(entry.short, language, { header: 'row' }),
        ...languages.map((each) => textCell(abbreviationMeaning(entry, each), each, { language: each })),
      ]),
    },
    ...(used.some(({ described }) => described) ? [note] : []),
  ];
}
