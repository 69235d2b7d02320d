import { meetingState } from '#model/meeting-state.ts';
import { missionZone } from '#model/workspace.ts';
import type { ScheduleHappening } from '#register/schedules.ts';
import { minutesOfInstant } from '#schedule/instant.ts';
import { usualRoomsOf } from '#schedule/mission-rooms.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { timetableOf } from '#schedule/proposal.ts';
import { assignmentsOf, digestInstance, lastRelease, placementsOf } from '#schedule/release.ts';
import { lunchesOf } from '#schedule/slots/mission-board.ts';
import { answerHappening, changesBetween } from '#schedule/venue/answer-happening.ts';
import type { Happening, VenueDay } from '#schedule/venue/happening.ts';
import { missionDay } from '#schedule/venue/mission-day.ts';
import { readHappening, WALK_IN_SEATS } from '#schedule/venue/read-happening.ts';
import { toldOf, withTold } from '#schedule/venue/told-before.ts';
import { versionsOf } from '#schedule/versions.ts';
import type { Context, ExitCode } from './command.ts';
import { partnerFinder } from './find-partner.ts';
import { readAnswers } from './read-answers.ts';
import { saveAssignments } from './save-draft.ts';
import { type Filled, type FillJob, fillJson, fillText } from './schedule-fill-print.ts';
import { failWith } from './schedule-search.ts';
import { fitPrint } from './terminal.ts';
import { venueNames } from './venue-names.ts';
import { writeWalkIns } from './write-walk-ins.ts';

/**
 * `--fill`: the schedule as it is at the instant of `--now`, with what `--happens`. What has begun stays,
 * what is confirmed is asked about, gaps are filled from the waiting list, and it is said whom to call.
 */
export async function fillMission(context: Context, job: FillJob): Promise<ExitCode> {
  const { mission, instance, schedules, freed } = job;
  const version = versionsOf(schedules).at(-1);
  if (!version) return failWith(context, 'nothing-to-fill', { mission: mission.id });
  const now = Math.floor(context.now / 60_000);
  const happenings = readHappenings(context, job, now);
  if (!happenings) return 2;
  const told = stillTold(schedules.happened ?? [], happenings);
  const stands = missionDay(mission, instance, { assignments: version.assignments, yes: freed });
  const before = withTold(stands, told);
  const isOn = happenings.map((each) => tellNotOn(context, { happening: each, before, now })).every(Boolean);
  if (!isOn) return 2;
  const after = answerAll(before, [...declinedIn(context, job), ...happenings], {
    now,
    lunches: lunchesOf(mission),
  });
  const changes = changesBetween(before, after.day);
  const filled = { ...after, before, changes, told, tells: happenings.flatMap((each) => toldOf(each) ?? []) };
  context.print(context.json ? fillJson(context, job, filled) : fitPrint(fillText(context, job, filled)));
  return save(context, job, filled);
}

type Overrun = { readonly happening: Happening; readonly before: VenueDay; readonly now: number };

/** Only what has begun on this day can go on for longer; else that is told. */
function tellNotOn(context: Context, { happening, before, now }: Overrun): boolean {
  if (happening.kind !== 'overrun') return true;
  const start = before.assignments.find(({ meeting }) => meeting === happening.meeting)?.start;
  const begun = start === undefined ? undefined : minutesOfInstant(start);
  if (begun !== undefined && begun <= now && now - begun < DAY_MINUTES && happening.until > begun)
    return true;
  failWith(context, 'happens.not-on', { value: happening.meeting });
  return false;
}

const DAY_MINUTES = 24 * 60;

/** Without what is told to be back. */
function stillTold(
  told: readonly ScheduleHappening[],
  happenings: readonly Happening[],
): readonly ScheduleHappening[] {
  const back = new Set(happenings.flatMap((each) => (each.kind === 'back' ? [each.of] : [])));
  return told.filter(({ of }) => !back.has(of));
}

function answerAll(
  before: VenueDay,
  happenings: readonly Happening[],
  when: { readonly now: number; readonly lunches: ReadonlySet<string> },
): Pick<Filled, 'day' | 'questions'> {
  // With nothing that happens, gaps are filled all the same.
  const all = happenings.length === 0 ? [undefined] : happenings;
  return all.reduce<Pick<Filled, 'day' | 'questions'>>(
    ({ day }, happening) => {
      const answer = answerHappening({ ...day, yes: before.yes }, happening, when);
      return { day: answer.day, questions: answer.questions };
    },
    { day: before, questions: [] },
  );
}

function readHappenings(context: Context, job: FillJob, now: number): readonly Happening[] | undefined {
  const { instance, schedules, workspace, mission, input } = job;
  const { happens } = input.options;
  const told = (schedules.happened ?? []).map(({ of }) => of);
  if (typeof happens !== 'string') return [];
  const home = workspace.settings.home.economy;
  const partnerOf = partnerFinder(workspace);
  const named = venueNames(workspace, mission);
  const usualRooms = usualRoomsOf(mission, WALK_IN_SEATS);
  const delegates = mission.delegation.flatMap((each) => ('person' in each ? [each.person as string] : []));
  const ours = instance.people.map(({ id }) => id).filter((id) => delegates.includes(id));
  let isWhole = true;
  const read = happens.split('\n').flatMap((text) => {
    const happening = readHappening(text, { instance, now, ours, home, partnerOf, named, usualRooms, told });
    if ('kind' in happening) return [happening];
    isWhole = false;
    failWith(context, `happens.${happening.code}`, { ...happening });
    return [];
  });
  return isWhole ? read : undefined;
}

/** Meetings that the other side has declined by mail leave their place. */
function declinedIn(context: Context, { mission, instance, schedules }: FillJob): readonly Happening[] {
  const answers = readAnswers(context, mission);
  const last = lastRelease(schedules);
  const released = last ? placementsOf(last) : new Map<string, never>();
  const zone = missionZone(mission);
  const known = new Set(instance.meetings.map(({ id }) => id));
  return mission.bilaterals
    .filter((bilateral) => known.has(bilateral.id))
    .filter(
      (bilateral) =>
        meetingState(bilateral, { released: released.get(bilateral.id), placed: true, answers, zone }) ===
        'declined',
    )
    .map(({ id }) => ({ kind: 'refused' as const, meeting: id }));
}

/** Whoever walked in is written into the mission first: the register knows no meeting that is not there. */
async function save(context: Context, job: FillJob, { day, changes, tells }: Filled): Promise<ExitCode> {
  const { mission, instance } = job;
  const known = new Set<string>(instance.meetings.map(({ id }) => id));
  const newcomers = changes.flatMap(({ meeting, after }) =>
    after && !known.has(meeting) ? [{ id: meeting, place: after }] : [],
  );
  const { written, digest } = await writeWalkIns(context, job, { newcomers, instance: day.instance });
  if (context.dryRun || (changes.length === 0 && tells.length === 0)) return 0;
  const problem = prepareProblem(day.instance);
  const timetable = timetableOf(
    problem,
    day.assignments.filter(({ meeting }) => known.has(meeting) || written.has(meeting)),
  );
  const assignments = assignmentsOf({ timetable }).map(({ with: staff, ...place }) =>
    // Who meets them is now asked by name, and no longer chosen.
    staff === undefined || written.has(place.bilateral) ? place : { ...place, with: staff },
  );
  return saveAssignments(context, {
    mission,
    assignments,
    digest: digest ?? digestInstance(instance),
    seed: job.seed,
    told: tells,
  });
}
