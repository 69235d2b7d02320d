import type { Context } from 'hono';
import { z } from 'zod';
import { civilOf, instantOf } from '#model/civil-time.ts';
import { missionZone } from '#model/workspace.ts';
import { bestSlots } from '#schedule/slots/best-slots.ts';
import { moveMeeting } from '#schedule/slots/move-meeting.ts';
import { describeSlot } from '#schedule/slots/slot-words.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse, refuseMission } from './failures.ts';
import type { Bindings } from './guard.ts';
import { languageOf } from './language.ts';
import type { Boards } from './mission-board.ts';
import { changeMeeting, saveMoved } from './move-on-board.ts';
import { tellBoard } from './tell-board.ts';

const Slot = z.object({ date: z.string(), start: z.string(), room: z.string() });
const Minutes = z.number().int().min(5).max(480).optional();
const Asked = z.object({ meeting: z.string(), slot: Slot, minutes: Minutes });
const Moving = z.object({ meeting: z.string(), slot: Slot.nullable(), digest: z.string() });
const Changing = z.object({
  meeting: z.string(),
  isPinned: z.boolean().optional(),
  minutes: Minutes,
});

/**
 * The schedule of a mission as a board, the rules being those of the solver.
 * - `GET /api/board/<mission>`: days, rooms, people, and every meeting with where it stands.
 * - `POST …/judge { meeting, slot, minutes? }`: what holding it there, or so long, would mean, in words.
 * - `POST …/best { meeting }`: the ten best places.
 * - `POST …/move { meeting, slot | null, digest }`: a new draft; 409 somebody has moved one since, 422 the rules
 *   do not allow it.
 * - `POST …/change { meeting, isPinned?, minutes? }`: agreed or not, and how long: a fact of the meeting.
 */
export function addBoard(app: DeskApp, desk: Desk, boards: Boards): void {
  const open = (c: Context<Bindings>) => boards.open(c.req.param('mission') ?? '', languageOf(c));
  app.get('/api/board/:mission', (c) => {
    const opened = open(c);
    return opened
      ? c.json(tellBoard(desk, opened, languageOf(c)))
      : refuseMission(c, desk, c.req.param('mission'));
  });
  app.post('/api/board/:mission/judge', async (c) => {
    const opened = open(c);
    const asked = Asked.safeParse(await c.req.json().catch(() => undefined));
    if (!opened || !asked.success) return refuse(c, desk, { key: 'no-place' });
    const told = opened.board.judge(asked.data.meeting, { ...asked.data.slot, minutes: asked.data.minutes });
    if ('fault' in told) return refuse(c, desk, { key: 'no-place' });
    return c.json({ fits: told.verdict.fits, ...told.words });
  });
  app.post('/api/board/:mission/best', async (c) => {
    const opened = open(c);
    const asked = z.object({ meeting: z.string() }).safeParse(await c.req.json().catch(() => undefined));
    const { timetable, comfort, speech } = opened?.board ?? {};
    const meeting = timetable?.problem.meetings.find(({ id }) => id === asked.data?.meeting);
    if (!opened || !timetable || !comfort || !speech || !meeting) return refuse(c, desk, { key: 'no-place' });
    const zone = missionZone(opened.mission);
    return c.json({
      places: bestSlots(timetable, meeting, { comfort }).map((verdict) => {
        const { date, time } = civilOf(verdict.start * 60_000, zone);
        return {
          slot: { date, start: time, room: verdict.room },
          when: speech.names.moment(verdict.start, verdict.start + meeting.minutes),
          room: speech.names.room(verdict.room),
          costs: describeSlot(verdict, speech).costs,
        };
      }),
    });
  });
  app.post('/api/board/:mission/move', async (c) => {
    const opened = open(c);
    const asked = Moving.safeParse(await c.req.json().catch(() => undefined));
    if (!opened || !asked.success) return refuse(c, desk, { key: 'no-place' });
    const { meeting, slot, digest } = asked.data;
    if (digest !== opened.digest) return refuse(c, desk, { key: 'board-changed', status: 409 });
    const place = slot && {
      start: instantOf(slot.date, slot.start, missionZone(opened.mission)) / 60_000,
      room: slot.room,
    };
    const assignments = moveMeeting(opened.board, meeting, place ?? undefined);
    if (!assignments) {
      const told = slot ? opened.board.judge(meeting, slot) : { fault: 'unknown-meeting' as const };
      const why = 'fault' in told ? '' : [told.words.verdict, ...told.words.clashes].join(' ');
      return c.json({ fault: 'clash', why: why || desk.words(languageOf(c))('desk.refused.no-place') }, 422);
    }
    return (await saveMoved(desk, opened, assignments))
      ? c.json({})
      : refuse(c, desk, { key: 'board-changed', status: 409 });
  });
  app.post('/api/board/:mission/change', async (c) => {
    const opened = open(c);
    const asked = Changing.safeParse(await c.req.json().catch(() => undefined));
    if (!opened || !asked.success) return refuse(c, desk, { key: 'no-place' });
    const outcome = await changeMeeting(desk, opened, asked.data);
    return 'fault' in outcome ? refuse(c, desk, { key: outcome.fault, status: 409 }) : c.json(outcome);
  });
}
