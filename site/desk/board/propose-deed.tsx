import { useState } from 'preact/hooks';
import { ask, send } from '../api.ts';
import { tell } from '../notice.ts';
import { JobView } from '../parts/job-view.tsx';
import { useJob } from '../use-job.ts';
import { lead, t } from '../words.ts';
import { type DeedProps, Lines, titleOf } from './deed-parts.tsx';

type From = 'here' | 'release' | 'nothing';

type Proposed = {
  /** Of what it was shown. */
  readonly digest: string;
  readonly placed: number;
  readonly of: number;
  readonly changes: readonly string[];
  readonly confirmed: readonly string[];
  readonly unplaced: readonly {
    readonly title: string;
    readonly why: string;
    readonly details: readonly string[];
  }[];
};

/** A search whose outcome is shown beside what stands, and kept only when a person takes it. */
export function ProposeDeed({ board, close }: DeedProps) {
  const path = `/api/board/${encodeURIComponent(board.mission)}`;
  const [from, setFrom] = useState<From>('here');
  const [proposed, setProposed] = useState<Proposed | undefined>(undefined);
  const { job, start, isRunning, forget } = useJob(async ({ id }) => {
    const answer = await ask<Proposed>(`${path}/proposed/${id}`);
    if (answer.ok) setProposed(answer.value);
  });
  const choices: readonly From[] =
    board.standing.releases.length > 0 ? ['here', 'release', 'nothing'] : ['here', 'nothing'];
  const take = async (): Promise<void> => {
    const answer = await send(`${path}/take`, { job: job?.id, digest: proposed?.digest });
    if (!answer.ok) return tell('fault', answer.why || t('desk.offline'));
    tell('done', t('desk.board.taken'));
    close();
  };
  return (
    <>
      <h2>{titleOf('propose')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setProposed(undefined);
          void start({ from }, `${path}/propose`);
        }}
      >
        <fieldset class="board-options">
          <legend>{t('desk.board.propose.from')}</legend>
          {choices.map((each) => (
            <label key={each} class="desk-choice">
              <input
                type="radio"
                name="from"
                value={each}
                checked={each === from}
                onChange={() => setFrom(each)}
              />{' '}
              {t(`desk.board.propose.${each}`)}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button button-main" aria-disabled={isRunning}>
          {t('desk.board.propose.look')}
        </button>
      </form>
      <JobView job={proposed ? undefined : job} />
      {proposed && (
        <div role="status">
          <p>
            {lead(t('desk.board.propose.placed', { placed: proposed.placed, of: proposed.of }))}
            {proposed.changes.length === 0 && t('desk.board.propose.same')}
          </p>
          <Lines title={t('desk.board.propose.changes')} lines={proposed.changes} />
          <Lines title={t('desk.board.propose.confirmed')} lines={proposed.confirmed} />
          {proposed.unplaced.length > 0 && (
            <details>
              <summary>{t('desk.board.unplaced', { count: proposed.unplaced.length })}</summary>
              <ul class="desk-plain">
                {proposed.unplaced.map(({ title, why, details }) => (
                  <li key={title}>
                    <strong>{title}</strong> {why}
                    <ul>
                      {details.map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p class="desk-deeds">
            <button
              type="button"
              class="button button-main"
              disabled={proposed.changes.length === 0 && board.isOfTheseFacts}
              onClick={() => void take()}
            >
              {t('desk.board.propose.take')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                setProposed(undefined);
                forget();
              }}
            >
              {t('desk.board.propose.leave')}
            </button>
          </p>
        </div>
      )}
    </>
  );
}
