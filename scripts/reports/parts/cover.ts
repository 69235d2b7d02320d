import { dateStyle, formatDateRange, formatPartialDate } from '#locale/dates.ts';
import type { Delegate } from '#model/delegation.ts';
import { localize } from '#model/localized.ts';
import type { Place } from '#model/place.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import { type Block, paragraph, plain, type Row } from '../block.ts';
import { linesCell, textCell } from '../content/cells.ts';
import type { ReportContext } from '../content/context.ts';
import { nameOf, nameOfPartner } from '../content/people.ts';
import { emWidth } from '../text/em-width.ts';
import { profileText } from './profile-text.ts';

type CoverField = ReportProfile['cover']['fields'][number];

/** The cover: category line, name of the report, and the fields of the profile. Those who joined locally are not on it. */
export function coverBlocks(context: ReportContext, profile: ReportProfile): readonly Block[] {
  const { mission, language } = context;
  return [
    { kind: 'space', heightPt: 46 },
    paragraph(plain(profileText(profile.cover.heading, language), language), 'cover-heading'),
    ...categoryLine(context, profile),
    { kind: 'space', heightPt: 84 },
    paragraph(plain(localize(mission.title, language), language), 'cover-title'),
    { kind: 'space', heightPt: 132 },
    coverFields(context, profile),
  ];
}

/** （出國類別：…）, where the form has it there: as the cover of the source has it, else by the category's name. */
function categoryLine({ mission, language, t }: ReportContext, profile: ReportProfile): readonly Block[] {
  const sheet = mission.abstractSheet;
  if (!profile.cover.categoryLine || !sheet) return [];
  const known = profile.abstractSheet.categories.find(({ key }) => key === sheet.category)?.label;
  const category = sheet.coverCategory
    ? localize(sheet.coverCategory, language)
    : known && profileText(known, language);
  return category === undefined
    ? []
    : [paragraph(plain(t('report.cover.category', { category }), language), 'centred')];
}

/** The form of the fields is at most as wide as the page's column, and not so narrow that it looks lost. */
const WIDEST_EM = 32;
const LEAST_VALUE_EM = 15;

/** The cover's fields as a form without rules. */
export function coverFields(context: ReportContext, profile: ReportProfile): Block {
  const { language, t } = context;
  const labels = profile.cover.fields.map(
    (field) => `${t(`report.cover.${field}`)}${t('report.colon').trimEnd()}`,
  );
  const values = profile.cover.fields.map((field) => fieldTexts(field, context));
  const rows = values.map(
    (texts, index): Row => [
      textCell(labels[index] ?? '', language, { header: 'row' }),
      linesCell(texts, language),
    ],
  );
  const labelEm = Math.max(...labels.map((label) => emWidth(label, 'bold'))) + 0.8;
  const valueEm = Math.max(LEAST_VALUE_EM, ...values.flat().map((value) => emWidth(value))) + 1;
  return {
    kind: 'table',
    look: 'cover',
    columns: [
      { weight: 0, fixedEm: labelEm },
      { weight: 0, fixedEm: Math.min(valueEm, WIDEST_EM - labelEm) },
    ],
    rows,
  };
}

export function fieldTexts(field: CoverField, context: ReportContext): readonly string[] {
  const { workspace, mission, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  switch (field) {
    case 'agency':
      return [...new Set(onCover(context).map((delegate) => localize(delegate.agency, language)))];
    case 'people':
      return onCover(context)
        .filter(isNamed)
        .map((delegate) => {
          const name = nameOf(delegate, context);
          return delegate.title
            ? t('report.person-short', { name, title: localize(delegate.title, language) })
            : name;
        });
    case 'places':
      return [placesText(context)];
    case 'period':
      return mission.period.of === 'events'
        ? []
        : [formatDateRange(mission.period.from, mission.period.to, style)];
    case 'report-date':
      return mission.reportDate ? [formatPartialDate(mission.reportDate, style, t)] : [];
    default:
      return field satisfies never;
  }
}

/** A form has names or nothing: a word for people whose names are not known is no name. */
const isNamed = (delegate: Delegate): boolean => 'person' in delegate;

const onCover = ({ mission }: ReportContext) =>
  mission.delegation.filter((delegate) => !delegate.joinedLocally);

function townText({ name, region }: Place, { language, t }: ReportContext): string {
  const place = localize(name, language);
  return region ? t('report.place-region', { place, region: localize(region, language) }) : place;
}

/** Each economy once, with its towns; what is only inferred is not put down. */
export function placesText(context: ReportContext): string {
  const { mission, t } = context;
  const given = mission.places.filter((place) => !place.inferred);
  const economies = [...new Set(given.map((place) => place.economy))];
  return economies
    .map((economy) => {
      const towns = given
        .filter((place) => place.economy === economy)
        .map((place) => townText(place, context));
      const list = [...new Set(towns)].join(t('report.list-separator'));
      return economy
        ? t('report.person', { name: nameOfPartner(economy, context), affiliation: list })
        : list;
    })
    .join(t('report.list-separator'));
}
