import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { type Answers, foldAnswers } from '#model/answer.ts';
import type { Audience } from '#model/audience.ts';
import { commitmentKey, commitmentsOf, type Mission, type Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLogs } from '#register/event-log.ts';
import { readMail } from '#register/mail.ts';
import { RECOMMENDATIONS } from '#register/recommendations.ts';
import { readSchedules } from '#register/schedules.ts';
import { recordsOf } from '#tracker/action-records.ts';
import { adoptionRecordsOf } from '#tracker/adoption-records.ts';
import { recordsFor } from '#tracker/update-action.ts';
import type { Release, SiteContext } from './context.ts';

export type SiteRegister = Pick<
  SiteContext,
  'released' | 'releases' | 'records' | 'answers' | 'adoptions'
> & {
  readonly diagnostics: readonly Diagnostic[];
};

/** What the tool has written down of what is in view: released times, and the life of commitments. */
export function readSiteRegister(root: string, view: Workspace, audience: Audience): SiteRegister {
  const { timeZone } = view.settings.home;
  const actions = readLogs(root, ACTIONS);
  const known = new Set(view.missions.flatMap(commitmentsOf).map(commitmentKey));
  const records =
    'value' in actions ? recordsOf(actions.value, timeZone).filter(({ id }) => known.has(id)) : [];
  const adoptions = audience === 'internal' ? readLogs(root, RECOMMENDATIONS) : { value: [] };
  const schedules = view.missions.map((mission) => ({ mission, ...readReleases(root, mission) }));
  const mails = audience === 'internal' ? view.missions.map((mission) => readAnswers(root, mission)) : [];
  return {
    // Where the last release puts them.
    released: new Map(
      schedules.flatMap(({ mission, releases }) =>
        [...(releases.at(-1)?.placements ?? [])].map(([id, placement]) => [`${mission.id}/${id}`, placement]),
      ),
    ),
    releases: new Map(schedules.map(({ mission, releases }) => [mission.id, releases])),
    answers: new Map(mails.flatMap(({ answers }) => answers)),
    records: recordsFor(records, audience),
    adoptions: 'value' in adoptions ? adoptionRecordsOf(adoptions.value, timeZone) : [],
    diagnostics: [
      ...('fault' in actions ? [actions.fault] : []),
      ...('fault' in adoptions ? [adoptions.fault] : []),
      ...[...schedules, ...mails].flatMap(({ diagnostics }) => diagnostics),
    ],
  };
}

type Answered = {
  readonly answers: readonly (readonly [string, Answers])[];
  readonly diagnostics: readonly Diagnostic[];
};

/** What guests have answered: for the office alone. */
function readAnswers(root: string, { id }: Mission): Answered {
  const reading = readMail(root, id);
  if ('fault' in reading) return { answers: [], diagnostics: [reading.fault] };
  return { answers: [[id, foldAnswers(reading.value)]], diagnostics: [] };
}

type ReadReleases = { readonly releases: readonly Release[]; readonly diagnostics: readonly Diagnostic[] };

/** Where each release puts the meetings in view; a draft is not for readers. */
function readReleases(root: string, mission: Mission): ReadReleases {
  const reading = readSchedules(root, mission.id);
  if ('fault' in reading) return { releases: [], diagnostics: [reading.fault] };
  const shown = new Set(mission.bilaterals.map(({ id }) => id));
  const releases = reading.value.releases.map(({ releasedAt, assignments }) => ({
    at: releasedAt,
    placements: new Map(
      assignments
        .filter(({ bilateral }) => shown.has(bilateral))
        .map(({ bilateral, with: _staff, ...placement }) => [bilateral, placement] as const),
    ),
  }));
  return { releases, diagnostics: [] };
}
