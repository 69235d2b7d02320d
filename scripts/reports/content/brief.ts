import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import { bilateralTitle } from '#locale/captions.ts';
import type { Bilateral, Brief } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { type Localized, localize } from '#model/localized.ts';
import { type Block, type Heading, paragraph, plain } from '../block.ts';
import { bilateralFacts } from './bilateral.ts';
import type { ReportContext } from './context.ts';
import type { Counters } from './counters.ts';
import { historySection, promisesSection } from './earlier.ts';

/** What a delegate needs to know before a meeting, on pages of its own. */
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
    ...bilateralFacts(withAttendees(bilateral, context), context),
    ...textSection('objective', brief?.objective, context),
    ...textSection('background', brief?.background, context),
    ...listSection(
      'points',
      bilateral.points.map(({ text }) => text),
      context,
    ),
    ...listSection('our-points', brief?.ourPoints ?? [], context),
    ...listSection('their-points', brief?.theirPoints ?? [], context),
    ...contactSection(brief?.contacts ?? [], context),
    ...promisesSection(bilateral, context),
    ...historySection(bilateral, context),
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
