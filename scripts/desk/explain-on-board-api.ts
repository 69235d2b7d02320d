import { z } from 'zod';
import { availabilityReader } from '#locale/availability/read-availability.ts';
import { explainMeeting } from '#schedule/explain.ts';
import type { Meeting } from '#schedule/problem.ts';
import { describeExplanation } from '#schedule/reason-words.ts';
import { askedTimes } from '#schedule/slots/asked-times.ts';
import { judgeSlot } from '#schedule/slots/judge-slot.ts';
import { describeSlot } from '#schedule/slots/slot-words.ts';
import { whyNot } from '#schedule/slots/why-not.ts';
import { describeWhyNot } from '#schedule/slots/why-not-words.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import { languageOf } from './language.ts';
import type { Boards, OpenBoard } from './mission-board.ts';

const Asked = z.object({ meeting: z.string(), when: z.string().trim().min(1).max(400).optional() });

/**
 * - `POST /api/board/<mission>/explain { meeting }`: why it is where it is, or nowhere, and what that costs.
 * - `POST …/explain { meeting, when }`: why it is not held then, `when` in any words that availability takes.
 */
export function addExplaining(app: DeskApp, desk: Desk, boards: Boards): void {
  app.post('/api/board/:mission/explain', async (c) => {
    const opened = boards.open(c.req.param('mission'), languageOf(c));
    const asked = Asked.safeParse(await c.req.json().catch(() => undefined));
    const meeting = opened?.board.timetable.problem.meetings.find(({ id }) => id === asked.data?.meeting);
    if (!opened || !asked.success || !meeting) return refuse(c, desk, { key: 'no-place' });
    const { when } = asked.data;
    if (when === undefined) return c.json(explain(opened, meeting));
    const answer = explainNot(opened, meeting, when);
    return answer ? c.json(answer) : refuse(c, desk, { key: 'when-unclear', when });
  });
}

function explain({ board }: OpenBoard, meeting: Meeting) {
  const { timetable, speech, comfort } = board;
  const proposal = { timetable, weight: 0, bound: 0, kept: new Set<Meeting>() };
  const { why, details } = describeExplanation(explainMeeting(proposal, meeting), speech);
  const option = timetable.optionOf(meeting);
  const slot =
    option && judgeSlot(timetable, meeting.id, { start: option.start, room: option.room.id }, comfort);
  const costs = slot && !('fault' in slot) ? describeSlot(slot, speech).costs : [];
  return { why, details: [...details, ...costs] };
}

/** Undefined where the words name no time. */
function explainNot({ board, workspace, mission }: OpenBoard, meeting: Meeting, when: string) {
  const stretches = askedTimes(availabilityReader(workspace, mission), when, meeting);
  if (stretches.length === 0) return undefined;
  const answer = whyNot(board.timetable, meeting, stretches, board.comfort);
  return describeWhyNot(meeting.id, answer, board.speech);
}
