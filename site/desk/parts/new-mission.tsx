import { useState } from 'preact/hooks';
import { loadHome } from '../home.ts';
import { go, hrefOf } from '../router.ts';
import { useJob } from '../use-job.ts';
import { t } from '../words.ts';
import { JobView } from './job-view.tsx';

const FIELDS = [
  { name: 'id', type: 'text', isRequired: true },
  { name: 'title', type: 'text', isRequired: true },
  { name: 'from', type: 'date', isRequired: true },
  { name: 'to', type: 'date', isRequired: true },
  { name: 'place', type: 'text', isRequired: false },
  { name: 'zone', type: 'text', isRequired: false },
] as const;

/** A mission that passes `check` at once, with what is still to be filled in marked. */
export function NewMission() {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { job, start, isRunning } = useJob(({ code }) => {
    if (code !== 0) return;
    void loadHome();
    go(hrefOf('mission', values['id'] ?? ''));
  });
  return (
    <details class="desk-item">
      <summary>{t('desk.new.heading')}</summary>
      <form
        class="desk-item-body"
        onSubmit={(event) => {
          event.preventDefault();
          const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
          void start({ name: 'new', ...Object.fromEntries(given) });
        }}
      >
        {FIELDS.map(({ name, type, isRequired }) => (
          <div class="desk-field" key={name}>
            <label for={`new-${name}`}>{t(`desk.new.${name}`)}</label>
            <input
              id={`new-${name}`}
              class="desk-input"
              {...({ type } as { type: 'text' })}
              required={isRequired}
              autocomplete="off"
              value={values[name] ?? ''}
              onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
            />
          </div>
        ))}
        <p>
          <button type="submit" class="button button-main" disabled={isRunning}>
            {t('desk.new.make')}
          </button>
        </p>
        <JobView job={job} />
      </form>
    </details>
  );
}
