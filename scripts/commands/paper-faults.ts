import type { Finding } from '#diagnostics/diagnostic.ts';
import { loadFonts } from '#load/fonts.ts';
import { heldPicture } from '#load/paper-picture.ts';
import { readAnnexes } from '#load/read-annexes.ts';
import { readPicture } from '#load/read-picture.ts';
import { resamplePicture } from '#load/resample-picture.ts';
import { wordsSaid } from '#load/words.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { findBadImage } from '#reports/bad-images.ts';
import { paperScope } from '#reports/paper-scope.ts';
import { isCmyk } from '#reports/pdf/image-size.ts';
import { proseFaults } from '#reports/prose-faults.ts';
import { hasReport, type ReportInput } from '#reports/report-input.ts';
import { setAgenda } from '#reports/set-agenda.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setDaySheets } from '#reports/set-day-sheets.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import { setReport } from '#reports/set-report.ts';
import { setReviewForm } from '#reports/set-review-form.ts';
import { areFactsDrawn } from '#reports/text/drawn-facts.ts';
import type { Context } from './command.ts';
import { asReleased } from './released-placements.ts';

/**
 * What would keep the papers of a mission from being set, found without setting them. It depends on what
 * `openPaperDigests` reads and on nothing else: not on the clock, and of other missions on what `paperScope` leaves.
 */
export async function paperFaults(
  context: Pick<Context, 'workspaceRoot' | 'words'>,
  whole: Workspace,
  mission: Mission,
): Promise<readonly Finding[]> {
  const workspace = paperScope(whole, mission);
  const root = context.workspaceRoot;
  const faults = workspace.settings.languages.flatMap((language) => {
    const input = {
      workspace,
      mission: asReleased(root, mission),
      language,
      t: context.words(language),
      fonts: loadFonts(),
      now: 0,
      onlyFaults: true,
    } as const;
    const told = toldOf(whole, workspace);
    const isDrawn = areFactsDrawn({ ...input, workspace: whole, told, words: wordsOf(context)(language) });
    return isDrawn ? proseFaults(input) : faultsOfPapers(input);
  });
  return [...(await appendedFaults(root, workspace, mission)), ...faults];
}

/** Read once in a command, by language. */
const wordsOf = onceForEach(({ workspaceRoot }: Pick<Context, 'workspaceRoot' | 'words'>) => {
  const read = new Map<string, ReturnType<typeof wordsSaid>>();
  return (language: string) => {
    const words = read.get(language) ?? wordsSaid(language, workspaceRoot);
    read.set(language, words);
    return words;
  };
});

/** What is wrong with the annexes and pictures of a mission, whatever else is. */
export async function appendedFaults(
  root: string,
  workspace: Pick<Workspace, 'settings'>,
  mission: Mission,
): Promise<readonly Finding[]> {
  const { findings } = await readAnnexes(root, mission);
  return [...findings, ...(await badPictures(root, workspace, mission))];
}

/** The missions of a scope as they were read: the same objects for every mission that tells of them. */
const toldOf = (whole: Workspace, scope: Workspace): readonly Mission[] =>
  whole.missions.filter(({ id }) => scope.missions.some((each) => each.id === id));

/** What every paper there is of a mission in one language lacks; the parallel edition says what the two single ones say. */
function faultsOfPapers(input: ReportInput): readonly Finding[] {
  const papers = [
    ...(hasReport(input.mission, input.language) ? [setReport(input)] : []),
    setBrief(input),
    setPocketSchedule(input),
    setDaySheets(input),
    setAgenda(input),
    setReviewForm(input),
  ];
  return papers.flatMap((paper) => (paper && 'findings' in paper ? paper.findings : []));
}

const SMALL = { widthPx: 64, heightPx: 64 };

/** One picture after the other is read and let go. What `load` has refused already is not told again. */
async function badPictures(
  root: string,
  { settings }: Pick<Workspace, 'settings'>,
  mission: Mission,
): Promise<readonly Finding[]> {
  if (!settings.languages.some((language) => hasReport(mission, language))) return [];
  const findings: Finding[] = [];
  for (const photo of mission.photos) {
    const read = photo.file === undefined ? undefined : readPicture(root, mission, photo.file);
    if (!read || !('picture' in read)) continue;
    const { bytes } = read.picture;
    const picture = heldPicture(bytes);
    // Colours of print are converted where they can be, as they are for the report itself.
    const shown = isCmyk(picture) ? heldPicture(await resamplePicture(read.picture, SMALL)) : picture;
    findings.push(...findBadImage(shown, mission, photo));
  }
  return findings;
}
