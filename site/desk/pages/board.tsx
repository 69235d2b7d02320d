import { useRef, useState } from 'preact/hooks';
import type { Board, Day } from '../board/board.ts';
import { Card } from '../board/card.tsx';
import { Chosen } from '../board/chosen.tsx';
import { Deeds } from '../board/deeds.tsx';
import { Grid } from '../board/grid.tsx';
import { held, useEscape } from '../board/hold.ts';
import type { PageProps } from '../pages.ts';
import { Awaited } from '../parts/awaited.tsx';
import { useResource } from '../resource.ts';
import { hrefOf } from '../router.ts';
import { lead, t } from '../words.ts';

/** The schedule of a mission, day by day, by room or by person; what is moved is judged by the solver's rules. */
export function BoardPage({ about: [mission = ''] }: PageProps) {
  const { value, why } = useResource<Board>(`/api/board/${encodeURIComponent(mission)}`);
  const [date, setDate] = useState<string | undefined>(undefined);
  const [by, setBy] = useState<'rooms' | 'people'>('rooms');
  const [chosen, choose] = useState<string | undefined>(undefined);
  useEscape();
  const day =
    value?.days.find((each) => each.date === date) ??
    value?.days.find((each) => hasMeeting(value, each)) ??
    value?.days[0];
  const meeting = value?.meetings.find(({ id }) => id === chosen);
  return (
    <>
      <h1>{t('desk.page.board')}</h1>
      <Awaited value={value} why={why} />
      {value && value.meetings.length === 0 && (
        <p>
          {lead(t('desk.board.no-meetings'))}
          {lead(t('desk.board.go-requests'))}
          <a href={hrefOf('mission', mission, 'bilaterals')}>{t('desk.form.title.bilaterals')}</a>
        </p>
      )}
      {value && day && value.meetings.length > 0 && (
        <>
          <Standing board={value} />
          <Deeds board={value} />
          <Choices {...{ board: value, day, by, setDate, setBy }} />
          <p id="board-keys" class="visually-hidden">
            {t('desk.board.keys')}
          </p>
          <div class="board">
            <Grid board={value} day={day} by={by} chosen={chosen} choose={choose} />
            <div class="board-side">
              <Told />
              <Shelf board={value} day={day} chosen={chosen} choose={choose} />
              {meeting && <Chosen board={value} meeting={meeting} />}
            </div>
          </div>
        </>
      )}
    </>
  );
}

function Standing({ board: { standing, isOfTheseFacts, zone } }: { readonly board: Board }) {
  return (
    <p class="lead">
      {lead(t(`desk.board.standing.${standing.kind}`, { name: standing.name }))}
      {lead(t('desk.board.zone', { zone }))}
      {!isOfTheseFacts && <strong>{t('desk.board.other-facts')}</strong>}
    </p>
  );
}

type ChoicesProps = {
  readonly board: Board;
  readonly day: Day;
  readonly by: 'rooms' | 'people';
  readonly setDate: (date: string) => void;
  readonly setBy: (by: 'rooms' | 'people') => void;
};

function Choices({ board, day, by, setDate, setBy }: ChoicesProps) {
  return (
    <div class="board-choices">
      <fieldset>
        <legend class="visually-hidden">{t('desk.board.days')}</legend>
        {board.days.map(({ date, name }) => (
          <button
            key={date}
            type="button"
            class="button-quiet"
            aria-pressed={date === day.date}
            onClick={() => setDate(date)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend class="visually-hidden">{t('desk.board.columns')}</legend>
        {(['rooms', 'people'] as const).map((each) => (
          <button
            key={each}
            type="button"
            class="button-quiet"
            aria-pressed={each === by}
            onClick={() => setBy(each)}
          >
            {t(`desk.board.by-${each}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** What the rules say of the meeting in the hand; read out as it changes. */
function Told() {
  const now = held.value;
  return (
    <div class="board-told" role="status" aria-live="polite">
      {now === undefined ? (
        <p class="muted">{t('desk.board.hint')}</p>
      ) : now.slot === undefined ? (
        <p>{t('desk.board.over-shelf', { meeting: now.meeting.title })}</p>
      ) : (
        now.verdict && (
          <>
            <p class={now.verdict.fits ? 'is-good' : 'is-bad'}>{now.verdict.verdict}</p>
            <ul class="desk-plain">
              {[...now.verdict.clashes, ...now.verdict.costs].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )
      )}
    </div>
  );
}

type ShelfProps = {
  readonly board: Board;
  readonly day: Day;
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
};

/** Meetings without a place: dragged onto the day, or taken up by Enter. */
function Shelf({ board, day, chosen, choose }: ShelfProps) {
  const field = useRef<HTMLElement | null>(null);
  const without = board.meetings.filter(({ place }) => place === undefined);
  return (
    <section
      aria-labelledby="board-shelf"
      ref={(element) => {
        field.current = element?.closest('.board')?.querySelector<HTMLElement>('.board-field') ?? null;
      }}
    >
      <h2 id="board-shelf">{t('desk.board.unplaced', { count: without.length })}</h2>
      <div class="board-shelf">
        {without.map((meeting) => (
          <Card
            key={meeting.id}
            {...{ board, day, meeting, field, choose }}
            isChosen={meeting.id === chosen}
          />
        ))}
      </div>
    </section>
  );
}

const hasMeeting = ({ meetings }: Board, { date }: Day): boolean =>
  meetings.some(({ place }) => place?.date === date);
