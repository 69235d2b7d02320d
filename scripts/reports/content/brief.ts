import { bilateralTitle } from '#locale/captions.ts';
import { dateStyle, formatMonth } from '#locale/dates.ts';
import type { Bilateral, Brief } from '#model/bilateral.ts';
import { type Localized, localize } from '#model/localized.ts';
import { commitmentsOf, type PlacedCommitment } from '#model/workspace.ts';
import { type Block, type Heading, paragraph, plain, type Row } from '../block.ts';
import { bilateralFacts } from './bilateral.ts';
import { headerRow, linesCell, textCell } from './cells.ts';
import { dueOf, ownerOf } from './commitments.ts';
import type { ReportContext } from './context.ts';
import type { Counters } from './counters.ts';

/** What a delegate needs to know before a meeting, on pages of its own. */
export function briefBlocks(
  context: ReportContext,
  bilateral: Bilateral,
  counters: Counters,
): readonly Block[] {
  const { workspace, mission, language, t } = context;
  const title = bilateralTitle(workspace, mission, bilateral, language, t);
  const heading: Heading = {
    kind: 'heading',
    level: 2,
    ...counters.heading(2),
    runs: [{ text: title, language }],
  };
  const brief = bilateral.brief;
  return [
    { kind: 'page-break' },
    heading,
    ...unplaced(bilateral, context),
    ...bilateralFacts(withAttendees(bilateral, context), context),
    ...textSection('objective', brief?.objective, context),
    ...textSection('background', brief?.background, context),
    ...listSection('points', bilateral.points, context),
    ...listSection('our-points', brief?.ourPoints ?? [], context),
    ...listSection('their-points', brief?.theirPoints ?? [], context),
    ...contactSection(brief?.contacts ?? [], context),
    ...earlierSection(bilateral, context),
  ];
}

/** Of a meeting to come, our side is who was asked to attend. */
function withAttendees(bilateral: Bilateral, { mission }: ReportContext): Bilateral {
  if (bilateral.ours.length > 0 || !bilateral.request) return bilateral;
  const { attendees } = bilateral.request;
  const ours = mission.delegation.flatMap((delegate) =>
    'person' in delegate && attendees.includes(delegate.person)
      ? [{ person: delegate.person, agency: delegate.agency, office: delegate.office, title: delegate.title }]
      : [],
  );
  return { ...bilateral, ours };
}

/** A meeting to come without a time says so; one that was held has none on record. */
function unplaced({ placement, status }: Bilateral, { language, t }: ReportContext): readonly Block[] {
  return placement || status === 'held'
    ? []
    : [paragraph(plain(t('report.brief.unplaced'), language), 'aside')];
}

const title = (word: string, { language, t }: ReportContext): Block =>
  paragraph(plain(t(word === 'points' ? 'report.fact.points' : `report.brief.${word}`), language), 'lead');

function textSection(word: string, text: Localized | undefined, context: ReportContext): readonly Block[] {
  return text
    ? [title(word, context), paragraph(plain(localize(text, context.language), context.language))]
    : [];
}

function listSection(word: string, texts: readonly Localized[], context: ReportContext): readonly Block[] {
  if (texts.length === 0) return [];
  const items = texts.map((text, index) => ({
    label: `${index + 1}.`,
    blocks: [paragraph(plain(localize(text, context.language), context.language), 'plain')],
  }));
  return [title(word, context), { kind: 'list', ordered: true, items }];
}

function contactSection(contacts: Brief['contacts'], context: ReportContext): readonly Block[] {
  if (contacts.length === 0) return [];
  const { language, t } = context;
  const items = contacts.map(({ name, email, phone, note }) => ({
    label: '',
    blocks: [
      paragraph(
        plain(
          [
            name,
            ...(note ? [localize(note, language)] : []),
            ...(phone ? [phone] : []),
            ...(email ? [email] : []),
          ].join(t('report.pair-separator')),
          language,
        ),
        'plain',
      ),
    ],
  }));
  return [title('contacts', context), { kind: 'list', ordered: false, items }];
}

/** What was undertaken with these partners on missions before this one. */
function earlierSection(bilateral: Bilateral, context: ReportContext): readonly Block[] {
  const { workspace, mission, language, t } = context;
  const placed = workspace.missions
    .filter((each) => each.id !== mission.id && each.period.from <= mission.period.from)
    .flatMap(commitmentsOf)
    .filter(({ partners }) => partners.some((partner) => bilateral.partners.includes(partner)));
  if (placed.length === 0) return [];
  const words = [
    t('report.brief.mission'),
    t('report.commitments.owner'),
    t('report.commitments.text'),
    t('report.commitments.due'),
    t('report.brief.status'),
  ];
  return [
    title('earlier', context),
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 2.2 }, { weight: 1.8 }, { weight: 6 }, { weight: 2.6 }, { weight: 1.8 }],
      header: headerRow(words, language),
      rows: placed.map((each) => earlierRow(each, context)),
    },
  ];
}

function earlierRow({ mission, commitment }: PlacedCommitment, context: ReportContext): Row {
  const { workspace, language, t } = context;
  const [year = 0, month = 0] = mission.period.from.split('-').map(Number);
  const when = formatMonth(year, month, dateStyle(workspace.settings, language));
  return [
    linesCell([localize(mission.shortTitle ?? mission.title, language), when], language),
    textCell(ownerOf(commitment, context), language),
    textCell(localize(commitment.text, language), language),
    linesCell(dueOf(commitment, context), language),
    textCell(t(`term.commitment-status.${commitment.state?.status ?? 'open'}`), language),
  ];
}
