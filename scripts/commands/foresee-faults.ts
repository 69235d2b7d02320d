import type { Diagnostic, Finding } from '#diagnostics/diagnostic.ts';
import { loadFonts } from '#load/fonts.ts';
import { readAnnexes } from '#load/read-annexes.ts';
import { readPicture } from '#load/read-picture.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { findBadImage } from '#reports/bad-images.ts';
import { hasReport, type ReportInput, type SetResult } from '#reports/report-input.ts';
import { setAgenda } from '#reports/set-agenda.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setDaySheets } from '#reports/set-day-sheets.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import { setReport } from '#reports/set-report.ts';
import { setReviewForm } from '#reports/set-review-form.ts';
import type { Context } from './command.ts';
import { foreseeSchedule } from './foresee-schedule.ts';
import { locateFindings } from './locate-findings.ts';
import { asReleased } from './released-placements.ts';

/**
 * What would keep the papers of missions from being set, found without setting them: characters that no
 * font has, pictures and annexes that cannot be printed. `workspace`: as the office has it, which holds
 * all that the public sees.
 */
export async function foreseeFaults(
  context: Context,
  workspace: Workspace,
  missions: readonly Mission[],
): Promise<readonly Diagnostic[]> {
  const findings: Finding[] = [];
  for (const mission of missions) findings.push(...(await faultsOf(context, workspace, mission)));
  return locateFindings(context.workspaceRoot, findings);
}

async function faultsOf(
  context: Context,
  workspace: Workspace,
  mission: Mission,
): Promise<readonly Finding[]> {
  const { findings } = await readAnnexes(context.workspaceRoot, mission);
  const papers = workspace.settings.languages.flatMap((language) =>
    papersOf({
      workspace,
      mission: asReleased(context.workspaceRoot, mission),
      language,
      t: context.words(language),
      fonts: loadFonts(),
      now: context.now,
      onlyFaults: true,
    }),
  );
  return [
    ...findings,
    ...foreseeSchedule(context, workspace, mission),
    ...badPictures(context.workspaceRoot, workspace, mission),
    ...papers.flatMap((paper) => (paper && 'findings' in paper ? paper.findings : [])),
  ];
}

/** Every paper there is of a mission in one language; the parallel edition says what the two single ones say. */
function papersOf(input: ReportInput): readonly (SetResult | undefined)[] {
  return [
    ...(hasReport(input.mission, input.language) ? [setReport(input)] : []),
    setBrief(input),
    setPocketSchedule(input),
    setDaySheets(input),
    setAgenda(input),
    setReviewForm(input),
  ];
}

/** One picture after the other is read and let go. What `load` has refused already is not told again. */
function badPictures(root: string, { settings }: Workspace, mission: Mission): readonly Finding[] {
  if (!settings.languages.some((language) => hasReport(mission, language))) return [];
  return mission.photos.flatMap((photo) => {
    const read = photo.file === undefined ? undefined : readPicture(root, mission, photo.file);
    return read && 'picture' in read ? findBadImage(read.picture.bytes, mission, photo) : [];
  });
}
