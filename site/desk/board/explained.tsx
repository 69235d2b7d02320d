import { useEffect, useState } from 'preact/hooks';
import { send } from '../api.ts';
import { t } from '../words.ts';
import type { Board, Meeting } from './board.ts';

type Why = { readonly why: string; readonly details: readonly string[] };
type Props = { readonly board: Board; readonly meeting: Meeting };

/** Why a meeting is where it is, or nowhere; and why not at any other time that somebody names. */
export function Explained({ board, meeting }: Props) {
  const path = `/api/board/${encodeURIComponent(board.mission)}/explain`;
  const [why, setWhy] = useState<Why | undefined>(undefined);
  const [when, setWhen] = useState('');
  const [not, setNot] = useState<Why | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    setNot(undefined);
    void send<Why>(path, { meeting: meeting.id }).then(
      (answer) => isCurrent && setWhy(answer.ok ? answer.value : undefined),
    );
    return () => {
      isCurrent = false;
    };
  }, [board.digest, path, meeting.id]);
  const askWhyNot = async (): Promise<void> => {
    const answer = await send<Why>(path, { meeting: meeting.id, when });
    setNot(answer.ok ? answer.value : { why: answer.why || t('desk.offline'), details: [] });
  };
  return (
    <>
      <h3>{t('desk.board.why')}</h3>
      {why && <Reason {...why} />}
      <form
        class="board-why-not"
        onSubmit={(event) => {
          event.preventDefault();
          void askWhyNot();
        }}
      >
        <label>
          <span>{t('desk.board.why-not')}</span>
          <input
            class="desk-input"
            required
            maxLength={400}
            placeholder={t('desk.board.why-not-example', { day: board.days[0]?.name ?? '' })}
            value={when}
            onInput={({ currentTarget }) => setWhen(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button-quiet">
          {t('desk.board.ask')}
        </button>
      </form>
      <div role="status">{not && <Reason {...not} />}</div>
    </>
  );
}

function Reason({ why, details }: Why) {
  return (
    <>
      <p>{why}</p>
      <ul class="desk-plain">
        {details.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
