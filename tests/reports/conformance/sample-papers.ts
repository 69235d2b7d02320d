import { type Edition, makeEditions, readersOf } from '#commands/report-editions.ts';
import { heldPicture } from '#load/paper-picture.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { viewFor } from '#model/public-view.ts';
import type { Workspace } from '#model/workspace.ts';
import { setAgenda } from '#reports/set-agenda.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setDaySheets } from '#reports/set-day-sheets.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import { setReport } from '#reports/set-report.ts';
import { setReviewForm } from '#reports/set-review-form.ts';
import { inputFor, NOW, openFixture, words } from '../fixture.ts';
import { smallPng } from '../small-png.ts';

type SetResult = { readonly bytes: Uint8Array } | Extract<Edition['made'], { findings: unknown }>;
export type Paper = { readonly title: string; readonly made: SetResult };

/** Every PDF that the sample workspace gives, but for the reports of the office: `sample-reports` asks the same of these. */
export async function samplePapers(): Promise<readonly Paper[]> {
  const whole = openFixture(TOOLKIT_ROOT);
  return [...(await publicReports(whole)), ...delegatePapers(whole), picturedReport(whole)];
}

/** The photos of the samples are in nobody's files, so that one report is given pictures. */
export const PICTURED = 'report with pictures';

function picturedReport(workspace: Workspace): Paper {
  const sample = workspace.missions.find(({ id }) => id === '2014-c-tpat');
  if (!sample) throw new Error('the sample has this mission');
  const mission = { ...sample, photos: sample.photos.map((photo) => ({ ...photo, file: 'quay.png' })) };
  const input = inputFor(workspace, 'zh-TW', mission);
  return { title: PICTURED, made: setReport({ ...input, readPhoto: () => heldPicture(smallPng()) }) };
}

async function publicReports(whole: Workspace): Promise<readonly Paper[]> {
  const workspace = viewFor(whole, { audience: 'public', today: '2026-11-21' });
  const { languages } = workspace.settings;
  const editions = await makeEditions({
    workspaceRoot: TOOLKIT_ROOT,
    workspace,
    missions: workspace.missions,
    languages,
    now: NOW,
  });
  return editions.map(({ path, made }) => ({ title: `public ${path}`, made: held(made) }));
}

/** Nothing is put aside where no place for it is given. */
function held(made: Edition['made']): SetResult {
  if ('bytes' in made && 'spooled' in made.bytes) throw new Error('no place was given');
  return made as SetResult;
}

function delegatePapers(workspace: Workspace): readonly Paper[] {
  return workspace.missions.flatMap((mission) =>
    workspace.settings.languages.flatMap((language) => {
      const input = {
        workspace,
        mission,
        language,
        t: words(language),
        now: NOW,
        actions: [],
        ...readersOf(),
      };
      const papers = {
        brief: setBrief(input),
        pocket: setPocketSchedule(input),
        'day-sheets': setDaySheets(input),
        agenda: setAgenda(input),
        'review-form': setReviewForm(input),
      };
      return Object.entries(papers).flatMap(([name, made]) =>
        made ? [{ title: `internal ${mission.id} ${name} ${language}`, made }] : [],
      );
    }),
  );
}
