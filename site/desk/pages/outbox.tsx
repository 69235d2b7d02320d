import { useEffect, useState } from 'preact/hooks';
import { JobView } from '../parts/job-view.tsx';
import { NoSender } from '../parts/no-sender.tsx';
import { type Job, useJob } from '../use-job.ts';
import { t } from '../words.ts';

type Mail = {
  readonly uid: string;
  readonly meeting: string;
  readonly why?: string;
  readonly to: string;
  readonly sequence: number;
  readonly subject?: string;
  readonly at?: string;
  /** `at` on the clocks at home, as the reader has days and hours. */
  readonly when?: string;
};

type Outbox = {
  readonly confirm: string;
  readonly missions: readonly {
    readonly mission: string;
    readonly waiting: readonly Mail[];
    readonly sent: readonly Mail[];
  }[];
};

function readOutbox({ output }: Job): Outbox | undefined {
  try {
    return JSON.parse(output) as Outbox;
  } catch {
    return undefined;
  }
}

/**
 * What waits to go out; nothing goes before its list has been looked at and confirmed. What was listed before something
 * went out holds no more, and is not shown while it is read anew.
 */
export function OutboxPage() {
  const [outbox, setOutbox] = useState<Outbox | undefined>();
  const [isSeen, setSeen] = useState(false);
  const listing = useJob((job) => setOutbox(readOutbox(job)));
  const sending = useJob(() => {
    setSeen(false);
    void listing.start({ name: 'outbox' });
  });
  useEffect(() => void listing.start({ name: 'outbox' }), []);
  const waiting = outbox?.missions.flatMap(({ mission, waiting: mails }) =>
    mails.map((mail) => ({ mission, ...mail })),
  );
  const sent = outbox?.missions.flatMap(({ mission, sent: mails }) =>
    mails.map((mail) => ({ mission, ...mail })),
  );
  return (
    <>
      <h1>{t('desk.page.outbox')}</h1>
      <NoSender />
      {!outbox &&
        (listing.isRunning ? (
          <p aria-busy="true" class="muted">
            {t('desk.reading')}
          </p>
        ) : (
          <JobView job={listing.job} />
        ))}
      {waiting && (
        <section aria-labelledby="waiting">
          <h2 id="waiting" aria-busy={listing.isRunning || undefined}>
            {listing.isRunning ? t('desk.reading') : t('desk.outbox.waiting', { mails: waiting.length })}
          </h2>
          {!listing.isRunning && (
            <MailTable mails={waiting} label={t('desk.outbox.waiting', { mails: waiting.length })} />
          )}
          {waiting.length > 0 && (
            <>
              <p>
                <label class="desk-choice">
                  <input
                    type="checkbox"
                    checked={isSeen}
                    onChange={({ currentTarget }) => setSeen(currentTarget.checked)}
                  />{' '}
                  {t('desk.outbox.seen')}
                </label>
              </p>
              <p class="desk-deeds">
                {(['send', 'by-hand', 'dry-run'] as const).map((how) => (
                  <button
                    key={how}
                    type="button"
                    class={how === 'send' ? 'button button-main' : 'button'}
                    disabled={!isSeen && how !== 'dry-run'}
                    aria-disabled={sending.isRunning || listing.isRunning}
                    onClick={() => {
                      if (listing.isRunning) return;
                      void sending.start({
                        name: 'send',
                        confirm: outbox?.confirm,
                        byHand: how === 'by-hand',
                        isDry: how === 'dry-run',
                      });
                    }}
                  >
                    {t(`desk.outbox.${how}`)}
                  </button>
                ))}
              </p>
            </>
          )}
          <JobView job={sending.job} />
        </section>
      )}
      {sent && sent.length > 0 && !listing.isRunning && (
        <section aria-labelledby="sent">
          <h2 id="sent">{t('desk.outbox.sent', { mails: sent.length })}</h2>
          <MailTable mails={sent} label={t('desk.outbox.sent', { mails: sent.length })} />
        </section>
      )}
    </>
  );
}

function MailTable({
  mails,
  label,
}: {
  readonly mails: readonly (Mail & { readonly mission: string })[];
  readonly label: string;
}) {
  return (
    <ul class="desk-rows" aria-label={label}>
      {mails.map(({ uid, to, meeting, mission, subject, when, sequence }) => (
        <li key={`${uid}${to}${sequence}`}>
          <span class={when === undefined ? undefined : 'nowrap'}>{when ?? to}</span>
          <span>{subject ?? to}</span>
          <span class="muted">
            {mission}/{meeting} · {t('desk.outbox.version', { sequence })}
            {when === undefined || subject === undefined ? '' : ` · ${to}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
