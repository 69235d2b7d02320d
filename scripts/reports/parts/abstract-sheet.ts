import {
  dateStyle,
  formatDateRange,
  formatHanDate,
  formatHanDateRange,
  formatPartialDate,
} from '#locale/dates.ts';
import { localize, localizeList } from '#model/localized.ts';
import type { AbstractField, ReportProfile } from '#model/report-profile.ts';
import { type Block, type Cell, type Heading, paragraph, plain, type Row } from '../block.ts';
import { textCell } from '../content/cells.ts';
import type { ReportContext } from '../content/context.ts';
import { nameOf } from '../content/people.ts';
import { emWidth } from '../text/em-width.ts';
import { placesText } from './cover.ts';
import { profileText } from './profile-text.ts';

type SheetContext = ReportContext & {
  readonly profile: ReportProfile;
  readonly pageCount: number | undefined;
};
const COLUMNS = 4;

/** The abstract sheet (提要): a boxed form with every field of the profile, blank where nothing is known. */
export function abstractSheetBlocks(
  context: ReportContext,
  profile: ReportProfile,
  pageCount: number | undefined,
): readonly Block[] {
  const { language } = context;
  const sheet: SheetContext = { ...context, profile, pageCount };
  const heading: Heading = {
    kind: 'heading',
    level: 1,
    label: '',
    part: true,
    anchor: 'abstract-sheet',
    runs: plain(profileText(profile.abstractSheet.heading, language), language),
  };
  const labelEm = Math.min(
    9.4,
    Math.max(...profile.abstractSheet.fields.map((field) => emWidth(sheetLabel(field, sheet), 'bold'))) + 1.6,
  );
  return [
    heading,
    {
      kind: 'table',
      look: 'form',
      columns: [
        { weight: 0, fixedEm: labelEm },
        { weight: 1 },
        { weight: 0, fixedEm: labelEm },
        { weight: 1 },
      ],
      rows: sheetRows(profile.abstractSheet.fields, sheet),
    },
  ];
}

/** Short fields share a row in pairs where the form has them side by side. */
function sheetRows(fields: readonly AbstractField[], sheet: SheetContext): readonly Row[] {
  return fields.flatMap((field, index) => {
    if (field === 'annexes' && fields[index - 1] === 'pages') return [];
    if (field === 'pages' && fields[index + 1] === 'annexes')
      return [[...pair('pages', 1, sheet), ...pair('annexes', 1, sheet)]];
    if (field === 'organiser') return organiserRows(sheet);
    if (field === 'people') return [peopleRow(sheet)];
    return [pair(field, COLUMNS - 1, sheet)];
  });
}

type SimpleField = Exclude<AbstractField, 'organiser' | 'people'>;

function pair(field: SimpleField, span: number, sheet: SheetContext): readonly Cell[] {
  return [label(field, sheet), { blocks: valueBlocks(field, sheet), span }];
}

const sheetLabel = (word: string, { t }: SheetContext): string => t(`report.sheet.${word}`);
const label = (word: string, sheet: SheetContext): Cell =>
  textCell(sheetLabel(word, sheet), sheet.language, { header: 'row' });

function valueBlocks(field: SimpleField, sheet: SheetContext): readonly Block[] {
  const { language } = sheet;
  if (field === 'abstract') {
    const text = sheet.mission.abstractSheet?.abstract;
    return text
      ? [paragraph(plain(localize(text, language), language), 'plain')]
      : [{ kind: 'space', heightPt: 120 }];
  }
  return [paragraph(plain(valueText(field, sheet) || '\u00a0', language), 'plain')];
}

function valueText(field: Exclude<SimpleField, 'abstract'>, sheet: SheetContext): string {
  const { mission, language, t, pageCount } = sheet;
  const form = mission.abstractSheet;
  switch (field) {
    case 'title':
      return localize(mission.title, language);
    case 'pages':
      return pageText(form?.pages ?? pageCount, t);
    case 'annexes':
      return tick(
        [
          ['yes', form?.hasAnnexes ?? mission.annexes.length > 0],
          ['no', !(form?.hasAnnexes ?? mission.annexes.length > 0)],
        ],
        sheet,
      );
    case 'category':
      return categoryText(sheet);
    case 'period':
      return periodText(sheet);
    case 'places':
      return placesText(sheet);
    case 'report-date':
      return reportDateText(sheet);
    case 'classification':
      return form?.classification ? localize(form.classification, language) : '';
    case 'keywords':
      return form ? localizeList(form.keywords, language).join(t('report.list-separator')) : '';
    default:
      return field satisfies never;
  }
}

/** A transcribed report has the pages of its printed original. */
const pageText = (count: number | undefined, t: SheetContext['t']): string =>
  count === undefined ? '' : t('report.sheet.pages-value', { count });

const BOX = { true: '☑', false: '☐' } as const;

function tick(choices: readonly (readonly [string, boolean])[], { t }: SheetContext): string {
  return choices
    .map(([word, isChosen]) => `${BOX[`${isChosen}`]} ${t(`report.sheet.${word}`)}`)
    .join('\u2003');
}

/** Every category of the form, the mission's ticked. One the form does not know is told under "other". */
function categoryText({ mission, profile, language, t }: SheetContext): string {
  const form = mission.abstractSheet;
  const { categories, categoryNumbers } = profile.abstractSheet;
  const chosen = categories.some(({ key }) => key === form?.category)
    ? form?.category
    : form?.category
      ? 'other'
      : undefined;
  return categories
    .map(({ key, label: name }, index) => {
      const note =
        key === 'other' && chosen === 'other' && form?.categoryNote
          ? `${t('report.colon')}${localize(form.categoryNote, language)}`
          : '';
      return `${BOX[`${key === chosen}`]}\u00a0${categoryNumbers ? `${index + 1}.\u00a0` : ''}${profileText(name, language)}${note}`;
    })
    .join('\u2003');
}

const usesHan = ({ profile, workspace, language }: SheetContext): boolean =>
  profile.abstractSheet.dateNumerals === 'han' &&
  language === workspace.settings.languages[0] &&
  workspace.settings.calendar === 'roc';

function periodText(sheet: SheetContext): string {
  const { from, to, of } = sheet.mission.period;
  if (of === 'events') return '';
  return usesHan(sheet)
    ? formatHanDateRange(from, to)
    : formatDateRange(from, to, dateStyle(sheet.workspace.settings, sheet.language));
}

function reportDateText(sheet: SheetContext): string {
  const date = sheet.mission.reportDate;
  if (!date) return '';
  const isPlain = /^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/.test(date);
  return usesHan(sheet) && isPlain
    ? formatHanDate(date)
    : formatPartialDate(date, dateStyle(sheet.workspace.settings, sheet.language), sheet.t);
}

function organiserRows(sheet: SheetContext): readonly Row[] {
  const { mission, language } = sheet;
  const form = mission.abstractSheet;
  const text = (value: string | undefined, span: number): Cell => ({
    blocks: [paragraph(plain(value ?? '\u00a0', language), 'plain')],
    span,
  });
  return [
    [label('organiser', sheet), text(form?.organiser && localize(form.organiser, language), COLUMNS - 1)],
    [
      label('contact', sheet),
      text(form?.contact && localize(form.contact, language), 1),
      label('phone', sheet),
      text(form?.phone, 1),
    ],
  ];
}

/** Those who travelled: name, agency, unit and title of each in a table within the form. */
function peopleRow(sheet: SheetContext): Row {
  const { mission, language, t } = sheet;
  const words = ['name', 'agency', 'office', 'job-title'].map((word) => t(`report.sheet.${word}`));
  const travellers = mission.delegation.filter((delegate) => !delegate.joinedLocally);
  const inner: Block = {
    kind: 'table',
    look: 'ruled',
    columns: [{ weight: 3 }, { weight: 4 }, { weight: 4 }, { weight: 3 }],
    header: words.map((word) => textCell(word, language, { header: 'column' })),
    rows: travellers.map((delegate) => [
      textCell('person' in delegate ? nameOf(delegate, sheet) : '', language),
      textCell(localize(delegate.agency, language), language),
      textCell(delegate.office ? localize(delegate.office, language) : '', language),
      textCell(delegate.title ? localize(delegate.title, language) : '', language),
    ]),
  };
  return [label('people', sheet), { blocks: [inner], span: COLUMNS - 1 }];
}
