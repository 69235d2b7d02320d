import { dateStyle, formatPartialDate } from '#locale/dates.ts';
import { partnerNames } from '#locale/names.ts';
import { layColumns, wrapText } from '#locale/text-columns.ts';
import { assigneeName } from '#model/assignee.ts';
import { localize } from '#model/localized.ts';
import type { PartialDate } from '#model/partial-date.ts';
import type { AdoptionUpdate, TrackedRecommendation } from '#model/tracked-recommendation.ts';
import { missionForum } from '#model/workspace.ts';
import { paint, type Speech, shown } from './actions-table.ts';
import { type Fact, layFacts } from './lay-facts.ts';

type Shape = { readonly width: number };

/** Recommendations as a table for the terminal, with a line that counts them. */
export function recommendationTable(
  all: readonly TrackedRecommendation[],
  speech: Speech,
  { width }: Shape,
): string {
  const { t } = speech;
  if (all.length === 0) return t('recommendations.none');
  const columns = [
    { heading: t('exports.recommendations.column.adoption'), maxWidth: 14 },
    { heading: t('recommendations.decision'), maxWidth: 24 },
    { heading: t('exports.recommendations.column.text') },
  ];
  const rows = all.map((each) => [
    t(`term.adoption.${each.adoption}`),
    decisionLines(each, speech).join('\n'),
    textLines(each, speech).join('\n'),
  ]);
  const [heading = '', rule = '', ...lines] = layColumns(columns, rows, { width });
  const count = t('recommendations.count', {
    count: all.length,
    undecided: all.filter(({ adoption }) => adoption === 'undecided').length,
  });
  return [paint('bold', heading), paint('dim', rule), ...lines, '', count].join('\n');
}

/** One recommendation with all that was decided of it, and what became of it. */
export function recommendationCard(
  tracked: TrackedRecommendation,
  { width, ...speech }: Speech & Shape,
): string {
  const { t, language } = speech;
  return [
    ...wrapText(shown(localize(tracked.recommendation.text, language)), width).map((line) =>
      paint('bold', line),
    ),
    paint('dim', tracked.id),
    '',
    ...layFacts(factsOf(tracked, speech), width),
    ...(tracked.updates.length === 0
      ? []
      : [
          '',
          paint('bold', t('actions.updates')),
          ...tracked.updates.map((each) => updateLine(each, speech)),
        ]),
  ].join('\n');
}

function decisionLines({ decidedBy, decidedOn }: TrackedRecommendation, speech: Speech): readonly string[] {
  return [
    ...(decidedOn ? [dateOf(decidedOn, speech)] : []),
    ...(decidedBy === undefined ? [] : [shown(assigneeName(speech.workspace, decidedBy, speech.language))]),
  ];
}

function textLines(
  { id, recommendation, outcome }: TrackedRecommendation,
  { language }: Speech,
): readonly string[] {
  const lines = [localize(recommendation.text, language), ...(outcome === undefined ? [] : [`» ${outcome}`])];
  return [...lines.map(shown), paint('dim', id)];
}

function factsOf(tracked: TrackedRecommendation, speech: Speech): readonly Fact[] {
  const { t, language, workspace } = speech;
  const { recommendation, mission, decidedBy, decidedOn, adoption, adoptionFrom } = tracked;
  const forum = missionForum(workspace, mission);
  const label = (name: string) => t(`exports.recommendations.column.${name}`);
  const state = t(`term.adoption.${adoption}`);
  const inReport = t(`term.adoption.${recommendation.adoption}`);
  const isOther = adoptionFrom === 'update' && adoption !== recommendation.adoption;
  const nowAndThen = t('recommendations.in-report', { state, adoption: inReport });
  return [
    { label: label('adoption'), value: isOther ? nowAndThen : state },
    { label: label('decided-by'), value: decidedBy && assigneeName(workspace, decidedBy, language) },
    { label: label('decided-on'), value: decidedOn && dateOf(decidedOn, speech) },
    { label: label('outcome'), value: tracked.outcome },
    { label: label('evidence'), value: tracked.evidence.join('\n') },
    {
      label: label('adoption-note'),
      value: recommendation.adoptionNote && localize(recommendation.adoptionNote, language),
    },
    { label: label('about'), value: partnerNames(workspace, recommendation.about, { language, forum }) },
    { label: label('mission'), value: localize(mission.title, language) },
  ].filter(({ value }) => value !== undefined && value !== '');
}

function dateOf(date: PartialDate, { workspace, language, t }: Speech): string {
  return formatPartialDate(date, dateStyle(workspace.settings, language), t);
}

/** When, by whom, what, why: on one line. */
function updateLine(update: AdoptionUpdate, speech: Speech): string {
  const { t, language, workspace } = speech;
  const { on, by, why, adoption, decidedBy, decidedOn, outcome, evidence } = update;
  const parts = [
    on,
    by,
    adoption && t(`term.adoption.${adoption}`),
    decidedOn && dateOf(decidedOn, speech),
    decidedBy && assigneeName(workspace, decidedBy, language),
    outcome,
    evidence,
    why && t('actions.why', { why }),
  ];
  return parts.flatMap((part) => (part === undefined ? [] : [shown(part)])).join('  ');
}
