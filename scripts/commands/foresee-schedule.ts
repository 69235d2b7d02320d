import type { Finding } from '#diagnostics/diagnostic.ts';
import { dateStyle } from '#locale/dates.ts';
import { civilOf } from '#model/civil-time.ts';
import { meetingState } from '#model/meeting-state.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { readSchedules } from '#register/schedules.ts';
import { lastRelease, placementsOf } from '#schedule/release.ts';
import { missionBoard } from '#schedule/slots/mission-board.ts';
import { type ScheduleVersion, versionsOf } from '#schedule/versions.ts';
import type { Context } from './command.ts';
import { readAnswers } from './read-answers.ts';

/**
 * What the schedule of a mission to come says that its facts, or its guests, no longer do: a place of the
 * draft or the last release that breaks a rule by now, and meetings that were declined or are wanted at
 * another time.
 */
export function foreseeSchedule(
  context: Context,
  workspace: Workspace,
  mission: Mission,
): readonly Finding[] {
  const today = civilOf(context.now, workspace.settings.home.timeZone).date;
  if (mission.period.to < today) return [];
  const reading = readSchedules(context.workspaceRoot, mission.id);
  if ('fault' in reading) return [];
  const version = versionsOf(reading.value).at(-1);
  return [
    ...(version ? clashesIn(context, { workspace, mission, version }) : []),
    ...answersIn(context, mission, lastRelease(reading.value)),
  ];
}

type Scene = { readonly workspace: Workspace; readonly mission: Mission; readonly version: ScheduleVersion };

function clashesIn(context: Context, { workspace, mission, version }: Scene): readonly Finding[] {
  const { t, language } = context;
  const style = dateStyle(workspace.settings, language);
  const { judge } = missionBoard(workspace, mission, version.assignments, { t, style });
  const release = version.isDraft ? t('schedule.draft') : version.name;
  // What was held elsewhere than released has left the schedule, and nothing is to be moved for it.
  const records = new Set(
    mission.bilaterals.filter(({ placement, status }) => placement && status === 'held').map(({ id }) => id),
  );
  return version.assignments.flatMap(({ bilateral, ...slot }): readonly Finding[] => {
    if (records.has(bilateral)) return [];
    const told = judge(bilateral, slot);
    if ('fault' in told || told.verdict.fits) return [];
    const why = told.words.clashes.join('; ');
    return [
      findingOf(mission, bilateral, {
        code: 'schedule-broken',
        parameters: { meeting: bilateral, release, why },
      }),
    ];
  });
}

type Release = ReturnType<typeof lastRelease>;

function answersIn(context: Context, mission: Mission, release: Release): readonly Finding[] {
  if (!release) return [];
  const released = placementsOf(release);
  const answers = readAnswers(context, mission);
  const zone = missionZone(mission);
  return mission.bilaterals.flatMap((bilateral): readonly Finding[] => {
    const place = released.get(bilateral.id);
    if (!place) return [];
    const state = meetingState(bilateral, { released: place, placed: true, answers, zone });
    if (state !== 'declined' && state !== 'counter') return [];
    const parameters = { meeting: bilateral.id, call: context.call(`schedule ${mission.id} --fill`) };
    return [findingOf(mission, bilateral.id, { code: `meeting-${state}`, parameters })];
  });
}

type Told = Pick<Finding, 'code' | 'parameters'>;

function findingOf({ id }: Mission, bilateral: string, told: Told): Finding {
  const at = { file: `data/missions/${id}/bilaterals.yaml`, path: ['bilaterals', bilateral] };
  return { ...told, severity: 'warning', at };
}
