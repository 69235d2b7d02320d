import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words.ts';
import {
  type Board,
  clockOf,
  type Day,
  firstSlot,
  type Meeting,
  minutesOf,
  type Slot,
  snap,
  stepOf,
} from './board.ts';
import { held, holdOver, letGo, putDown } from './hold.ts';

const PIXELS_A_MINUTE = 1.6;
const HOUR = 60;

type GridProps = {
  readonly board: Board;
  readonly day: Day;
  readonly by: 'rooms' | 'people';
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
};

/** A day: a column for each room or person, time downwards. Meetings are dragged, or held and moved by keys. */
export function Grid({ board, day, by, chosen, choose }: GridProps) {
  const columns = by === 'rooms' ? board.rooms : board.people;
  const field = useRef<HTMLDivElement>(null);
  const height = day.minutes * PIXELS_A_MINUTE;
  const hours = hoursOf(day);
  return (
    <section class="board-frame" aria-label={t('desk.board.day', { day: day.name })}>
      <div class="board-heads" style={columnsOf(columns.length)}>
        <span />
        {columns.map((column) => (
          <span key={column.id} class="board-head" title={column.name}>
            {column.name || t('desk.board.any-room')}
            {'seats' in column && column.name && (
              <small> {t('desk.board.seats', { count: column.seats })}</small>
            )}
          </span>
        ))}
      </div>
      <div class="board-field" style={{ ...columnsOf(columns.length), height: `${height}px` }} ref={field}>
        <div class="board-clock" aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour} style={{ top: `${topOf(day, clockOf(hour))}px` }}>
              {clockOf(hour)}
            </span>
          ))}
        </div>
        {columns.map((column) => (
          <div key={column.id} class="board-column" data-column={column.id}>
            {hours.map((hour) => (
              <i key={hour} class="board-line" style={{ top: `${topOf(day, clockOf(hour))}px` }} />
            ))}
            {'busy' in column &&
              column.busy
                .filter(({ date }) => date === day.date)
                .map((busy) => (
                  <div key={busy.start} class="board-busy" style={boxOf(day, busy.start, busy.minutes)}>
                    {busy.what}
                  </div>
                ))}
            {board.meetings
              .filter(
                ({ place, ...meeting }) =>
                  place?.date === day.date && isIn(column.id, { place, ...meeting }, by),
              )
              .map((meeting) => (
                <Card
                  key={meeting.id}
                  {...{ board, day, meeting, field }}
                  isChosen={meeting.id === chosen}
                  choose={choose}
                  style={boxOf(day, meeting.place?.start ?? day.from, meeting.minutes)}
                />
              ))}
            {by === 'rooms' && <Ghost day={day} room={column.id} />}
          </div>
        ))}
      </div>
    </section>
  );
}

type CardProps = {
  readonly board: Board;
  readonly day: Day;
  readonly meeting: Meeting;
  readonly field: { readonly current: HTMLElement | null };
  readonly isChosen: boolean;
  readonly choose: (id: string) => void;
  readonly style?: Readonly<Record<string, string>>;
};

/** Dragged with a pointer. By keys: Enter takes it up, arrows move it, Enter puts it down, Delete takes it out. */
export function Card({ board, day, meeting, field, isChosen, choose, style }: CardProps) {
  const isHeld = held.value?.meeting.id === meeting.id;
  const mayMove = !meeting.isPinned && meeting.mayChange;
  return (
    <button
      type="button"
      class={`board-card${isHeld ? ' is-held' : ''}${isChosen ? ' is-chosen' : ''}${mayMove ? '' : ' is-fixed'}`}
      style={style}
      aria-pressed={isChosen}
      aria-describedby="board-keys"
      onClick={() => choose(meeting.id)}
      onPointerDown={(event) => mayMove && drag(event, { board, day, meeting, field: field.current })}
      onKeyDown={(event) => mayMove && onKey(event, { board, day, meeting })}
      onBlur={() => isHeld && held.value?.by === 'keys' && letGo()}
    >
      <span class="board-card-title">{meeting.title}</span>
      <small>
        {meeting.place
          ? `${meeting.place.start}–${meeting.place.end}`
          : t('desk.board.minutes', { count: meeting.minutes })}
        {meeting.isPinned && ` · ${t('desk.board.agreed')}`}
      </small>
    </button>
  );
}

/** Where it would be put down. */
function Ghost({ day, room }: { readonly day: Day; readonly room: string }) {
  const now = held.value;
  if (!now?.slot || now.slot.room !== room || now.slot.date !== day.date) return null;
  const looks = now.verdict === undefined ? '' : now.verdict.fits ? ' is-good' : ' is-bad';
  return <div class={`board-ghost${looks}`} style={boxOf(day, now.slot.start, now.meeting.minutes)} />;
}

type Moving = { readonly board: Board; readonly day: Day; readonly meeting: Meeting };

function drag(event: PointerEvent, moving: Moving & { readonly field: HTMLElement | null }): void {
  const { board, day, meeting, field } = moving;
  if (event.button !== 0 || !field) return;
  const card = event.currentTarget as HTMLElement;
  const grip = event.clientY - card.getBoundingClientRect().top;
  const from = { x: event.clientX, y: event.clientY };
  let isDragged = false;
  const onMove = (move: PointerEvent) => {
    if (!isDragged && Math.hypot(move.clientX - from.x, move.clientY - from.y) < 6) return;
    if (!isDragged) card.setPointerCapture(move.pointerId);
    isDragged = true;
    move.preventDefault();
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

/** The place under the pointer; none outside of the day: there the meeting is without one. */
function slotAt(
  { clientX, clientY }: PointerEvent,
  { board, day, meeting, field, grip }: Over,
): Slot | undefined {
  const box = field.getBoundingClientRect();
  if (clientY < box.top - HOUR || clientY > box.bottom + HOUR) return undefined;
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

function onKey(event: KeyboardEvent, { board, day, meeting }: Moving): void {
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

const CLOCK_REM = 3.25;
const COLUMN_REM = 8.5;
const columnsOf = (count: number): Readonly<Record<string, string>> => ({
  gridTemplateColumns: `${CLOCK_REM}rem repeat(${count}, minmax(${COLUMN_REM}rem, 1fr))`,
  minWidth: `${CLOCK_REM + count * COLUMN_REM}rem`,
});
const topOf = (day: Day, clock: string): number => (minutesOf(clock) - minutesOf(day.from)) * PIXELS_A_MINUTE;

function boxOf(day: Day, start: string, minutes: number): Readonly<Record<string, string>> {
  const top = Math.max(0, topOf(day, start));
  return { top: `${top}px`, height: `${Math.min(minutes, day.minutes) * PIXELS_A_MINUTE}px` };
}

function hoursOf(day: Day): readonly number[] {
  const from = minutesOf(day.from);
  const first = Math.ceil(from / HOUR) * HOUR;
  const count = Math.floor((from + day.minutes - first) / HOUR) + 1;
  return Array.from({ length: count }, (_, index) => first + index * HOUR);
}

function isIn(
  column: string,
  { place, people }: Pick<Meeting, 'place' | 'people'>,
  by: 'rooms' | 'people',
): boolean {
  return by === 'rooms' ? place?.room === column : people.includes(column);
}
