import { type SaidAnswer, sayAnswers } from '#locale/answers.ts';
import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import { bilateralTitle } from '#locale/captions.ts';
import { dateStyle, formatDate, formatTimeRange } from '#locale/dates.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { localize } from '#model/localized.ts';
import { meetingState } from '#model/meeting-state.ts';
import { findProse } from '#model/prose.ts';
import { meetingAnchor } from '#model/prose-anchor.ts';
import { missionZone } from '#model/workspace.ts';
import { type Block, type Heading, paragraph, plain } from '../block.ts';
import { type Fact, factsTable, localizeAll } from './cells.ts';
import type { ComponentContext } from './components.ts';
import type { ReportContext } from './context.ts';
import { describePerson } from './people.ts';
import { figureBlock } from './photos.ts';

/**
 * A meeting under a heading of its own, one level below the one around it: its facts, what was said,
 * its photographs. `undefined` when the mission has no such meeting.
 */
export function bilateralBlocks(context: ComponentContext, id: string): readonly Block[] | undefined {
  const { report, counters } = context;
  const { workspace, mission, language, t } = report;
  const bilateral = mission.bilaterals.find((each) => each.id === id);
  if (!bilateral) return undefined;
  const level = context.surroundingLevel + 1;
  const title = titleOfOff(bilateralTitle(workspace, mission, bilateral, language, t), bilateral, t);
  const heading: Heading = {
    kind: 'heading',
    level,
    ...counters.heading(level),
    anchor: meetingAnchor(id, language),
    runs: [{ text: title, language }],
  };
  const readout = findProse(mission.prose, { kind: 'readout', language, bilateral: id });
  const said = readout ? context.readProse(readout, level) : pointsOf(bilateral, report);
  const photos = bilateral.photos.flatMap((photo) => figureBlock(context, photo));
  const why = reasonOfOff(bilateral, report).map((line) => paragraph(plain(line, language)));
  return [heading, ...why, ...bilateralFacts(bilateral, report), ...said, ...photos];
}

/** `further`: what else stands among them. */
export function bilateralFacts(
  bilateral: Bilateral,
  context: ReportContext,
  further: readonly Fact[] = [],
): readonly Block[] {
  const { language, t } = context;
  const people = (list: Bilateral['ours']) => list.map((someone) => describePerson(someone, context));
  return factsTable(
    [
      { label: t('report.fact.time'), values: timeOf(bilateral, context) },
      { label: t('report.fact.place'), values: roomOf(bilateral, context) },
      { label: t('report.fact.theirs'), values: people(bilateral.theirs) },
      { label: t('report.fact.ours'), values: people(bilateral.ours) },
      { label: t('report.fact.referred-to'), values: people(bilateral.referredTo) },
      { label: t('report.fact.state'), values: stateOf(bilateral, context) },
      { label: t('report.fact.answers'), values: answersOf(bilateral, context).map(({ line }) => line) },
      ...further,
    ],
    language,
  );
}

/** Where the meeting stands between the sides; nothing where that is not to be told, or once it was held. */
function stateOf(bilateral: Bilateral, { mission, answers, t }: ReportContext): readonly string[] {
  if (!answers || bilateral.status === 'held' || !bilateral.request) return [];
  const { placement } = bilateral;
  const zone = missionZone(mission);
  const state = meetingState(bilateral, {
    released: placement,
    placed: placement !== undefined,
    answers,
    zone,
  });
  return [t(`schedule.meeting-state.${state}`)];
}

/** What guests have answered; nothing where that is not to be told. */
export function answersOf(bilateral: Bilateral, context: ReportContext): readonly SaidAnswer[] {
  const { mission, answers } = context;
  return answers
    ? sayAnswers(mission, bilateral, answers, { ...context, placement: bilateral.placement })
    : [];
}

export function timeOf(
  { placement }: Bilateral,
  { workspace, language, t }: ReportContext,
): readonly string[] {
  if (!placement) return [];
  const style = dateStyle(workspace.settings, language);
  const date = formatDate(placement.date, style, { weekday: true });
  const time = formatTimeRange(placement.start, placement.end, style);
  return [t('report.date-time', { date, time })];
}

export function roomOf({ placement }: Bilateral, { mission, language, t }: ReportContext): readonly string[] {
  const room = mission.rooms.find((each) => each.id === placement?.room);
  return room ? [localizeAll([room.name, room.venue], language).join(t('report.pair-separator'))] : [];
}

/** Without a readout the subjects stand for it. */
function pointsOf(bilateral: Bilateral, { language, t }: ReportContext): readonly Block[] {
  if (bilateral.points.length === 0) return [];
  return [
    { kind: 'paragraph', style: 'lead', runs: [{ text: t('report.fact.points'), language }] },
    {
      kind: 'list',
      ordered: true,
      items: bilateral.points.map(({ text }, index) => ({
        label: `${index + 1}.`,
        blocks: [{ kind: 'paragraph', style: 'plain', runs: [{ text: localize(text, language), language }] }],
      })),
    },
  ];
}
