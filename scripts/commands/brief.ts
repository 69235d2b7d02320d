import { PDF_PHOTO } from '#load/print-photos.ts';
import type { Answers } from '#model/answer.ts';
import { civilOf } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { PartnerId, PersonId } from '#model/identifier.ts';
import type { LanguageTag } from '#model/language.ts';
import { ownPart } from '#model/own-part.ts';
import type { ActionItem } from '#model/tracked-action.ts';
import { commitmentsOf, type Mission, type Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLogs } from '#register/event-log.ts';
import type { ReadPhoto } from '#reports/content/context.ts';
import { setAgenda } from '#reports/set-agenda.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setDaySheets } from '#reports/set-day-sheets.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import { setReviewForm } from '#reports/set-review-form.ts';
import { recordsOf } from '#tracker/action-records.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { type Command, type Context, oneOf } from './command.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { openOutput } from './output-folder.ts';
import { readAnswers } from './read-answers.ts';
import { asReleased } from './released-placements.ts';
import { finish } from './report.ts';
import { type Edition, printedPhotos, readersOf } from './report-editions.ts';
import { openSpool } from './spool.ts';
import { digestOfMission, madeAt, takePapers } from './take-papers.ts';

/** `brief <mission>`: the briefing book, the day sheets and the pocket schedule of the delegation. There is no public edition. */
export const brief: Command = {
  name: 'brief',
  positionals: ['<mission>'],
  options: {
    audience: oneOf(['internal']),
    for: { type: 'string', value: 'person' },
  },
  uses: ['out', 'now', 'dry-run'],
  run: async (context, { positionals: [missionId], options }) => {
    if ((options['audience'] ?? 'internal') !== 'internal') {
      context.complain(context.t('cli.brief.internal-only'));
      return 2;
    }
    const folder = openOutput(context, 'internal');
    if (folder === undefined) return 2;
    const opened = openWorkspace(context, missionId);
    if (!opened) return 1;
    const { workspace, missions } = opened;
    const wanted = options['lang'];
    const known = workspace.settings.languages;
    const languages = known.filter((language) => wanted === undefined || language === wanted);
    if (languages.length === 0) {
      context.complain(
        context.t('cli.report.bad-language', { value: String(wanted), known: known.join(', ') }),
      );
      return 2;
    }
    const readers = readersAsked(context, opened, options['for']);
    if (!readers) return 2;
    const actions = readActions(context, workspace);
    if (!actions) return 1;
    const files: Edition[] = [];
    const kept = takePapers(
      context,
      { kind: 'brief', missions, folder },
      { workspace, more: (mission) => toldInBrief(mission, workspace, actions) },
    );
    const spool = openSpool();
    try {
      for (const each of kept.left) {
        const mission = asReleased(context.workspaceRoot, each);
        const into = { box: PDF_PHOTO, spool: spool.folder };
        const readPhoto = await printedPhotos(context.workspaceRoot, mission, into);
        const papers = { workspace, mission, actions, answers: readAnswers(context, mission), readPhoto };
        for (const language of languages) {
          if (options['for'] === undefined) files.push(...papersOf(context, { ...papers, language }));
          for (const reader of readers(mission))
            files.push(...ownPapers(context, { ...papers, language }, reader));
        }
      }
      kept.note(files.map(({ path }) => path));
      return finish(context, files, { folder, audience: 'internal' });
    } finally {
      spool.drop();
    }
  },
};

/** Of other missions a brief tells what was before with the same partners, and where that stands. */
function toldInBrief(
  { id, period, bilaterals }: Mission,
  workspace: Workspace,
  actions: readonly ActionItem[],
): readonly unknown[] {
  const partners = new Set(bilaterals.flatMap((bilateral) => bilateral.partners));
  const isShared = (others: readonly PartnerId[]) => others.some((partner) => partners.has(partner));
  const before = workspace.missions.filter(
    (mission) =>
      mission.id !== id &&
      mission.period.from < period.from &&
      commitmentsOf(mission)
        .map((each) => each.partners)
        .concat(mission.bilaterals.map((each) => each.partners))
        .some(isShared),
  );
  const items = actions
    .filter(({ mission }) => mission.id === id || before.some((each) => each.id === mission.id))
    .map(({ mission, bilateral, ...own }) => [mission.id, bilateral?.id, own]);
  return [before.map(digestOfMission), items];
}

type Papers = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly actions: readonly ActionItem[];
  readonly answers: Answers;
  readonly language: LanguageTag;
  readonly readPhoto: ReadPhoto;
};

/** What a delegate carries in one language, and the form that the report is reviewed on. */
function papersOf(context: Context, papers: Papers): readonly Edition[] {
  const { language, mission } = papers;
  const t = context.words(language);
  const input = { ...papers, t, now: madeAt(context), ...readersOf() };
  const path = (name: string): string => `missions/${mission.id}/${name}.${language}.pdf`;
  const agenda = setAgenda(input);
  const daySheets = setDaySheets(input);
  return [
    { path: path('brief'), made: setBrief(input) },
    { path: path('pocket'), made: setPocketSchedule(input) },
    { path: path('pocket-folded'), made: setPocketSchedule(input, 'folded') },
    ...(daySheets ? [{ path: path('day-sheets'), made: daySheets }] : []),
    ...(agenda ? [{ path: path('agenda'), made: agenda }] : []),
    { path: path('review-form'), made: setReviewForm(input) },
  ];
}

/** What one delegate carries: the book with their own meetings, and their own days to fold. */
function ownPapers(context: Context, papers: Papers, reader: PersonId): readonly Edition[] {
  const { language, mission } = papers;
  const t = context.words(language);
  const own = ownPart(mission, reader);
  const input = { ...papers, mission: own, reader, t, now: madeAt(context), ...readersOf() };
  const path = (name: string): string => `missions/${mission.id}/delegates/${reader}.${name}.${language}.pdf`;
  return [
    { path: path('brief'), made: setBrief(input) },
    { path: path('pocket'), made: setPocketSchedule(input, 'folded') },
  ];
}

/**
 * Who gets an edition of their own: whom `--for` names, else everyone while the mission is not over. A name that is
 * no delegate's is told, with those that are.
 */
function readersAsked(
  context: Context,
  { workspace, missions }: { readonly workspace: Workspace; readonly missions: readonly Mission[] },
  asked: string | boolean | undefined,
): ((mission: Mission) => readonly PersonId[]) | undefined {
  const delegates = ({ delegation }: Mission) => namedDelegates(delegation).map(({ person }) => person);
  if (asked === undefined) {
    const today = civilOf(context.now, workspace.settings.home.timeZone).date;
    return (mission) => (mission.period.to >= today ? delegates(mission) : []);
  }
  const known = missions.flatMap(delegates);
  const found = known.find((person) => isCalled(workspace, person, String(asked)));
  if (found) return (mission) => delegates(mission).filter((person) => person === found);
  context.complain(
    context.t('cli.brief.no-delegate', { name: String(asked), known: [...new Set(known)].join(', ') }),
  );
  return undefined;
}

/** By identifier or by name in any language. */
function isCalled(workspace: Workspace, person: PersonId, name: string): boolean {
  const wanted = name.normalize('NFC').toLowerCase();
  const names = Object.values(workspace.people.get(person)?.name ?? {});
  return [person, ...names].some((each) => each.toLowerCase() === wanted);
}

/** Where every commitment stands today; a register at fault is told. */
function readActions(context: Context, workspace: Workspace): readonly ActionItem[] | undefined {
  const reading = readLogs(context.workspaceRoot, ACTIONS);
  if ('fault' in reading) {
    tellDiagnostics(context, [reading.fault]);
    return undefined;
  }
  const { timeZone } = workspace.settings.home;
  const today = civilOf(context.now, timeZone).date;
  return deriveActions(workspace, recordsOf(reading.value, timeZone), { today });
}
