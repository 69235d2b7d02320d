import { useState } from 'preact/hooks';
import { send } from '../api.ts';
import { tell } from '../notice.ts';
import { Awaited } from '../parts/awaited.tsx';
import { JobView } from '../parts/job-view.tsx';
import { useResource } from '../resource.ts';
import { hrefOf } from '../router.ts';
import { useJob } from '../use-job.ts';
import { lead, t } from '../words.ts';

type Publish = {
  readonly hasBuilt: boolean;
  /** When the release before this one was made, in words; empty without one. */
  readonly former: string;
  readonly missions: readonly {
    readonly id: string;
    readonly title: string;
    readonly isPublic: boolean;
    readonly published: string;
    readonly counts?: Readonly<Record<string, number>>;
  }[];
};

const DEEDS = [
  { name: 'check', asked: { name: 'check' } },
  { name: 'audit', asked: { name: 'audit' } },
  { name: 'build-public', asked: { name: 'build', audience: 'public' } },
  { name: 'build-internal', asked: { name: 'build', audience: 'internal' } },
] as const;

/** What a public build holds, said before it is made; then checked, audited and built. */
export function PublishPage() {
  const { value, why, reload } = useResource<Publish>('/api/publish');
  const { job, start, isRunning } = useJob(() => void reload());
  return (
    <>
      <h1>{t('desk.page.publish')}</h1>
      <section aria-labelledby="public">
        <h2 id="public">{t('desk.publish.public')}</h2>
        <Awaited value={value} why={why} />
        <ul class="desk-plain">
          {value?.missions.map(({ id, title, isPublic, published, counts }) => (
            <li key={id}>
              <strong class={isPublic ? 'is-public' : 'muted'}>
                {lead(t(isPublic ? 'desk.publish.is-public' : 'desk.publish.stays'))}
              </strong>
              <a href={hrefOf('mission', id)}>{title}</a>{' '}
              <span class="muted">
                {counts
                  ? t('desk.publish.counts', counts)
                  : published === ''
                    ? t('desk.publish.no-date')
                    : t('desk.publish.from', { date: published })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="deeds">
        <h2 id="deeds">{t('desk.publish.deeds')}</h2>
        <p class="desk-deeds">
          {DEEDS.map(({ name, asked }) => (
            <button
              key={name}
              type="button"
              class="button"
              aria-disabled={isRunning}
              onClick={() => void start(asked)}
            >
              {t(`desk.publish.${name}`)}
            </button>
          ))}
        </p>
        <JobView job={job} />
      </section>
      {value && value.former !== '' && <GoBack former={value.former} isRunning={isRunning} reload={reload} />}
    </>
  );
}

type GoBackProps = {
  readonly former: string;
  readonly isRunning: boolean;
  readonly reload: () => Promise<void>;
};

/** The public release before this one, put back in its place; asked first. */
function GoBack({ former, isRunning, reload }: GoBackProps) {
  const [isAsked, setAsked] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const goBack = async (): Promise<void> => {
    // A second press would put back what the first one has just replaced.
    if (isGoing) return;
    setGoing(true);
    const answer = await send('/api/publish/back', {});
    await reload();
    setGoing(false);
    setAsked(false);
    if (answer.ok) tell('done', t('desk.publish.went-back', { date: former }));
    else tell('fault', answer.why || t('desk.offline'));
  };
  return (
    <section aria-labelledby="back">
      <h2 id="back">{t('desk.publish.former')}</h2>
      <p>{t(isAsked ? 'desk.publish.back-means' : 'desk.publish.former-of', { date: former })}</p>
      <p class="desk-deeds">
        {isAsked ? (
          <>
            <button
              type="button"
              class="button button-main"
              aria-disabled={isGoing}
              onClick={() => void goBack()}
            >
              {t('desk.publish.back')}
            </button>
            <button type="button" class="button" aria-disabled={isGoing} onClick={() => setAsked(isGoing)}>
              {t('desk.board.leave')}
            </button>
          </>
        ) : (
          <button type="button" class="button" aria-disabled={isRunning} onClick={() => setAsked(!isRunning)}>
            {t('desk.publish.go-back')}
          </button>
        )}
      </p>
    </section>
  );
}
