import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../words.ts';
import { type Board, type Day, LENGTH_STEP, lengthOf, type Meeting, PIXELS_A_MINUTE } from './board.ts';
import { type Moving, onMoveKey, startDrag } from './drag.ts';
import { held, holdOver, letGo, setLength } from './hold.ts';

type CardProps = {
  readonly board: Board;
  readonly day: Day;
  readonly meeting: Meeting;
  readonly field: { readonly current: HTMLElement | null };
  readonly isChosen: boolean;
  readonly choose: (id: string) => void;
  readonly style?: Readonly<Record<string, string>>;
};

/** Lower than two lines of the usual size. */
const SHORT_MINUTES = 25;
/** A finger trembles. */
const STILL_PIXELS = 6;
/** What has to be seen of it to know that it is there. */
const HEADING_PIXELS = 96;

/**
 * Dragged with a pointer, its lower edge for the length. By keys: Enter takes it up, arrows move it, Enter puts
 * it down, Delete takes it out; with Shift, arrows up and down change its length.
 */
export function Card({ board, day, meeting, field, isChosen, choose, style }: CardProps) {
  // Of hundreds one is in the hand: the others are not drawn anew for each place that it is held over.
  const { value: isHeld } = useComputed(() => held.value?.meeting.id === meeting.id);
  const isShort = meeting.minutes < SHORT_MINUTES;
  const pressed = useRef({ x: 0, y: 0 });
  const mayMove = !meeting.isPinned && meeting.mayChange;
  return (
    <button
      type="button"
      class={`board-card${isHeld ? ' is-held' : ''}${isChosen ? ' is-chosen' : ''}${mayMove ? '' : ' is-fixed'}${meeting.declined > 0 ? ' is-declined' : ''}${isShort ? ' is-short' : ''}`}
      style={style}
      title={meeting.title}
      aria-pressed={isChosen}
      aria-describedby="board-keys"
      onClick={(event) => {
        choose(meeting.id);
        const { x, y } = pressed.current;
        const isStill = Math.hypot(event.clientX - x, event.clientY - y) < STILL_PIXELS;
        // Keys stay where they are, and so does a hand that has moved the card.
        if (event.detail > 0 && isStill) requestAnimationFrame(showChosen);
      }}
      onPointerDown={(event) => {
        pressed.current = { x: event.clientX, y: event.clientY };
        if (mayMove) startDrag(event, { board, day, meeting, field: field.current });
      }}
      onKeyDown={(event) => {
        if (mayMove && !onLengthKey(event, { board, day, meeting }))
          onMoveKey(event, { board, day, meeting });
      }}
      onBlur={() => isHeld && held.value?.by === 'keys' && letGo()}
    >
      <span class="board-card-title">{meeting.title}</span>
      {meeting.answers.slice(0, meeting.declined).map((answer) => (
        <small class="is-late" key={answer}>
          {answer}
        </small>
      ))}
      <small>
        {meeting.place
          ? `${meeting.place.start}–${meeting.place.end}`
          : t('desk.board.minutes', { count: meeting.minutes })}
        {meeting.isPinned ? ` · ${t('desk.board.agreed')}` : meeting.place && ` · ${meeting.state}`}
      </small>
      {meeting.answers.slice(meeting.declined).map((answer) => (
        <small key={answer}>{answer}</small>
      ))}
      {mayMove && meeting.place && (
        <span
          class="board-edge"
          aria-hidden="true"
          onPointerDown={(event) => startResize(event, { board, day, meeting })}
        />
      )}
    </button>
  );
}

/** On a phone what is said of a meeting, and its best places, lie a screen below the day: the finger is led there. */
function showChosen(): void {
  const chosen = document.querySelector('.board-chosen');
  if (chosen && chosen.getBoundingClientRect().top > innerHeight - HEADING_PIXELS) chosen.scrollIntoView();
}

function onLengthKey(event: KeyboardEvent, { board, meeting }: Moving): boolean {
  const more = event.key === 'ArrowDown' ? LENGTH_STEP : event.key === 'ArrowUp' ? -LENGTH_STEP : 0;
  if (!event.shiftKey || more === 0 || held.value) return false;
  event.preventDefault();
  void setLength(board, meeting, lengthOf(meeting.minutes + more));
  return true;
}

/** The lower edge follows the pointer; where it is let go, the meeting ends. */
function startResize(event: PointerEvent, { board, day, meeting }: Moving): void {
  event.stopPropagation();
  if (event.button !== 0 || meeting.place?.date !== day.date) return;
  const edge = event.currentTarget as HTMLElement;
  const { start, room } = meeting.place;
  let minutes = meeting.minutes;
  edge.setPointerCapture(event.pointerId);
  const onMove = (move: PointerEvent) => {
    move.preventDefault();
    minutes = lengthOf(meeting.minutes + (move.clientY - event.clientY) / PIXELS_A_MINUTE);
    void holdOver(board.mission, {
      meeting,
      minutes,
      slot: { date: day.date, start, room },
      by: 'pointer',
    });
  };
  const end = () => {
    edge.removeEventListener('pointermove', onMove);
    edge.removeEventListener('pointerup', onUp);
    edge.removeEventListener('pointercancel', end);
    letGo();
  };
  const onUp = () => {
    end();
    if (minutes !== meeting.minutes) void setLength(board, meeting, minutes);
  };
  edge.addEventListener('pointermove', onMove);
  edge.addEventListener('pointerup', onUp);
  edge.addEventListener('pointercancel', end);
}
