import type { Audience } from '#model/audience.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { SpooledFile } from '#register/write-file.ts';
import { hasReport } from '#reports/report-input.ts';
import { pagesOfReport } from '#reports/set-report.ts';
import { withPlacements } from '#schedule/with-placements.ts';
import type { Context } from './command.ts';
import { tellFound } from './locate-findings.ts';
import { readAssignees } from './read-assignees.ts';
import type { Placements } from './released-placements.ts';
import { printedPhotos, readersOf } from './report-editions.ts';
import { putAside } from './spool.ts';
import { madeAt } from './take-papers.ts';

/** The largest photo of a word processor's file: the width of the column, and so high that its caption stays with it. */
const WORD_PHOTO = { widthPt: 451, heightPt: 300 };

export type ReportFile = { readonly path: string; readonly content: Uint8Array | SpooledFile };

type Wanted = {
  readonly mission: Mission;
  readonly placements: Placements;
  readonly audience: Audience;
  /** Where large files wait until all are made. */
  readonly spool: string;
};

/** The report as a Word and an OpenDocument text in each language that has its prose; `undefined` when something in it cannot be set, which is told. */
export async function reportFiles(
  context: Context,
  workspace: Workspace,
  { mission, placements, audience, spool }: Wanted,
): Promise<readonly ReportFile[] | undefined> {
  const { reportDocx } = await import('#reports/docx/report-docx.ts');
  const { reportOdt } = await import('#reports/odt/report-odt.ts');
  const assignees = readAssignees(context, workspace, { missions: [mission], audience });
  if (!assignees) return undefined;
  const placed = withPlacements(mission, placements);
  const readPhoto = await printedPhotos(context.workspaceRoot, placed, { box: WORD_PHOTO, spool });
  const files: ReportFile[] = [];
  const readers = readersOf();
  for (const language of workspace.settings.languages) {
    const t = context.words(language);
    const input = { workspace, mission: placed, assignees, language, t, now: madeAt(context), readPhoto };
    const pageOf = hasReport(placed, language) ? pagesOfReport({ ...input, ...readers }) : undefined;
    const makers = { docx: reportDocx, odt: reportOdt };
    for (const [format, make] of Object.entries(makers)) {
      const document = await make({ ...input, pageOf });
      if (document === undefined) continue;
      if ('findings' in document) {
        tellFound(context, document.findings);
        return undefined;
      }
      const path = `missions/${mission.id}/report.${language}.${format}`;
      files.push({ path, content: putAside(document.pieces, spool) });
    }
  }
  return files;
}
