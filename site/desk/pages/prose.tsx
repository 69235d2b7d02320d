import { home } from '../home.ts';
import type { PageProps } from '../pages.ts';
import { ChooseProse } from '../prose/choose-prose.tsx';
import type { ListedFiles } from '../prose/prose-types.ts';
import { WriteProse } from '../prose/write-prose.tsx';
import { useResource } from '../resource.ts';
import { t } from '../words.ts';

/** The prose of a mission: report, agenda and readouts in each language. */
export function ProsePage({ about: [mission = '', language, way = 'report.mdx'] }: PageProps) {
  const { value, why } = useResource<ListedFiles>(`/api/prose/${encodeURIComponent(mission)}`);
  const written = language ?? home.value?.languages[0]?.tag ?? '';
  const file = `content/missions/${mission}/${written}/${way}`;
  const listed = value?.files.find((each) => each.file === file);
  return (
    <>
      <h1>{t('desk.page.prose')}</h1>
      {why !== undefined && <p role="alert">{why}</p>}
      {!value && why === undefined && (
        <p aria-busy="true" class="muted">
          {t('desk.reading')}
        </p>
      )}
      {value && (
        <>
          <ChooseProse mission={mission} chosen={file} {...value} />
          {listed ? (
            <WriteProse key={file} mission={mission} listed={listed} languages={value.languages} />
          ) : (
            <p role="alert">{t('desk.prose.no-file')}</p>
          )}
        </>
      )}
    </>
  );
}
