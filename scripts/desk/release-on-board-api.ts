import { z } from 'zod';
import { editYaml } from '#edit/edit-yaml.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { dateStyle, formatDate } from '#locale/dates.ts';
import { type CivilDate, civilOf } from '#model/civil-time.ts';
import { dayRange } from '#model/partial-date.ts';
import { isPublished } from '#model/public-view.ts';
import { describeChanges } from '#schedule/change-words.ts';
import { compareSchedules, type ScheduleChange } from '#schedule/compare.ts';
import { confirmMeetings } from '#schedule/confirm-meetings.ts';
import { placementsOf } from '#schedule/release.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse, refuseMission } from './failures.ts';
import { languageOf } from './language.ts';
import type { Boards, OpenBoard } from './mission-board.ts';
import { keepDraft } from './move-on-board.ts';
import { seenByAll, whoIsTold } from './who-is-told.ts';
import { writeStep } from './write-step.ts';

const Releasing = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}]+$/u),
  digest: z.string(),
});
const Confirming = z.object({ meetings: z.array(z.string()).min(1).max(500), digest: z.string() });

/**
 * What others learn of a schedule is listed before it is done; messages themselves wait in the outbox. What is
 * listed says of which state (`digest`), and of another one nothing is done.
 * - `GET /api/board/<mission>/release`: what a release would change, who is told, what everybody may see.
 * - `POST …/release { name, digest }`: `{ job }`, the command `schedule --release`; 409 the draft is another one.
 * - `GET …/confirm`: the released meetings that are not agreed yet, with what their guests answered.
 * - `POST …/confirm { meetings, digest }`: they are agreed at their released time, in the facts.
 */
export function addReleasing(app: DeskApp, desk: Desk, boards: Boards): void {
  app.get('/api/board/:mission/release', (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    if (!opened) return refuseMission(c, desk, c.req.param('mission'));
    return c.json(foreseeRelease(desk, opened, languageOf(c)));
  });
  app.post('/api/board/:mission/release', async (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    const asked = Releasing.safeParse(await c.req.json().catch(() => undefined));
    if (!opened || !asked.success) return refuse(c, desk, { key: 'no-release-name' });
    if (asked.data.digest !== opened.digest) return refuse(c, desk, { key: 'board-changed', status: 409 });
    const args = ['schedule', opened.mission.id, `--release=${asked.data.name}`, '--lang', languageOf(c)];
    return c.json({ job: desk.jobs.start('release', args).job.id }, 202);
  });
  app.get('/api/board/:mission/confirm', (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    if (!opened) return refuseMission(c, desk, c.req.param('mission'));
    return c.json(foreseeConfirming(desk, opened));
  });
  app.post('/api/board/:mission/confirm', async (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    const asked = Confirming.safeParse(await c.req.json().catch(() => undefined));
    if (!opened || !asked.success) return refuse(c, desk, { key: 'no-place' });
    if (asked.data.digest !== opened.digest) return refuse(c, desk, { key: 'board-changed', status: 409 });
    const agreed = await confirm(desk, opened, asked.data.meetings);
    return agreed ? c.json({ agreed }) : refuse(c, desk, { key: 'board-changed', status: 409 });
  });
}

function foreseeRelease(desk: Desk, opened: OpenBoard, language: string) {
  const { workspace, mission, standing, instanceDigest, board } = opened;
  const style = dateStyle(workspace.settings, language);
  const words = { names: board.speech.names, t: desk.words(language), style };
  const changes = compareSchedules(standing.released, standing.assignments);
  const published = mission.published && dayRange(mission.published)?.latest;
  return {
    digest: opened.digest,
    isReady: standing.kind === 'draft' && standing.instanceDigest === instanceDigest,
    suggestion: freeName(standing.releases),
    changes: describeChanges(changes, words),
    told: changes.flatMap((change) => toldBy(desk, opened, change)),
    seen: seenIn(desk, opened, changes),
    isPublic: isPublic(desk, opened),
    published: published === undefined ? '' : formatDate(published as CivilDate, style),
  };
}

/** Whoever had an invitation, or gets one. */
function toldBy(
  desk: Desk,
  { workspace, mission, standing, board }: OpenBoard,
  { bilateral }: ScheduleChange,
) {
  const scene = { workspace, mission, words: desk.words, now: desk.now() };
  const versions = [standing.released, standing.assignments];
  const to = new Set(
    versions.flatMap((assignments) => whoIsTold(scene, { meeting: bilateral, placed: { assignments } })),
  );
  return to.size === 0 ? [] : [{ meeting: board.speech.names.meeting(bilateral), to: [...to] }];
}

function seenIn(
  desk: Desk,
  { workspace, mission, board }: OpenBoard,
  changes: readonly Pick<ScheduleChange, 'bilateral'>[],
): readonly string[] {
  const today = civilOf(desk.now(), workspace.settings.home.timeZone).date;
  const seen = seenByAll(workspace, mission, today);
  return changes
    .filter(({ bilateral }) => seen.has(bilateral))
    .map(({ bilateral }) => board.speech.names.meeting(bilateral));
}

/** Its day has come. */
function isPublic(desk: Desk, { workspace, mission }: OpenBoard): boolean {
  const today = civilOf(desk.now(), workspace.settings.home.timeZone).date;
  return isPublished(mission, today);
}

/** @example freeName(['v1', 'v2']) // 'v3' */
function freeName(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`v${number}`)) number += 1;
  return `v${number}`;
}

function foreseeConfirming(desk: Desk, opened: OpenBoard) {
  const { workspace, mission, standing, board } = opened;
  const placed = { assignments: standing.released };
  const { agreed } = confirmMeetings(mission.bilaterals, placementsOf(placed));
  const open = mission.bilaterals.filter(({ id, status }) => agreed.includes(id) && status !== 'confirmed');
  return {
    digest: opened.digest,
    release: standing.releases.at(-1) ?? '',
    isPublic: isPublic(desk, opened),
    meetings: open.map(({ id }) => ({
      id,
      to: whoIsTold({ workspace, mission, words: desk.words, now: desk.now() }, { meeting: id, placed }),
      isSeen: seenIn(desk, opened, [{ bilateral: id }]).length > 0,
      title: board.speech.names.meeting(id),
    })),
  };
}

/** The identifiers that were agreed; nothing where the file has changed meanwhile. */
async function confirm(
  desk: Desk,
  opened: OpenBoard,
  wanted: readonly string[],
): Promise<readonly string[] | undefined> {
  const { mission, standing } = opened;
  const meetings = mission.bilaterals.filter(({ id }) => wanted.includes(id));
  const placed = placementsOf({ assignments: standing.released });
  const { changes, agreed } = confirmMeetings(meetings, placed);
  const file = `data/missions/${mission.id}/bilaterals.yaml`;
  const before = readForEdit(desk.root, file);
  const edited = editYaml(before ?? '', changes);
  if (before === undefined || 'fault' in edited) return undefined;
  const stale = await writeStep(desk, { label: 'board', edits: [{ file, before, after: edited.text }] });
  if (stale.length > 0) return undefined;
  if (standing.kind === 'draft') await keepDraft(desk, opened);
  return agreed;
}
