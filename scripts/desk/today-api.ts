import { listMissionIds } from '#load/list-mission-ids.ts';
import { readFields } from '#load/read-fields.ts';
import { type DateStyle, dateStyle, formatDate, formatDateRange } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import { assigneeName } from '#model/assignee.ts';
import { type CivilDate, civilOf } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { MissionFile } from '#model/mission.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';
import { readSchedules } from '#register/schedules.ts';
import { type MissionStatus, missionStatus, phaseOf, type StatusStep } from '#status/mission-status.ts';
import { type ActionItem, isSettled, sideOf } from '#tracker/action-item.ts';
import { byUrgency } from '#tracker/sort-actions.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { readTracker } from './facts.ts';
import { tellFault } from './failures.ts';
import { keepAnswer, readKept } from './kept-answers.ts';
import { languageOf } from './language.ts';
import { placesOfFaults } from './place-of-fault.ts';

const MOST_DUE = 12;
const MOST_FAULTS = 60;

type Said = { readonly language: string; readonly t: Translate; readonly style: DateStyle };

/**
 * `GET /api/today`: missions with what is next of each, what is due, and every fault with its way to the field.
 * While the workspace is read for the first time: what was answered when the desk was last open, as
 * `isFormer` where something has changed since; the first time ever the missions alone, as `isBegun`. Who was
 * given either is told when there is more.
 */
export function addToday(app: DeskApp, desk: Desk): void {
  app.get('/api/today', async (c) => {
    const language = languageOf(c);
    // Whatever the zone: who opens the desk around midnight reads first.
    const kept = { name: `today-${language}`, about: new Date(desk.now()).toISOString().slice(0, 13) };
    if (!desk.facts.isRead()) {
      const former = readKept(desk.root, kept.name, kept.about);
      const first = former ? { ...former.answer, isFormer: !former.isCurrent } : tellBegun(desk, language);
      const warm = desk.facts.warm({ isWaited: true });
      if (former?.isCurrent !== true) void warm.then(() => desk.news.tell({ type: 'changed', files: [] }));
      return c.json(first);
    }
    const answer = tellToday(desk, language);
    keepAnswer(desk.root, kept, answer);
    return c.json(answer);
  });
}

/** Missions by name and day, of which each has a short file of its own: all else takes reading and checking all. */
function tellBegun({ root, now }: Desk, language: string) {
  const nothing = { due: [], faults: [], counts: { errors: 0, warnings: 0 }, isBegun: true };
  const settings = readFields(root, 'data/workspace.yaml', WorkspaceSettings).value;
  if (!settings) return { ...nothing, missions: [] };
  const style = dateStyle(settings, language);
  const today = civilOf(now(), settings.home.timeZone).date;
  const missions = listMissionIds(root).map((id) => ({
    id,
    mission: readFields(root, `data/missions/${id}/mission.yaml`, MissionFile).value,
  }));
  return {
    ...nothing,
    today: formatDate(today, style),
    missions: missions
      .toSorted((a, b) => ((a.mission?.period.from ?? '') < (b.mission?.period.from ?? '') ? 1 : -1))
      .map(({ id, mission }) => ({
        id,
        title: mission ? localize(mission.shortTitle ?? mission.title, language) : id,
        period: mission ? formatDateRange(mission.period.from, mission.period.to, style) : '',
        phase: mission ? phaseOf(mission, today) : 'to-come',
        steps: [],
      })),
  };
}

function tellToday(desk: Desk, language: string) {
  const t = desk.words(language);
  const { workspace, diagnostics } = desk.facts.read();
  const placeOf = placesOfFaults(desk.root);
  const faults = diagnostics
    .slice(0, MOST_FAULTS)
    .map((each) => ({ ...tellFault(each, t), place: placeOf(each) }));
  const counts = {
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
  };
  if (!workspace) return { missions: [], due: [], faults, counts };
  const tracker = readTracker(desk.root, { workspace, now: desk.now() });
  const said: Said = { language, t, style: dateStyle(workspace.settings, language) };
  if ('fault' in tracker)
    return { missions: [], due: [], faults: [tellFault(tracker.fault, t), ...faults], counts };
  const { items, today } = tracker;
  return {
    today: formatDate(today as CivilDate, said.style),
    missions: workspace.missions.toReversed().map((mission) => {
      const actions = items.filter((item) => item.mission.id === mission.id);
      const scene = { workspace, today, released: placesOf(desk.root, mission), actions };
      return tellMission(missionStatus(mission, scene), said);
    }),
    due: byUrgency(items)
      .filter((item) => !isSettled(item) && item.due.latest !== undefined)
      .slice(0, MOST_DUE)
      .map((item) => tellItem(item, { workspace, today, said })),
    faults,
    counts,
  };
}

/** Where the last release puts each meeting; nowhere without one. */
function placesOf(root: string, mission: Mission) {
  const reading = readSchedules(root, mission.id);
  const release = 'value' in reading ? reading.value.releases.at(-1) : undefined;
  return new Map(
    (release?.assignments ?? []).map(({ bilateral, with: _staff, ...placement }) => [bilateral, placement]),
  );
}

function tellMission({ mission, phase, steps, next }: MissionStatus, { language, t, style }: Said) {
  const until = (step: StatusStep): string => {
    if (step.left === 0 || step.until === undefined) return '';
    const date = formatDate(step.until as CivilDate, style);
    return step.isLate ? t('status.late', { date }) : t('status.until', { date });
  };
  return {
    id: mission.id,
    title: localize(mission.shortTitle ?? mission.title, language),
    period: formatDateRange(mission.period.from, mission.period.to, style),
    phase,
    steps: steps.map((step) => ({
      words: t(`status.${step.left === 0 ? 'done' : 'todo'}.${step.name}`, { left: step.left, of: step.of }),
      until: until(step),
      isDone: step.left === 0,
      isNext: step === next,
      isLate: step.isLate,
    })),
  };
}

type Scene = { readonly workspace: Workspace; readonly today: string; readonly said: Said };

function tellItem(item: ActionItem, { workspace, today, said: { language, style } }: Scene) {
  const { due, assignee } = item;
  return {
    id: item.id,
    mission: item.mission.id,
    text: localize(item.commitment.text, language),
    side: sideOf(item),
    due: due.latest === undefined ? '' : formatDate(due.latest as CivilDate, style),
    isLate: due.latest !== undefined && due.latest < today,
    assignee: assignee === undefined ? '' : assigneeName(workspace, assignee, language),
  };
}
