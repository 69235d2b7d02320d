import { signal } from '@preact/signals';
import { send } from '../api.ts';
import { tell } from '../notice.ts';
import { t } from '../words.ts';
import type { Board, Meeting, Slot, Verdict } from './board.ts';

/** A meeting in the hand: over which place, by pointer or by keys, and what the rules say of it there. */
export type Held = {
  readonly meeting: Meeting;
  readonly slot: Slot | undefined;
  readonly by: 'pointer' | 'keys';
  readonly verdict: Verdict | undefined;
};

export const held = signal<Held | undefined>(undefined);

let turn = 0;

/** Holds a meeting over a place; none: over the shelf of those without one. The newest question is answered. */
export async function holdOver(mission: string, next: Omit<Held, 'verdict'>): Promise<void> {
  const former = held.value;
  if (former && isSame(former.slot, next.slot) && former.meeting.id === next.meeting.id) return;
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
  if (answer.ok)
    tell('done', t(slot ? 'desk.board.moved' : 'desk.board.taken-out', { meeting: meeting.title }));
  else tell('fault', answer.why || t('desk.offline'));
}

function isSame(a: Slot | undefined, b: Slot | undefined): boolean {
  return a?.date === b?.date && a?.start === b?.start && a?.room === b?.room;
}
