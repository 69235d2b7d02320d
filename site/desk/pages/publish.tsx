import { JobView } from '../parts/job-view.tsx';
import { useResource } from '../resource.ts';
import { hrefOf } from '../router.ts';
import { useJob } from '../use-job.ts';
import { t } from '../words.ts';

type Publish = {
  readonly hasBuilt: boolean;
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
  const { value, why } = useResource<Publish>('/api/publish');
  const { job, start, isRunning } = useJob();
  return (
    <>
      <h1>{t('desk.page.publish')}</h1>
      {why && <p role="alert">{why}</p>}
      <section aria-labelledby="public">
        <h2 id="public">{t('desk.publish.public')}</h2>
        <ul class="desk-plain">
          {value?.missions.map(({ id, title, isPublic, published, counts }) => (
            <li key={id}>
              <strong class={isPublic ? 'is-public' : 'muted'}>
                {t(isPublic ? 'desk.publish.is-public' : 'desk.publish.stays')}
              </strong>{' '}
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
              disabled={isRunning}
              onClick={() => void start(asked)}
            >
              {t(`desk.publish.${name}`)}
            </button>
          ))}
        </p>
        <JobView job={job} />
      </section>
    </>
  );
}
