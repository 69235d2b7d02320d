import { dateStyle, formatDate, formatDateRange, formatPartialDate } from '#locale/dates.ts';
import { addDays, addMonths } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { dayRange } from '#model/partial-date.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import type { Mission } from '#model/workspace.ts';
import { type Block, type Cell, paragraph, plain, type Row } from '../block.ts';
import { textCell } from '../content/cells.ts';
import type { ReportContext } from '../content/context.ts';
import { nameOf } from '../content/people.ts';
import { partHeading } from './contents.ts';
import { profileText } from './profile-text.ts';

const ITEMS = [
  'in-time',
  'complete',
  'not-copied',
  'full',
  'useful',
  'own-agency',
  'superior',
  'returned',
  'publication',
  'other',
] as const;
const BOX = { ticked: '☑', empty: '☐' } as const;
const SIGN_PT = 46;

/**
 * The review form of a trip report (出國報告審核表): its head filled from the facts, the ten questions with a
 * column for the travellers and one for the reviewer. Only what can be computed is ticked: filing in time.
 */
export function reviewFormBlocks(context: ReportContext, profile: ReportProfile): readonly Block[] {
  const { language, t } = context;
  return [
    partHeading('review-form', t('report.review.title'), language),
    { kind: 'table', look: 'form', columns: HEAD_COLUMNS, rows: headRows(context, profile) },
    {
      kind: 'table',
      look: 'form',
      columns: [{ weight: 6.4 }, { weight: 1.8, align: 'centre' }, { weight: 1.8, align: 'centre' }],
      header: ['item', 'self', 'reviewer'].map((word) =>
        textCell(t(`report.review.${word}`), language, { header: 'column' }),
      ),
      rows: ITEMS.map((item, index) => itemRow(item, { index, context, profile })),
    },
    signatures(context),
    paragraph(plain(t('report.review.note'), language), 'aside'),
  ];
}

const HEAD_COLUMNS = [{ weight: 0, fixedEm: 8.2 }, { weight: 1 }, { weight: 0, fixedEm: 8.2 }, { weight: 1 }];

function headRows(context: ReportContext, profile: ReportProfile): readonly Row[] {
  const { workspace, mission, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  const first = mission.delegation[0];
  const label = (word: string): Cell => textCell(t(word), language, { header: 'row' });
  const value = (text: string, span = 1): Cell => textCell(text || '\u00a0', language, { span });
  const category = profile.abstractSheet.categories.find(
    ({ key }) => key === mission.abstractSheet?.category,
  );
  const unit = first && localize(first.office ?? first.agency, language);
  return [
    [label('report.review.report'), value(localize(mission.title, language), 3)],
    [
      label('report.review.traveller'),
      value(travellers(context)),
      label('report.sheet.job-title'),
      value(first?.title ? localize(first.title, language) : ''),
    ],
    [
      label('report.review.unit'),
      value(unit ?? ''),
      label('report.sheet.category'),
      value(category ? profileText(category.label, language) : ''),
    ],
    [
      label('report.sheet.period'),
      value(formatDateRange(mission.period.from, mission.period.to, style)),
      label('report.review.filed'),
      value(mission.reportDate ? formatPartialDate(mission.reportDate, style, t) : ''),
    ],
  ];
}

/** The first by name, the others by number: 溫武泉等 2 人. */
function travellers(context: ReportContext): string {
  const { mission, t } = context;
  const all = mission.delegation.filter(({ joinedLocally }) => !joinedLocally);
  const [first] = all;
  if (!first) return '';
  const name = nameOf(first, context);
  return all.length === 1 ? name : t('report.review.and-others', { name, count: all.length });
}

type ItemInput = {
  readonly index: number;
  readonly context: ReportContext;
  readonly profile: ReportProfile;
};

function itemRow(item: (typeof ITEMS)[number], { index, context, profile }: ItemInput): Row {
  const { language, t } = context;
  const filing = item === 'in-time' ? filingOf(context.mission, profile) : undefined;
  const style = dateStyle(context.workspace.settings, language);
  const deadline = filing && t('report.review.deadline', { date: formatDate(filing.deadline, style) });
  const text = paragraph(plain(`${index + 1}.\u2002${t(`report.review.item.${item}`)}`, language), 'plain');
  const note = deadline ? [paragraph(plain(deadline, language), 'aside')] : [];
  const box = (isTicked: boolean): Cell => textCell(isTicked ? BOX.ticked : BOX.empty, language);
  return [{ blocks: [text, ...note] }, box(filing?.isInTime === true), box(false)];
}

/** The last day to file by the profile, and whether the report's date is surely not after it. */
function filingOf(
  { period, reportDate }: Mission,
  { deadline }: ReportProfile,
): { readonly deadline: string; readonly isInTime: boolean } | undefined {
  if (!deadline) return undefined;
  const from = deadline.countFrom === 'next-day' ? addDays(period.to, 1) : period.to;
  const last = addMonths(from, deadline.months);
  const latest = reportDate && dayRange(reportDate)?.latest;
  return { deadline: last, isInTime: latest !== undefined && latest <= last };
}

/** Room to sign in, for the three who do. */
function signatures({ language, t }: ReportContext): Block {
  const blank: Cell = { blocks: [{ kind: 'space', heightPt: SIGN_PT }] };
  return {
    kind: 'table',
    look: 'form',
    columns: [{ weight: 1 }, { weight: 1 }, { weight: 1 }],
    header: ['traveller', 'head', 'chief'].map((word) =>
      textCell(t(`report.review.sign.${word}`), language, { header: 'column' }),
    ),
    rows: [[blank, blank, blank]],
  };
}
