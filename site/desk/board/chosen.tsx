import { useEffect, useState } from 'preact/hooks';
import { send } from '../api.ts';
import { t } from '../words.ts';
import type { Board, Meeting, Slot } from './board.ts';
import { Explained } from './explained.tsx';
import { changeFacts, putDown, setLength } from './hold.ts';

type Place = {
  readonly slot: Slot;
  readonly when: string;
  readonly room: string;
  readonly costs: readonly string[];
};

/** One meeting: who comes, what they answered, how long, whether it is agreed, and its best places. */
export function Chosen({ board, meeting }: { readonly board: Board; readonly meeting: Meeting }) {
  const names = new Map(board.people.map(({ id, name }) => [id, name]));
  return (
    <section class="board-chosen desk-card" aria-labelledby="board-chosen">
      <h2 id="board-chosen">{meeting.title}</h2>
      <p class="muted">{meeting.people.map((id) => names.get(id) ?? id).join(' · ')}</p>
      {meeting.answers.length > 0 && (
        <ul class="desk-plain">
          {meeting.answers.map((answer) => (
            <li key={answer}>{answer}</li>
          ))}
        </ul>
      )}
      <p>{meeting.state}</p>
      {meeting.mayChange ? <Facts board={board} meeting={meeting} /> : <p>{t('desk.board.recorded')}</p>}
      <Explained board={board} meeting={meeting} />
      {meeting.mayChange && !meeting.isPinned && <Best board={board} meeting={meeting} />}
    </section>
  );
}

function Facts({ board, meeting }: { readonly board: Board; readonly meeting: Meeting }) {
  const [minutes, setMinutes] = useState(String(meeting.minutes));
  useEffect(() => setMinutes(String(meeting.minutes)), [meeting.id, meeting.minutes]);
  return (
    <div class="board-facts">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (Number(minutes) !== meeting.minutes) void setLength(board, meeting, Number(minutes));
        }}
      >
        <label>
          <span>{t('desk.board.length')}</span>
          <input
            type="number"
            min={5}
            max={480}
            step={5}
            value={minutes}
            onInput={(event) => setMinutes(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button-quiet" aria-disabled={Number(minutes) === meeting.minutes}>
          {t('desk.board.set-length')}
        </button>
      </form>
      {meeting.place && (
        <button
          type="button"
          class="button-quiet"
          onClick={() => void changeFacts(board, meeting, { isPinned: !meeting.isPinned })}
        >
          {t(meeting.isPinned ? 'desk.board.unpin' : 'desk.board.pin')}
        </button>
      )}
      {meeting.place && !meeting.isPinned && (
        <button type="button" class="button-quiet" onClick={() => void putDown(board, meeting, undefined)}>
          {t('desk.board.take-out')}
        </button>
      )}
    </div>
  );
}

function Best({ board, meeting }: { readonly board: Board; readonly meeting: Meeting }) {
  const [places, setPlaces] = useState<readonly Place[] | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    setPlaces(undefined);
    void send<{ places: readonly Place[] }>(`/api/board/${board.mission}/best`, { meeting: meeting.id }).then(
      (answer) => isCurrent && setPlaces(answer.ok ? answer.value.places : []),
    );
    return () => {
      isCurrent = false;
    };
  }, [board.digest, board.mission, meeting.id]);
  return (
    <>
      <h3>{t('desk.board.best')}</h3>
      {places?.length === 0 && <p class="muted">{t('desk.board.no-place')}</p>}
      <ol class="board-best" aria-busy={places === undefined}>
        {places?.map(({ slot, when, room, costs }) => (
          <li key={`${slot.date}${slot.start}${slot.room}`}>
            <button type="button" class="button-quiet" onClick={() => void putDown(board, meeting, slot)}>
              {when} {room}
            </button>
            {costs.length > 0 && <small class="muted">{costs.join(' · ')}</small>}
          </li>
        ))}
      </ol>
    </>
  );
}
