import { useState } from 'preact/hooks';
import { tell } from '../notice.ts';
import { JobView } from '../parts/job-view.tsx';
import { useResource } from '../resource.ts';
import { useJob } from '../use-job.ts';
import { t } from '../words.ts';
import { type DeedProps, Lines, Seen, type Told, ToldList, titleOf } from './deed-parts.tsx';

type Release = {
  /** Of what it was shown. */
  readonly digest: string;
  readonly isPublic: boolean;
  readonly isReady: boolean;
  readonly suggestion: string;
  readonly changes: readonly string[];
  readonly told: readonly Told[];
  readonly seen: readonly string[];
  readonly published: string;
};

/** Freezes the draft under a name, after what it changes, whom it tells and who may see it has been listed. */
export function ReleaseDeed({ board, close }: DeedProps) {
  const path = `/api/board/${encodeURIComponent(board.mission)}/release`;
  const { value, why } = useResource<Release>(path);
  const [name, setName] = useState<string | undefined>(undefined);
  const { job, start, isRunning } = useJob(({ code }) => {
    if (code !== 0) return;
    tell('done', t('desk.board.released', { name: name ?? value?.suggestion ?? '' }));
    close();
  });
  if (!value) return <p aria-busy={why === undefined}>{why ?? t('desk.reading')}</p>;
  const own = name ?? value.suggestion;
  return (
    <>
      <h2>{titleOf('release')}</h2>
      {!value.isReady ? (
        <p>{t(board.isOfTheseFacts ? 'desk.board.release.no-draft' : 'desk.board.other-facts')}</p>
      ) : (
        <>
          {value.changes.length === 0 && <p>{t('desk.board.release.same')}</p>}
          <Lines title={t('desk.board.release.changes')} lines={value.changes} />
          <ToldList told={value.told} />
          <Seen seen={value.seen} isPublic={value.isPublic} published={value.published} />
          <form
            class="board-facts"
            onSubmit={(event) => {
              event.preventDefault();
              void start({ name: own, digest: value.digest }, path);
            }}
          >
            <label>
              <span>{t('desk.board.release.name')}</span>{' '}
              <input
                class="desk-input board-name"
                required
                maxLength={80}
                value={own}
                onInput={({ currentTarget }) => setName(currentTarget.value)}
              />
            </label>
            <button type="submit" class="button button-main" aria-disabled={isRunning}>
              {t('desk.board.release.do')}
            </button>
            <button type="button" class="button" onClick={close}>
              {t('desk.board.leave')}
            </button>
          </form>
        </>
      )}
      <JobView job={job} />
    </>
  );
}
