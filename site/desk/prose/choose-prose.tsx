import { home } from '../home.ts';
import { go, hrefOf } from '../router.ts';
import { t } from '../words.ts';
import type { ListedFiles, ListedProse } from './prose-types.ts';

export const titleOf = ({ kind, title }: ListedProse): string =>
  kind === 'readout' ? t('desk.prose.readout', { meeting: title ?? '' }) : t(`desk.prose.${kind}`);

/** Which text, and in which language. */
export function ChooseProse({
  mission,
  chosen,
  languages,
  files,
}: ListedFiles & { readonly mission: string; readonly chosen: string }) {
  const current = files.find(({ file }) => file === chosen);
  const language = current?.language ?? languages[0] ?? '';
  const wayOf = ({ file }: ListedProse): string => file.split('/').slice(4).join('/');
  const texts = files.filter((each) => each.language === language);
  return (
    <div class="prose-choose">
      <label>
        <span class="desk-language-name">{t('desk.prose.which')}</span>
        <select
          class="desk-input"
          value={current?.file ?? ''}
          onChange={({ currentTarget }) => {
            const next = files.find(({ file }) => file === currentTarget.value);
            if (next) go(hrefOf('prose', mission, next.language, wayOf(next)));
          }}
        >
          {texts.map((each) => (
            <option key={each.file} value={each.file}>
              {titleOf(each)}
              {each.exists ? '' : ` – ${t('desk.prose.not-there')}`}
            </option>
          ))}
        </select>
      </label>
      <nav class="desk-forms" aria-label={t('desk.prose.languages')}>
        <ul>
          {languages.map((tag) => (
            <li key={tag}>
              <a
                href={hrefOf('prose', mission, tag, current ? wayOf(current) : 'report.mdx')}
                aria-current={tag === language ? 'page' : undefined}
                lang={tag}
              >
                {home.value?.languages.find((each) => each.tag === tag)?.name ?? tag}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
