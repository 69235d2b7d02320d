import { bilateralTitle } from '#locale/captions.ts';
import { dateStyle, formatDate, formatMonth } from '#locale/dates.ts';
import { movedLine } from '#locale/said-dates/date-gloss.ts';
import type { ActionStatus } from '#model/action-event.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { localize } from '#model/localized.ts';
import { onceForEach } from '#model/once-for-each.ts';
import { type ActionItem, isSettled, lastNote } from '#model/tracked-action.ts';
import { commitmentKey, commitmentsOf, type Mission, type PlacedCommitment } from '#model/workspace.ts';
import { type Block, paragraph, plain, type Row, type Run } from '../block.ts';
import { languageOf } from '../text/mark-languages.ts';
import { headerRow, linesCell, textCell } from './cells.ts';
import { dueOf, ownerOf } from './commitments.ts';
import type { ReportContext } from './context.ts';

const lead = (word: string, { language, t }: ReportContext): Block =>
  paragraph(plain(t(`report.brief.${word}`), language), 'lead');

/** Missions before the one at hand, the latest first. */
function missionsBefore({ workspace, mission }: ReportContext): readonly Mission[] {
  return workspace.missions
    .filter((each) => each.id !== mission.id && each.period.from < mission.period.from)
    .toReversed();
}

const sharesPartner = (
  { partners }: { readonly partners: readonly string[] },
  asked: readonly string[],
): boolean => asked.some((partner) => partners.includes(partner));

/** What was undertaken with these partners before, and where it stands by the tracker; what is open first. */
export function promisesSection(bilateral: Bilateral, context: ReportContext): readonly Block[] {
  const { placed, blocks } = promisesWith(context)(bilateral.partners);
  return [...blocks, ...sayOfPromises(placed, bilateral, context)];
}

type Promises = { readonly placed: readonly Standing[]; readonly blocks: readonly Block[] };

/** Meetings with the same partners share one table, made once. */
const promisesWith = onceForEach((context: ReportContext) =>
  onceForPartners((partners): Promises => {
    const placed = standings(context).filter(({ each }) => sharesPartner(each, partners));
    return { placed, blocks: placed.length === 0 ? [] : promisesTable(placed, context) };
  }),
);

/** Every undertaking of the missions before, what is open first. */
const standings = onceForEach((context: ReportContext): readonly Standing[] => {
  const items = new Map(context.actions?.map((item) => [item.id, item]));
  return missionsBefore(context)
    .flatMap(commitmentsOf)
    .map((each) => ({ each, item: items.get(commitmentKey(each)) }))
    .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
});

function onceForPartners<R>(workOut: (partners: readonly string[]) => R): (partners: readonly string[]) => R {
  const known = new Map<string, R>();
  return (partners) => {
    const key = partners.join('\n');
    const made = known.get(key) ?? workOut(partners);
    known.set(key, made);
    return made;
  };
}

function promisesTable(placed: readonly Standing[], context: ReportContext): readonly Block[] {
  const { language, t } = context;
  const words = ['report.brief.mission', 'report.commitments.owner', 'report.commitments.text'];
  const header = [...words, 'report.commitments.due', 'report.brief.status'].map((key) => t(key));
  return [
    lead('earlier', context),
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 2.2 }, { weight: 1.8 }, { weight: 6 }, { weight: 2.6 }, { weight: 2.2 }],
      header: headerRow(header, language),
      rows: placed.map((standing) => promiseRow(standing, context)),
    },
  ];
}

/** What we say of them: as the brief has it, else, of what is late, a sentence made of what is known. */
function sayOfPromises(
  placed: readonly Standing[],
  { brief }: Bilateral,
  context: ReportContext,
): readonly Block[] {
  const { language } = context;
  const written = new Map(brief?.promises.map(({ item, say }) => [fullKey(item, context), say]));
  const said = placed.flatMap((standing) => {
    const own = written.get(commitmentKey(standing.each));
    if (own) return [plain(localize(own, language), language)];
    return standing.item?.flags.includes('overdue') ? [draftOf(standing, context)] : [];
  });
  if (said.length === 0) return [];
  const items = said.map((runs, index) => ({ label: `${index + 1}.`, blocks: [paragraph(runs, 'plain')] }));
  return [lead('on-promises', context), { kind: 'list', ordered: true, items }];
}

/** A reference within a mission has no mission before its stroke. */
const fullKey = (reference: string, { mission }: ReportContext): string =>
  reference.includes('/') ? reference : `${mission.id}/${reference}`;

/** A draft says that it is one: nobody has written it. */
function draftOf(standing: Standing, context: ReportContext): readonly Run[] {
  const { language, t } = context;
  const { each, item } = standing;
  const { commitment, mission } = each;
  const due = [...dueOf(commitment, context), ...movedTo(item, context)].join(t('report.pair-separator'));
  const owner = commitment.owner === 'third' ? 'both' : commitment.owner;
  const sentence = t(`report.brief.draft.${owner}`, {
    mission: shortTitle(mission, language),
    text: localize(commitment.text, language).replace(FULL_STOP, ''),
    due,
  });
  return [
    ...plain(sentence, language),
    ...plain(t('report.brief.drafted'), language, { emphasis: ['italic'] }),
  ];
}

/** A text that goes on within a sentence ends without one. */
const FULL_STOP = /[.。]$/u;

type Standing = { readonly each: PlacedCommitment; readonly item: ActionItem | undefined };

const statusOf = ({ each, item }: Standing): ActionStatus =>
  item?.status ?? each.commitment.state?.status ?? 'open';
const isOver = (standing: Standing): boolean => isSettled({ status: statusOf(standing) });

function promiseRow(standing: Standing, context: ReportContext): Row {
  const { each, item } = standing;
  const { language } = context;
  const { commitment, mission } = each;
  return [
    linesCell([shortTitle(mission, language), monthOf(mission, context)], language),
    textCell(ownerOf(commitment, context), language),
    textCell(localize(commitment.text, language), language),
    linesCell([...dueOf(commitment, context), ...movedTo(item, context)], language),
    statusCell(standing, context),
  ];
}

/** The status, what else holds of it, who says so, and the last word written on it. */
function statusCell(standing: Standing, context: ReportContext): Row[number] {
  const { language, t } = context;
  const { each, item } = standing;
  const flags = (item?.flags ?? []).filter((flag) => flag !== 'closed' && flag !== 'continued');
  const { words } = each.commitment.state ?? {};
  const note = item && lastNote(item);
  return {
    blocks: [
      paragraph(
        plain(t(`term.commitment-status.${statusOf(standing)}`), language, { emphasis: ['bold'] }),
        'plain',
      ),
      ...flags.map((flag) => paragraph(plain(t(`term.action-flag.${flag}`), language), 'plain')),
      ...(words ? [paragraph(plain(localize(words, language), language), 'aside')] : []),
      ...(note ? [paragraph(noteRuns(note, context), 'aside')] : []),
    ],
  };
}

/** A note is in the language of who wrote it: where that is not the reader's, it says which it is. */
function noteRuns(note: string, { workspace, language, t }: ReportContext): readonly Run[] {
  const written = languageOf(note, language, workspace.settings.languages);
  if (written === language) return plain(note, language);
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const name = names.of(new Intl.Locale(written).language) ?? written;
  return [...plain(t('report.brief.note-in', { language: name }), language), ...plain(note, written)];
}

function movedTo(item: ActionItem | undefined, { workspace, language, t }: ReportContext): readonly string[] {
  const movedTo = item?.due.movedTo;
  const sourceDate: string | undefined = item?.commitment.due?.date;
  if (!movedTo || movedTo === sourceDate) return [];
  return [movedLine({ movedTo, sourceDate }, dateStyle(workspace.settings, language), t)];
}

/** The meetings with these partners on missions before this one, and what they were about. */
export function historySection(bilateral: Bilateral, context: ReportContext): readonly Block[] {
  return historyWith(context)(bilateral.partners);
}

const historyWith = onceForEach((context: ReportContext) =>
  onceForPartners((partners): readonly Block[] => {
    const rows = missionsBefore(context).flatMap((mission) =>
      mission.bilaterals
        .filter((other) => !isOff(other) && sharesPartner(other, partners))
        .map((held) => historyRow(mission, held, context)),
    );
    return rows.length === 0 ? [] : historyTable(rows, context);
  }),
);

function historyTable(rows: readonly Row[], context: ReportContext): readonly Block[] {
  const { language, t } = context;
  const header = ['report.brief.mission', 'report.brief.meeting', 'report.fact.points'].map((key) => t(key));
  return [
    lead('history', context),
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 2 }, { weight: 3 }, { weight: 5 }],
      header: headerRow(header, language),
      rows,
    },
  ];
}

function historyRow(mission: Mission, held: Bilateral, context: ReportContext): Row {
  const { workspace, language, t } = context;
  const date = held.placement && formatDate(held.placement.date, dateStyle(workspace.settings, language));
  const title = bilateralTitle(workspace, mission, held, language, t);
  return [
    linesCell([shortTitle(mission, language), monthOf(mission, context)], language),
    linesCell([title, ...(date ? [date] : [])], language),
    linesCell(
      held.points.map(({ text }) => localize(text, language)),
      language,
    ),
  ];
}

const shortTitle = (mission: Mission, language: string): string =>
  localize(mission.shortTitle ?? mission.title, language);

function monthOf({ period }: Mission, { workspace, language }: ReportContext): string {
  const [year = 0, month = 0] = period.from.split('-').map(Number);
  return formatMonth(year, month, dateStyle(workspace.settings, language));
}
