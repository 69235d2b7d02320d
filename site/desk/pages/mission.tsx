import type { PageProps } from '../pages.ts';
import { hrefOf } from '../router.ts';
import { t } from '../words.ts';
import { FormPage } from './form-page.tsx';

const FORMS = ['mission', 'agenda', 'bilaterals'] as const;

/** The facts of a mission: the journey, the programme, the meetings. */
export function MissionPage({ about: [mission = '', form = 'mission'] }: PageProps) {
  return (
    <>
      <h1>{t(`desk.form.title.${form}`)}</h1>
      <nav class="desk-forms" aria-label={t('desk.form.which')}>
        <ul class="desk-switch">
          {FORMS.map((name) => (
            <li key={name}>
              <a href={hrefOf('mission', mission, name)} aria-current={name === form ? 'page' : undefined}>
                {t(`desk.form.title.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <FormPage key={`${mission}/${form}`} form={form} mission={mission} />
    </>
  );
}

const OFFICE = ['people', 'economies', 'glossary', 'workspace'] as const;

/** What all missions share: people, partners, abbreviations, settings. */
export function OfficePage({ about: [form = 'people'] }: PageProps) {
  return (
    <>
      <h1>{t(`desk.form.title.${form}`)}</h1>
      <nav class="desk-forms" aria-label={t('desk.form.which')}>
        <ul class="desk-switch">
          {OFFICE.map((name) => (
            <li key={name}>
              <a href={hrefOf('office', name)} aria-current={name === form ? 'page' : undefined}>
                {t(`desk.form.title.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <FormPage key={form} form={form} mission={undefined} />
    </>
  );
}
