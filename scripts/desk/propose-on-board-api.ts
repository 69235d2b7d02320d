import { z } from 'zod';
import { dateStyle } from '#locale/dates.ts';
import { BilateralId, PersonId, RoomId } from '#model/identifier.ts';
import { ScheduleAssignment } from '#register/schedules.ts';
import { describeChanges } from '#schedule/change-words.ts';
import { compareSchedules } from '#schedule/compare.ts';
import { confirmedMoves } from '#schedule/confirmed.ts';
import { explainMeeting } from '#schedule/explain.ts';
import type { Meeting } from '#schedule/problem.ts';
import { describeExplanation } from '#schedule/reason-words.ts';
import { missionBoard } from '#schedule/slots/mission-board.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import { languageOf } from './language.ts';
import type { Boards, OpenBoard } from './mission-board.ts';
import { saveMoved } from './move-on-board.ts';

/** What stands now, the last release, or nothing at all. */
const Proposing = z.object({ from: z.enum(['here', 'release', 'nothing']) });
const Taking = z.object({ job: z.string(), digest: z.string() });

const OPTIONS = { here: [], release: ['--replan'], nothing: ['--fresh'] } as const;

/** Of what `schedule --json` prints. */
const Printed = z.object({
  instanceDigest: z.string(),
  seed: z.number().int(),
  assignments: z.array(ScheduleAssignment),
});
type Printed = z.output<typeof Printed>;

/** A name that a supposition is made of: no sign that parts one from the next. */
const Name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^,:=\n-][^,:=\n]*$/);
const Clock = z.string().regex(/^\d\d:\d\d$/);
const Supposition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('without'),
    thing: z.enum(['room', 'person', 'bilateral', 'day']),
    id: z.union([RoomId, PersonId, BilateralId, Name]),
  }),
  z.object({ kind: z.literal('room'), id: Name, seats: z.number().int().min(1).max(99_999).optional() }),
  z.object({
    kind: z.literal('window'),
    meeting: BilateralId,
    when: z
      .string()
      .trim()
      .min(1)
      .max(400)
      .regex(/^[^\n]+$/),
  }),
  z.object({ kind: z.literal('minutes'), meeting: BilateralId, minutes: z.number().int().min(5).max(480) }),
  z.object({ kind: z.literal('day'), date: z.iso.date(), from: Clock, to: Clock }),
]);
type Supposition = z.output<typeof Supposition>;
const Supposing = z.object({ suppositions: z.array(Supposition).min(1).max(20) });

/**
 * Searches run as the command `schedule`, in a process of its own, and keep nothing by themselves.
 * - `POST /api/board/<mission>/propose { from }`: `{ job }`; `GET …/proposed/<job>`: what it would change, in words.
 * - `POST …/take { job, digest }`: exactly what was shown becomes the draft; 409 something has changed since.
 * - `POST …/what-if { suppositions }`: `{ job }`, whose output says what would become of the schedule.
 */
export function addProposing(app: DeskApp, desk: Desk, boards: Boards): void {
  app.post('/api/board/:mission/propose', async (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    const asked = Proposing.safeParse(await c.req.json().catch(() => undefined));
    if (!opened || !asked.success) return refuse(c, desk, { key: 'no-place' });
    const args = ['schedule', opened.mission.id, ...OPTIONS[asked.data.from], '--dry-run', '--json'];
    const { job } = desk.jobs.start('propose', [...args, '--lang', languageOf(c)]);
    return c.json({ job: job.id }, 202);
  });
  app.get('/api/board/:mission/proposed/:job', (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    const printed = opened && printedBy(desk, c.req.param('job'), opened);
    if (!opened || !printed) return refuse(c, desk, { key: 'no-proposal', status: 404 });
    return c.json(tellProposal(desk, opened, printed, languageOf(c)));
  });
  app.post('/api/board/:mission/take', async (c) => {
    // What somebody has just written elsewhere is not told yet: of other facts a proposal is none.
    desk.facts.forget();
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    const asked = Taking.safeParse(await c.req.json().catch(() => undefined));
    const printed = opened && asked.success ? printedBy(desk, asked.data.job, opened) : undefined;
    if (!opened || !printed) return refuse(c, desk, { key: 'no-proposal', status: 404 });
    const isCurrent = asked.data?.digest === opened.digest;
    const isSaved = isCurrent && (await saveMoved(desk, opened, printed.assignments, printed.seed));
    return isSaved ? c.json({}) : refuse(c, desk, { key: 'board-changed', status: 409 });
  });
  app.post('/api/board/:mission/what-if', async (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    const asked = Supposing.safeParse(await c.req.json().catch(() => undefined));
    if (!opened || !asked.success) return refuse(c, desk, { key: 'what-if-unclear' });
    const args = ['schedule', opened.mission.id, ...optionsOf(asked.data.suppositions)];
    const { job } = desk.jobs.start('what-if', [...args, '--lang', languageOf(c)]);
    return c.json({ job: job.id }, 202);
  });
}

/** What a search has printed for this mission as its facts are now; nothing while it runs, or of other facts. */
function printedBy(desk: Desk, id: string, { instanceDigest }: OpenBoard): Printed | undefined {
  const job = desk.jobs.find(id);
  if (job?.name !== 'propose' || job.code === undefined) return undefined;
  const printed = Printed.safeParse(parsed(job.output));
  return printed.success && printed.data.instanceDigest === instanceDigest ? printed.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tellProposal(
  desk: Desk,
  { workspace, mission, standing, digest }: OpenBoard,
  { assignments }: Printed,
  language: string,
) {
  const style = dateStyle(workspace.settings, language);
  const t = desk.words(language);
  const { timetable, speech } = missionBoard(workspace, mission, assignments, { t, style });
  const words = { names: speech.names, t, style };
  const proposal = { timetable, weight: 0, bound: 0, kept: new Set<Meeting>() };
  const without = timetable.unplaced();
  const known = standing.released.length > 0 ? standing.released : standing.assignments;
  return {
    digest,
    placed: timetable.problem.meetings.length - without.length,
    of: timetable.problem.meetings.length,
    changes: describeChanges(compareSchedules(standing.assignments, assignments), words),
    confirmed: describeChanges(confirmedMoves(mission, known, assignments), words),
    unplaced: without.map((meeting) => ({
      title: speech.names.meeting(meeting.id),
      ...describeExplanation(explainMeeting(proposal, meeting), speech),
    })),
  };
}

/** As the command reads them: what is left out in one option, each other supposition in one of its own. */
function optionsOf(suppositions: readonly Supposition[]): readonly string[] {
  const without = suppositions.flatMap((each) =>
    each.kind === 'without' ? [`${each.thing}:${each.id}`] : [],
  );
  const more = suppositions.flatMap((each) => (each.kind === 'without' ? [] : [`--with=${withText(each)}`]));
  return [...(without.length > 0 ? [`--without=${without.join(',')}`] : []), ...more];
}

function withText(supposed: Exclude<Supposition, { kind: 'without' }>): string {
  switch (supposed.kind) {
    case 'room':
      return `room:${supposed.id}${supposed.seats === undefined ? '' : `,seats=${supposed.seats}`}`;
    case 'window':
      return `window:${supposed.meeting}=${supposed.when}`;
    case 'minutes':
      return `minutes:${supposed.meeting}=${supposed.minutes}`;
    case 'day':
      return `day:${supposed.date}=${supposed.from}-${supposed.to}`;
    default:
      return supposed satisfies never;
  }
}
