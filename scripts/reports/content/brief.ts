import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import { bilateralTitle } from '#locale/captions.ts';
import type { Bilateral } from '#model/bilateral.ts';
import type { Brief } from '#model/brief.ts';
import { isOff } from '#model/called-off.ts';
import { type Localized, localize } from '#model/localized.ts';
import { type Block, type Heading, paragraph, plain } from '../block.ts';
import { arrangementBlocks } from './arrangements.ts';
import { bilateralFacts } from './bilateral.ts';
import { agreedSection, ourPointsSection, sectionTitle, theirPointsSection } from './brief-points.ts';
import type { Fact } from './cells.ts';
import type { ReportContext } from './context.ts';
import type { Counters } from './counters.ts';
import { historySection, promisesSection } from './earlier.ts';
import { nameAsKnown } from './people.ts';
import { portraitBlocks } from './portraits.ts';

/**
 * What a delegate needs to know before a meeting, on pages of its own: what is wanted and said first, then who
 * they are and what was promised.
 */
export function briefBlocks(
  context: ReportContext,
  bilateral: Bilateral,
  counters: Counters,
): readonly Block[] {
  const { workspace, mission, language, t } = context;
  const title = titleOfOff(bilateralTitle(workspace, mission, bilateral, language, t), bilateral, t);
  const heading: Heading = {
    kind: 'heading',
    level: 2,
    ...counters.heading(2),
    runs: [{ text: title, language }],
  };
  const brief = bilateral.brief;
  if (isOff(bilateral)) return [{ kind: 'page-break' }, heading, ...whyOff(bilateral, context)];
  return [
    { kind: 'page-break' },
    heading,
    ...unplaced(bilateral, context),
    ...bilateralFacts(
      withAttendees(bilateral, context),
      context,
      contactFact(brief?.contacts ?? [], context),
    ),
    ...textSection('objective', brief?.objective, context),
    ...messageSection(brief?.message, context),
    ...subjectsSection(bilateral, context),
    ...ourPointsSection(brief?.ourPoints ?? [], context),
    ...theirPointsSection(brief?.theirPoints ?? [], context),
    ...agreedSection(brief?.agreed ?? [], context),
    ...textSection('background', brief?.background, context),
    ...textSection('about-them', brief?.aboutThem, context),
    ...portraitBlocks(bilateral, context),
    ...promisesSection(bilateral, context),
    ...historySection(bilateral, context),
    ...arrangementBlocks(bilateral, context),
  ];
}

/** Nobody prepares for what is called off: it says so, and why. */
function whyOff(bilateral: Bilateral, context: ReportContext): readonly Block[] {
  const reason = reasonOfOff(bilateral, context);
  const lines = reason.length > 0 ? reason : [context.t('report.brief.off')];
  return [
    ...lines.map((line) => paragraph(plain(line, context.language))),
    ...bilateralFacts({ ...bilateral, ours: [], theirs: [] }, { ...context, answers: undefined }),
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

function textSection(word: string, text: Localized | undefined, context: ReportContext): readonly Block[] {
  return text
    ? [
        sectionTitle(`report.brief.${word}`, context),
        paragraph(plain(localize(text, context.language), context.language)),
      ]
    : [];
}

/** Set apart, since it is what the other side is to remember. */
function messageSection(text: Localized | undefined, context: ReportContext): readonly Block[] {
  if (!text) return [];
  const said = plain(localize(text, context.language), context.language, { emphasis: ['bold'] });
  return [
    sectionTitle('report.brief.message', context),
    { kind: 'quote', blocks: [paragraph(said, 'plain')] },
  ];
}

function subjectsSection({ points }: Bilateral, context: ReportContext): readonly Block[] {
  if (points.length === 0) return [];
  const items = points.map(({ text }, index) => ({
    label: `${index + 1}.`,
    blocks: [paragraph(plain(localize(text, context.language), context.language), 'plain')],
  }));
  return [sectionTitle('report.fact.points', context), { kind: 'list', ordered: true, items }];
}

function contactFact(contacts: Brief['contacts'], context: ReportContext): readonly Fact[] {
  const { language, t } = context;
  const values = contacts.map(({ name, email, phone, note }) =>
    [nameAsKnown(name, context), note && localize(note, language), phone, email]
      .filter((part) => part !== undefined)
      .join(t('report.pair-separator')),
  );
  return [{ label: t('report.brief.contacts'), values }];
}
