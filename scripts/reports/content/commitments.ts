import { dateStyle, formatPartialDate } from '#locale/dates.ts';
import { listLines } from '#locale/list-names.ts';
import { dueLine } from '#locale/said-dates/date-gloss.ts';
import { assigneeName } from '#model/assignee.ts';
import { type Commitment, isWatched } from '#model/commitment.ts';
import { localize } from '#model/localized.ts';
import { commitmentKey, commitmentsOf, type PlacedCommitment } from '#model/workspace.ts';
import { type Block, type Cell, paragraph, plain, type Row } from '../block.ts';
import { emWidth } from '../text/em-width.ts';
import { headerRow, linesCell, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { nameOfPartner } from './people.ts';

/**
 * What was undertaken: its kind, by whom, by when in the source's own words, and what the report says has
 * become of it; then, in a table of its own, what is only watched.
 */
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
      { weight: 2.2 },
      { weight: 6.8 },
      { weight: 4 },
    ],
    header: headerRow(
      [
        word('number'),
        ...(withPartner ? [word('partner')] : []),
        ...[word('owner-and-kind'), word('text'), word('due-and-state')],
      ],
      language,
    ),
    rows: placed.map((each, index) => commitmentRow(each, { index, context, withPartner })),
  };
}

/** In a cell of its own a name stands without the article that a sentence wants: United States. */
const ARTICLE = /^the (?=\p{Lu})/u;

type RowInput = { readonly index: number; readonly context: ReportContext; readonly withPartner: boolean };

function commitmentRow(placed: PlacedCommitment, { index, context, withPartner }: RowInput): Row {
  const { language, t } = context;
  const { commitment, partners } = placed;
  // Each on a line of its own, so that none is parted in a narrow column.
  const names = listLines(
    partners.map((id) => nameOfPartner(id, context).replace(ARTICLE, '')),
    t('report.list-separator'),
  );
  const condition = commitment.condition
    ? [
        paragraph(
          plain(t('report.condition', { text: localize(commitment.condition, language) }), language),
          'aside',
        ),
      ]
    : [];
  const owner = hasLongOwner(commitment, context)
    ? [
        paragraph(
          plain(
            t('report.commitments.state-in-words', {
              state: t('report.commitments.owner'),
              words: ownerOf(commitment, context),
            }),
            language,
          ),
          'aside',
        ),
      ]
    : [];
  return [
    textCell(`${index + 1}`, language),
    ...(withPartner
      ? [linesCell(names.length > 0 ? names : [t('report.commitments.multilateral')], language)]
      : []),
    ownerCell(placed, context),
    {
      blocks: [
        paragraph(plain(localize(commitment.text, language), language), 'plain'),
        ...owner,
        ...condition,
      ],
    },
    {
      blocks: [
        ...dueOf(commitment, context).map((line) => paragraph(plain(line, language), 'plain')),
        paragraph(plain(stateOf(commitment, context), language), 'aside'),
      ],
    },
  ];
}

/** Who has to act, what kind of undertaking it is and, in the office's edition, who is on it. */
function ownerCell(placed: PlacedCommitment, context: ReportContext): Cell {
  const { language, t, assignees, workspace } = context;
  const { commitment } = placed;
  const assignee = assignees?.get(commitmentKey(placed));
  const third = t('term.commitment-owner.third');
  const asides = [
    t(`term.commitment-kind.${commitment.kind}`),
    ...(assignee === undefined
      ? []
      : [t('invites.action.assignee', { name: assigneeName(workspace, assignee, language) })]),
  ];
  return {
    blocks: [
      paragraph(
        plain(hasLongOwner(commitment, context) ? third : ownerOf(commitment, context), language),
        'plain',
      ),
      ...asides.map((line) => paragraph(plain(line, language), 'aside')),
    ],
  };
}

/** The report's own word of its state, with the day for which it holds; what it says nothing of is open. */
function stateOf({ state }: Commitment, { workspace, language, t }: ReportContext): string {
  const term = t(`term.commitment-status.${state?.status ?? 'open'}`);
  const words = state?.words && localize(state.words, language);
  const said = words === undefined ? term : t('report.commitments.state-in-words', { state: term, words });
  const asOf = state?.asOf && formatPartialDate(state.asOf, dateStyle(workspace.settings, language), t);
  return asOf === undefined ? said : t('invites.action.as-of', { state: said, date: asOf });
}

/** A name that would run down its narrow column is told below the undertaking. */
const LONG_OWNER_EM = 20;

const hasLongOwner = (commitment: Commitment, context: ReportContext): boolean =>
  commitment.ownerName !== undefined && emWidth(ownerOf(commitment, context)) > LONG_OWNER_EM;

export function ownerOf({ owner, ownerName }: Commitment, { language, t }: ReportContext): string {
  return ownerName ? localize(ownerName, language) : t(`term.commitment-owner.${owner}`);
}

/** The source's words, with what the date adds to them, and how often it comes again where they do not say so. */
export function dueOf(
  { due, recurs }: Commitment,
  { workspace, language, t }: ReportContext,
): readonly string[] {
  const style = dateStyle(workspace.settings, language);
  const line = due && dueLine({ words: localize(due.words, language), date: due.date }, style, t);
  const again = recurs && localize(recurs.words, language);
  const isSaid = line !== undefined && again !== undefined && line.includes(again);
  return [line, isSaid ? undefined : again].filter((each) => each !== undefined);
}
