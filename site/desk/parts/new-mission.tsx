import { useState } from 'preact/hooks';
import { slugOf } from '../form/values.ts';
import { home, type Language, loadHome } from '../home.ts';
import { go, hrefOf } from '../router.ts';
import { useJob } from '../use-job.ts';
import { t } from '../words.ts';
import { JobView } from './job-view.tsx';
import { inLanguages, keysOf, type Values } from './texts-per-language.ts';
import { ZONE_LIST, ZoneList, zoneOfCity } from './zones.tsx';

const FIELDS = [
  { name: 'title', type: 'text' },
  { name: 'from', type: 'date' },
  { name: 'to', type: 'date' },
  { name: 'place', type: 'text' },
  { name: 'zone', type: 'text' },
  { name: 'id', type: 'text' },
] as const;

/** What is said in each language of the office. */
const TEXTS: readonly string[] = ['title', 'place'];

/** What nobody need invent: the zone that is called by the place, an identifier of the year and the place. */
function suggested(values: Values, languages: readonly Language[]): Values {
  const { from = '' } = values;
  const said = (name: string): readonly string[] => keysOf(name, languages).map((key) => values[key] ?? '');
  const zone = said('place')
    .map(zoneOfCity)
    .find((each) => each !== undefined);
  const words =
    TEXTS.toReversed()
      .flatMap(said)
      .map(plainSlug)
      .find((slug) => slug !== '') ?? 'mission';
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
  const languages = home.value?.languages ?? [];
  const values: Values = { ...suggested(typed, languages), ...typed };
  const type = (key: string, text: string): void => setTyped({ ...typed, [key]: text });
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
          void start({ name: 'new', ...inLanguages(values, { texts: TEXTS, languages }) });
        }}
      >
        {FIELDS.map(({ name, type: kind }) =>
          TEXTS.includes(name) && languages.length > 1 ? (
            <SideBySide key={name} name={name} languages={languages} values={values} type={type} />
          ) : (
            <div class="desk-field" key={name}>
              <label for={`new-${name}`}>{t(`desk.new.${name}`)}</label>
              <input
                id={`new-${name}`}
                class="desk-input"
                {...({ type: kind } as { type: 'text' })}
                required={name !== 'place'}
                list={name === 'zone' ? ZONE_LIST : undefined}
                autocomplete="off"
                value={values[name] ?? ''}
                onInput={({ currentTarget }) => type(name, currentTarget.value)}
              />
            </div>
          ),
        )}
        <p>
          <button type="submit" class="button button-main" aria-disabled={isRunning}>
            {t('desk.new.make')}
          </button>
        </p>
        <ZoneList />
        <JobView job={job} />
      </form>
    </details>
  );
}

/** A text in each language of the office; one of them is enough. */
function SideBySide({
  name,
  languages,
  values,
  type,
}: {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly values: Values;
  readonly type: (key: string, text: string) => void;
}) {
  const label = t(`desk.new.${name}`);
  const isSaid = keysOf(name, languages).some((key) => (values[key] ?? '') !== '');
  return (
    <fieldset class="desk-field">
      <legend>{label}</legend>
      <div class="desk-both">
        {languages.map((language, index) => {
          const key = keysOf(name, languages)[index] ?? name;
          return (
            <div class="desk-language" key={key}>
              <span class="desk-language-name" aria-hidden="true">
                {language.name}
              </span>
              <input
                id={`new-${key}`}
                class="desk-input"
                type="text"
                lang={language.tag}
                aria-label={t('desk.label', { label, value: language.name })}
                required={name !== 'place' && !isSaid}
                autocomplete="off"
                value={values[key] ?? ''}
                onInput={({ currentTarget }) => type(key, currentTarget.value)}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
