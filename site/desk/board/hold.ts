import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { send } from '../api.ts';
import { refresh } from '../live.ts';
import { tell } from '../notice.ts';
import { t } from '../words.ts';
import type { Board, Meeting, Slot, Verdict } from './board.ts';

/** A meeting in the hand: over which place, by pointer or by keys, and what the rules say of it there. */
export type Held = {
  readonly meeting: Meeting;
  readonly slot: Slot | undefined;
  /** While its length is changed. */
  readonly minutes?: number;
  readonly by: 'pointer' | 'keys';
  readonly verdict: Verdict | undefined;
};

export const held = signal<Held | undefined>(undefined);

let turn = 0;

/** Holds a meeting over a place; none: over the shelf of those without one. The newest question is answered. */
export async function holdOver(mission: string, next: Omit<Held, 'verdict'>): Promise<void> {
  const former = held.value;
  const isAsBefore = former?.meeting.id === next.meeting.id && former.minutes === next.minutes;
  if (former && isAsBefore && isSame(former.slot, next.slot)) return;
  turn += 1;
  const mine = turn;
  held.value = { ...next, verdict: former?.verdict };
  if (!next.slot) {
    held.value = { ...next, verdict: undefined };
    return;
  }
  const answer = await send<Verdict>(`/api/board/${mission}/judge`, {
    meeting: next.meeting.id,
    slot: next.slot,
    minutes: next.minutes,
  });
  if (mine === turn && held.value && answer.ok) held.value = { ...held.value, verdict: answer.value };
}

export function letGo(): void {
  turn += 1;
  held.value = undefined;
}

/** Puts it down where it is held: a new draft, or a line that says why not. */
export async function putDown(board: Board, meeting: Meeting, slot: Slot | undefined): Promise<void> {
  letGo();
  if (isSame(slot, meeting.place)) return;
  const answer = await send(`/api/board/${board.mission}/move`, {
    meeting: meeting.id,
    slot: slot ?? null,
    digest: board.digest,
  });
  // Asked for at once, and not when the disk is heard of: the next hand must find the schedule as it is now.
  refresh();
  if (answer.ok)
    tell('done', t(slot ? 'desk.board.moved' : 'desk.board.taken-out', { meeting: meeting.title }));
  else tell('fault', answer.why || t('desk.offline'));
}

/** How long it is to be, into the facts; where the schedule cannot stand so, that is said. */
export async function setLength(board: Board, meeting: Meeting, minutes: number): Promise<void> {
  await changeFacts(board, meeting, { minutes });
}

/** Agreed or not, and how long: facts of the meeting. */
export async function changeFacts(
  board: Board,
  meeting: Meeting,
  facts: { readonly minutes?: number; readonly isPinned?: boolean },
): Promise<void> {
  const path = `/api/board/${board.mission}/change`;
  const answer = await send<{ readonly isDraftKept: boolean }>(path, { meeting: meeting.id, ...facts });
  refresh();
  if (!answer.ok) return tell('fault', answer.why || t('desk.offline'));
  const key = answer.value.isDraftKept ? 'changed' : 'changed-anew';
  tell(answer.value.isDraftKept ? 'done' : 'fault', t(`desk.board.${key}`, { meeting: meeting.title }));
}

function isSame(a: Slot | undefined, b: Slot | undefined): boolean {
  return a?.date === b?.date && a?.start === b?.start && a?.room === b?.room;
}

/** Escape gives up whatever is held by a pointer. */
export function useEscape(): void {
  useEffect(() => {
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && held.value) letGo();
    };
    addEventListener('keydown', onEscape);
    return () => removeEventListener('keydown', onEscape);
  }, []);
}
