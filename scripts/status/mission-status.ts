import type { Placement } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { filingDeadline } from '#model/filing-deadline.ts';
import { dayRange } from '#model/partial-date.ts';
import { findProse } from '#model/prose.ts';
import type { ActionItem } from '#model/tracked-action.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { missionMarks } from '#rules/to-fill-in.ts';

/** What a mission's life consists of, in order. */
export const STATUS_STEPS = [
  'facts',
  'placed',
  'confirmed',
  'recorded',
  'readouts',
  'report',
  'filed',
  'published',
  'promises',
] as const;
export type StepName = (typeof STATUS_STEPS)[number];

/** One step: how many things it has left of how many, and by when. `until` is a civil date of the home zone. */
export type StatusStep = {
  readonly name: StepName;
  readonly left: number;
  readonly of: number;
  readonly until: string | undefined;
  readonly isLate: boolean;
};

export type MissionStatus = {
  readonly mission: Mission;
  readonly phase: 'to-come' | 'under-way' | 'past';
  readonly steps: readonly StatusStep[];
  /** The first step of this phase that has anything left; undefined when all is done for now. */
  readonly next: StatusStep | undefined;
};

/** `today` is a civil date of the home zone. @example phaseOf(mission, '2027-02-22') // 'under-way' */
export function phaseOf({ period }: Pick<Mission, 'period'>, today: string): MissionStatus['phase'] {
  if (today < period.from) return 'to-come';
  return today <= period.to ? 'under-way' : 'past';
}

export type StatusScene = {
  readonly workspace: Workspace;
  /** A civil date of the home zone. */
  readonly today: string;
  /** Where the last release puts each meeting, by its identifier. */
  readonly released: ReadonlyMap<string, Placement>;
  /** The mission's own items. */
  readonly actions: readonly ActionItem[];
};

/**
 * Where a mission stands: what is done, what comes next, until when. Steps that no longer make sense (a
 * meeting that was wanted and never held, after the return) are not asked for; of a mission that is called off
 * nothing is.
 */
export function missionStatus(mission: Mission, scene: StatusScene): MissionStatus {
  const { today } = scene;
  const phase = phaseOf(mission, today);
  if (isOff(mission)) return { mission, phase, steps: [], next: undefined };
  const steps = [
    ...beforeSteps(mission, scene, phase),
    ...afterSteps(mission, scene).filter(({ name }) => isInQuestion(name, { mission, phase })),
  ].map(
    (step): StatusStep => ({
      ...step,
      isLate: step.left > 0 && step.until !== undefined && step.until < today,
    }),
  );
  return { mission, phase, steps, next: steps.find(({ left }) => left > 0) };
}

/**
 * Before the trip nothing is asked of what comes after it but what meetings that were held already leave to do; once
 * none is to come any more, everything.
 */
function isInQuestion(name: StepName, { mission, phase }: Pick<MissionStatus, 'mission' | 'phase'>): boolean {
  if (phase !== 'to-come') return true;
  if (!mission.bilaterals.some((each) => each.status === 'held' && !isOff(each))) return false;
  return !OF_REPORT.has(name) || !mission.bilaterals.some(isAsked);
}

const OF_REPORT: ReadonlySet<StepName> = new Set(['report', 'filed', 'published']);

const isAsked = (bilateral: Mission['bilaterals'][number]): boolean =>
  !isOff(bilateral) &&
  bilateral.request !== undefined &&
  (bilateral.status === 'wanted' || bilateral.status === 'confirmed');

type Step = Omit<StatusStep, 'isLate'>;

function beforeSteps(
  mission: Mission,
  { workspace, released }: StatusScene,
  phase: MissionStatus['phase'],
): readonly Step[] {
  const until = mission.period.from;
  const marks = missionMarks(mission, workspace.settings.languages);
  const facts = marks.filter(({ code }) => code === 'mark-before-trip').length;
  const asked = mission.bilaterals.filter(isAsked);
  const isPlaced = ({ id, placement, request }: Mission['bilaterals'][number]): boolean =>
    placement !== undefined || request?.pin !== undefined || released.has(id);
  const unplaced = asked.filter((each) => !isPlaced(each)).length;
  // A meeting without a time is not agreed either.
  const unconfirmed = asked.filter(({ status }) => status === 'wanted').length;
  const meetings: readonly Step[] =
    asked.length === 0 || phase === 'past'
      ? []
      : [
          { name: 'placed', left: unplaced, of: asked.length, until },
          { name: 'confirmed', left: unconfirmed, of: asked.length, until },
        ];
  return [{ name: 'facts', left: facts, of: facts, until }, ...meetings];
}

function afterSteps(mission: Mission, { workspace, today, released, actions }: StatusScene): readonly Step[] {
  const filing = filingDeadline(workspace, mission);
  const { languages } = workspace.settings;
  const held = mission.bilaterals.filter((bilateral) => bilateral.status === 'held' && !isOff(bilateral));
  const isOver = (date: string | undefined): boolean => date !== undefined && date < today;
  const unrecorded = mission.bilaterals.filter(
    ({ id, status, request, placement, cancelled }) =>
      !isOff({ cancelled }) &&
      (status === 'wanted' || status === 'confirmed') &&
      isOver(placement?.date ?? request?.pin?.date ?? released.get(id)?.date),
  ).length;
  const silent = held.filter(
    ({ id, format }) =>
      format !== 'exchange' &&
      languages.some((language) => !findProse(mission.prose, { kind: 'readout', language, bilateral: id })),
  ).length;
  const marks = missionMarks(mission, languages).filter(({ code }) => code === 'mark-before-filing').length;
  const unwritten = languages.filter(
    (language) => !findProse(mission.prose, { kind: 'report', language }),
  ).length;
  const published = mission.published === undefined ? undefined : dayRange(mission.published)?.latest;
  const ours = actions.filter(
    ({ commitment, status }) =>
      commitment.owner !== 'partner' && commitment.owner !== 'third' && status !== 'dropped',
  );
  const open = ours.filter(({ status }) => status !== 'done');
  return [
    ...(unrecorded + held.length > 0
      ? [
          { name: 'recorded', left: unrecorded, of: unrecorded + held.length, until: filing } as const,
          { name: 'readouts', left: silent, of: held.length, until: filing } as const,
        ]
      : []),
    { name: 'report', left: unwritten + marks, of: languages.length + marks, until: filing },
    { name: 'filed', left: mission.reportDate === undefined ? 1 : 0, of: 1, until: filing },
    {
      name: 'published',
      left: published !== undefined && published <= today ? 0 : 1,
      of: 1,
      until: published,
    },
    ...(ours.length > 0
      ? [{ name: 'promises', left: open.length, of: ours.length, until: earliest(open) } as const]
      : []),
  ];
}

function earliest(items: readonly ActionItem[]): string | undefined {
  return items.flatMap(({ due }) => due.latest ?? []).sort()[0];
}
