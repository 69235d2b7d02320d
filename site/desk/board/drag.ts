import {
  type Board,
  type Day,
  firstSlot,
  HOUR,
  type Meeting,
  minutesOf,
  PIXELS_A_MINUTE,
  type Slot,
  snap,
  stepOf,
} from './board.ts';
import { held, holdOver, letGo, putDown } from './hold.ts';

export type Moving = { readonly board: Board; readonly day: Day; readonly meeting: Meeting };

/** Follows the pointer from a card to where it is let go; a press without a way is a click. */
export function startDrag(
  event: PointerEvent,
  moving: Moving & { readonly field: HTMLElement | null },
): void {
  const { board, day, meeting, field } = moving;
  if (event.button !== 0 || !field) return;
  const card = event.currentTarget as HTMLElement;
  const grip = event.clientY - card.getBoundingClientRect().top;
  const from = { x: event.clientX, y: event.clientY };
  let isDragged = false;
  // From the first: a quick hand has left a small card before it has moved once.
  card.setPointerCapture(event.pointerId);
  const onMove = (move: PointerEvent) => {
    if (!isDragged && Math.hypot(move.clientX - from.x, move.clientY - from.y) < 6) return;
    isDragged = true;
    move.preventDefault();
    showMore(move, field);
    const slot = slotAt(move, { board, day, meeting, field, grip });
    void holdOver(board.mission, { meeting, slot, by: 'pointer' });
  };
  const end = () => {
    card.removeEventListener('pointermove', onMove);
    card.removeEventListener('pointerup', onUp);
    card.removeEventListener('pointercancel', onCancel);
  };
  const onUp = () => {
    const now = held.value;
    end();
    if (isDragged && now) void putDown(board, meeting, now.slot);
  };
  const onCancel = () => {
    end();
    letGo();
  };
  card.addEventListener('pointermove', onMove);
  card.addEventListener('pointerup', onUp);
  card.addEventListener('pointercancel', onCancel);
}

type Over = Moving & { readonly field: HTMLElement; readonly grip: number };

const frameOf = (field: HTMLElement): DOMRect => (field.parentElement ?? field).getBoundingClientRect();

const EDGE_PIXELS = 32;

/** Close to an edge behind which the day goes on, more of it comes into sight while the hand moves. */
function showMore({ clientX, clientY }: PointerEvent, field: HTMLElement): void {
  const { left, right, top, bottom } = frameOf(field);
  const pull = (at: number, from: number, to: number): number =>
    at < from || at >= to
      ? 0
      : at < from + EDGE_PIXELS
        ? -EDGE_PIXELS
        : at > to - EDGE_PIXELS
          ? EDGE_PIXELS
          : 0;
  const [across, down] = [pull(clientX, left, right), pull(clientY, top, bottom)];
  if (across !== 0 || down !== 0) field.parentElement?.scrollBy(across, down);
}

/** The place under the pointer; none outside of the day, or of the board: there the meeting is without one. */
function slotAt(
  { clientX, clientY }: PointerEvent,
  { board, day, meeting, field, grip }: Over,
): Slot | undefined {
  const box = field.getBoundingClientRect();
  const seen = frameOf(field);
  // Columns and hours go on out of sight, below what stands around the board.
  if (clientX < seen.left || clientX >= seen.right) return undefined;
  if (clientY < Math.max(box.top, seen.top) - HOUR || clientY > Math.min(box.bottom, seen.bottom) + HOUR)
    return undefined;
  const column = [...field.querySelectorAll<HTMLElement>('[data-column]')].find((each) => {
    const { left, right } = each.getBoundingClientRect();
    return clientX >= left && clientX < right;
  });
  const room = column?.dataset['column'];
  if (room === undefined) return undefined;
  const own = board.rooms.some(({ id }) => id === room)
    ? room
    : (meeting.place?.room ?? board.rooms[0]?.id ?? '');
  const at = minutesOf(day.from) + (clientY - grip - box.top) / PIXELS_A_MINUTE;
  return { date: day.date, start: snap(day, board.step, { at, minutes: meeting.minutes }), room: own };
}

export function onMoveKey(event: KeyboardEvent, { board, day, meeting }: Moving): void {
  const now = held.value?.meeting.id === meeting.id ? held.value : undefined;
  const hold = (slot: Slot | undefined) => {
    event.preventDefault();
    void holdOver(board.mission, { meeting, slot, by: 'keys' });
  };
  if (event.key === 'Delete' && meeting.place) {
    event.preventDefault();
    void putDown(board, meeting, undefined);
  } else if (!now && event.key === 'Enter' && !event.repeat) hold(firstSlot(board, meeting, day.date));
  else if (now && event.key === 'Escape') {
    event.preventDefault();
    letGo();
  } else if (now && event.key === 'Enter') {
    event.preventDefault();
    void putDown(board, meeting, now.slot);
  } else if (now?.slot) {
    const next = stepOf(board, meeting, now.slot, event.key);
    if (next) hold(next);
  }
}
