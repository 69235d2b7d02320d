import { dateStyle } from '#locale/dates.ts';
import { listNames } from '#locale/names.ts';
import { dueLine } from '#locale/said-dates/date-gloss.ts';
import { type Commitment, isWatched } from '#model/commitment.ts';
import { localize } from '#model/localized.ts';
import { commitmentsOf, type PlacedCommitment } from '#model/workspace.ts';
import { type Block, paragraph, plain, type Row } from '../block.ts';
import { headerRow, linesCell, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { nameOfPartner } from './people.ts';

/** What was undertaken, by whom, by when in the source's own words; then what is only watched. */
export function commitmentBlocks(context: ReportContext, partner?: string): readonly Block[] {
  const placed = commitmentsOf(context.mission).filter(
    ({ partners }) => !partner || partners.some((id) => id === partner),
  );
  const withPartner = partner === undefined;
  const owed = placed.filter(({ commitment }) => !isWatched(commitment));
  const watched = placed.filter(({ commitment }) => isWatched(commitment));
  return [
    ...(owed.length === 0 ? [] : [commitmentTable(owed, context, withPartner)]),
    ...(watched.length === 0 ? [] : [watchedLead(context), commitmentTable(watched, context, withPartner)]),
  ];
}

/** What is watched is nobody's to do, and stands in a table of its own. */
function watchedLead({ language, t }: ReportContext): Block {
  return paragraph(plain(t('report.commitments.watched'), language), 'body');
}

export function commitmentTable(
  placed: readonly PlacedCommitment[],
  context: ReportContext,
  withPartner: boolean,
): Block {
  const { language, t } = context;
  const word = (name: string) => t(`report.commitments.${name}`);
  return {
    kind: 'table',
    look: 'ruled',
    columns: [
      { weight: 0, fixedEm: 3.2, align: 'centre' },
      ...(withPartner ? [{ weight: 2 }] : []),
      { weight: 2.3 },
      { weight: 7.5 },
      { weight: 3.2 },
    ],
    header: headerRow(
      [word('number'), ...(withPartner ? [word('partner')] : []), word('owner'), word('text'), word('due')],
      language,
    ),
    rows: placed.map((each, index) => commitmentRow(each, { index, context, withPartner })),
  };
}

type RowInput = { readonly index: number; readonly context: ReportContext; readonly withPartner: boolean };

function commitmentRow(
  { commitment, partners }: PlacedCommitment,
  { index, context, withPartner }: RowInput,
): Row {
  const { language, t } = context;
  const names =
    listNames(
      partners.map((id) => nameOfPartner(id, context)),
      t('report.list-separator'),
    ) || t('report.commitments.multilateral');
  const condition = commitment.condition
    ? [
        paragraph(
          plain(t('report.condition', { text: localize(commitment.condition, language) }), language),
          'aside',
        ),
      ]
    : [];
  return [
    textCell(`${index + 1}`, language),
    ...(withPartner ? [textCell(names, language)] : []),
    textCell(ownerOf(commitment, context), language),
    { blocks: [paragraph(plain(localize(commitment.text, language), language), 'plain'), ...condition] },
    linesCell(dueOf(commitment, context), language),
  ];
}

export function ownerOf({ owner, ownerName }: Commitment, { language, t }: ReportContext): string {
  return ownerName ? localize(ownerName, language) : t(`term.commitment-owner.${owner}`);
}

/** The source's words, with what the date adds to them, and how often it comes again. */
export function dueOf(
  { due, recurs }: Commitment,
  { workspace, language, t }: ReportContext,
): readonly string[] {
  const style = dateStyle(workspace.settings, language);
  return [
    ...(due ? [dueLine({ words: localize(due.words, language), date: due.date }, style, t)] : []),
    ...(recurs ? [localize(recurs.words, language)] : []),
  ];
}
