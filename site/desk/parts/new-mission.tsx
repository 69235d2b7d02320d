import { useState } from 'preact/hooks';
import { slugOf } from '../form/values.ts';
import { home, loadHome } from '../home.ts';
import { go, hrefOf } from '../router.ts';
import { useJob } from '../use-job.ts';
import { t } from '../words.ts';
import { JobView } from './job-view.tsx';
import { ZONE_LIST, ZoneList, zoneOfCity } from './zones.tsx';

const FIELDS = [
  { name: 'title', type: 'text' },
  { name: 'from', type: 'date' },
  { name: 'to', type: 'date' },
  { name: 'place', type: 'text' },
  { name: 'zone', type: 'text' },
  { name: 'id', type: 'text' },
] as const;

type Values = Readonly<Record<string, string>>;

/** What nobody need invent: the zone that is called by the place, an identifier of the year and the place. */
function suggested({ title = '', from = '', place = '' }: Values): Values {
  const zone = zoneOfCity(place);
  const words = [place, title].map(plainSlug).find((slug) => slug !== '') ?? 'mission';
  const id = `${from.slice(0, 4)}-${words}`;
  const taken = home.value?.missions ?? [];
  let free = id;
  for (let number = 2; taken.includes(free); number += 1) free = `${id}-${number}`;
  return { ...(zone && { zone }), ...(from !== '' && { id: free }) };
}

/** It stands in addresses that people read out to each other: letters of ASCII alone. */
const plainSlug = (text: string): string => slugOf(text.normalize('NFKD').replace(/[^\x20-\x7e]/g, ''));

/** A mission that passes `check` at once, with what is still to be filled in marked. */
export function NewMission() {
  const [typed, setTyped] = useState<Values>({});
  const values: Values = { ...suggested(typed), ...typed };
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
        {FIELDS.map(({ name, type }) => (
          <div class="desk-field" key={name}>
            <label for={`new-${name}`}>{t(`desk.new.${name}`)}</label>
            <input
              id={`new-${name}`}
              class="desk-input"
              {...({ type } as { type: 'text' })}
              required={name !== 'place'}
              list={name === 'zone' ? ZONE_LIST : undefined}
              autocomplete="off"
              value={values[name] ?? ''}
              onInput={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
            />
          </div>
        ))}
        <p>
          <button type="submit" class="button button-main" disabled={isRunning}>
            {t('desk.new.make')}
          </button>
        </p>
        <ZoneList />
        <JobView job={job} />
      </form>
    </details>
  );
}
