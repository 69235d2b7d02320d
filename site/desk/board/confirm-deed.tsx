import { useState } from 'preact/hooks';
import { send } from '../api.ts';
import { tell } from '../notice.ts';
import { useResource } from '../resource.ts';
import { t } from '../words.ts';
import { type DeedProps, Seen, ToldList, titleOf } from './deed-parts.tsx';

type Confirm = {
  /** Of what it was shown. */
  readonly digest: string;
  readonly isPublic: boolean;
  readonly release: string;
  readonly meetings: readonly {
    readonly id: string;
    readonly title: string;
    readonly to: readonly string[];
    readonly isSeen: boolean;
  }[];
};

/** What the release holds is agreed with the partners: chosen one by one, and listed before it is written. */
export function ConfirmDeed({ board, close }: DeedProps) {
  const path = `/api/board/${encodeURIComponent(board.mission)}/confirm`;
  const { value, why } = useResource<Confirm>(path);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!value) return <p aria-busy={why === undefined}>{why ?? t('desk.reading')}</p>;
  const wanted = value.meetings.filter(({ id }) => chosen.has(id));
  const confirm = async (): Promise<void> => {
    const meetings = wanted.map(({ id }) => id);
    const answer = await send(path, { meetings, digest: value.digest });
    if (!answer.ok) return tell('fault', answer.why || t('desk.offline'));
    tell('done', t('desk.board.confirmed', { meetings: wanted.map(({ title }) => title).join(' · ') }));
    close();
  };
  return (
    <>
      <h2>{titleOf('confirm')}</h2>
      <p>
        {value.release === ''
          ? t('desk.board.confirm.no-release')
          : value.meetings.length === 0
            ? t('desk.board.confirm.nothing', { release: value.release })
            : t('desk.board.confirm.which', { release: value.release })}
      </p>
      <ul class="desk-plain">
        {value.meetings.map(({ id, title }) => {
          const meeting = board.meetings.find((each) => each.id === id);
          return (
            <li key={id}>
              <label class="desk-choice">
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  onChange={({ currentTarget }) => {
                    const next = new Set(chosen);
                    if (currentTarget.checked) next.add(id);
                    else next.delete(id);
                    setChosen(next);
                  }}
                />{' '}
                <span>
                  {title}{' '}
                  <small class="muted">{[meeting?.state, ...(meeting?.answers ?? [])].join(' · ')}</small>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {wanted.length > 0 && (
        <>
          <p>{t('desk.board.confirm.means')}</p>
          <ToldList
            told={wanted.flatMap(({ title, to }) => (to.length > 0 ? [{ meeting: title, to }] : []))}
          />
          <Seen
            isPublic={value.isPublic}
            seen={wanted.filter(({ isSeen }) => isSeen).map(({ title }) => title)}
          />
        </>
      )}
      <p class="desk-deeds">
        <button
          type="button"
          class="button button-main"
          disabled={wanted.length === 0}
          onClick={() => void confirm()}
        >
          {t('desk.board.confirm.do', { count: wanted.length })}
        </button>
        <button type="button" class="button" onClick={close}>
          {t('desk.board.leave')}
        </button>
      </p>
    </>
  );
}
