import type { Mission } from '#model/workspace.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { actionsWith, isLive } from './actions.ts';
import { type Meeting, meetingsWith } from './meetings.ts';

/** What stood with the partners of a meeting before its mission began. */
export type History = {
  /** Latest first. */
  readonly meetings: readonly Meeting[];
  /** Still open, what presses first at the top. */
  readonly open: readonly ActionItem[];
};

/** What matters at a meeting to come: the times we met before, and what is still owed either way. */
export function historyOf({ mission, bilateral }: Meeting): History {
  const isBefore = (other: Mission) => other.period.to < mission.period.from;
  return {
    meetings: unique(bilateral.partners.flatMap(meetingsWith)).filter((other) => isBefore(other.mission)),
    open: unique(bilateral.partners.flatMap(actionsWith)).filter(
      (action) => isLive(action) && isBefore(action.mission),
    ),
  };
}

const unique = <T>(things: readonly T[]): readonly T[] => [...new Set(things)];
