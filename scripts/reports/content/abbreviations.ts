import type { Nodes } from 'mdast';
import type { Abbreviation } from '#model/abbreviation.ts';
import { localize } from '#model/localized.ts';
import type { Mission } from '#model/workspace.ts';
import type { Block } from '../block.ts';
import { headerRow, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';

/** The abbreviations that the mission uses, in alphabetical order, with their expansion in each language. */
export function abbreviationBlocks(context: ReportContext): readonly Block[] {
  const { workspace, language, t } = context;
  const used = usedAbbreviations(context);
  if (used.length === 0) return [];
  const languages = [...workspace.settings.languages].sort(
    (a, b) => Number(a === language) - Number(b === language),
  );
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const headings = languages.map((each) =>
    t('report.abbreviation.full', { language: names.of(new Intl.Locale(each).language) ?? each }),
  );
  return [
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 2 }, { weight: 5 }, { weight: 4 }],
      header: headerRow([t('report.abbreviation.short'), ...headings], language),
      rows: used.map(({ short, full }) => [
        textCell(short, language, { header: 'row' }),
        ...languages.map((each) => textCell(localize(full, each), each, { language: each })),
      ]),
    },
  ];
}

/** Abbreviations of the glossary that stand as words in the mission's prose or facts. */
export function usedAbbreviations({ workspace, mission, language }: ReportContext): readonly Abbreviation[] {
  const text = missionText(mission, language);
  return workspace.abbreviations
    .filter(({ short }) => new RegExp(`(?<![A-Za-z0-9-])${escapePattern(short)}(?![A-Za-z0-9-])`).test(text))
    .sort((a, b) => (a.short < b.short ? -1 : 1));
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function missionText(mission: Mission, language: string): string {
  const prose = mission.prose
    .filter((each) => each.language === language && each.kind !== 'agenda')
    .map(({ tree }) => proseText(tree));
  const facts = [
    mission.title,
    mission.abstractSheet,
    mission.delegation,
    mission.itinerary,
    mission.bilaterals,
    mission.commitments,
    mission.recommendations,
  ];
  return [...prose, JSON.stringify(facts)].join('\n');
}

function proseText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(proseText).join(node.type === 'paragraph' ? '' : '\n') : '';
}
