import { useRef } from 'preact/hooks';
import { t } from '../words.ts';
import { type Board, clockOf, type Day, HOUR, type Meeting, minutesOf, PIXELS_A_MINUTE } from './board.ts';
import { Card } from './card.tsx';
import { held } from './hold.ts';

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
            {'seats' in column && column.seats !== null && column.name && (
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

/** Where it would be put down. */
function Ghost({ day, room }: { readonly day: Day; readonly room: string }) {
  const now = held.value;
  if (!now?.slot || now.slot.room !== room || now.slot.date !== day.date) return null;
  const looks = now.verdict === undefined ? '' : now.verdict.fits ? ' is-good' : ' is-bad';
  return (
    <div
      class={`board-ghost${looks}`}
      style={boxOf(day, now.slot.start, now.minutes ?? now.meeting.minutes)}
    />
  );
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
