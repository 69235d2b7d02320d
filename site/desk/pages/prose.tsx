import { home } from '../home.ts';
import type { PageProps } from '../pages.ts';
import { Awaited } from '../parts/awaited.tsx';
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
      <Awaited value={value} why={why} />
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
