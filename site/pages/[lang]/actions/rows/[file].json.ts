import type { APIContext } from 'astro';
import { isReused } from '../../../../context.ts';
import { actionFacets, filterFiles, filterPath, rowsOfFile } from '../../../../lib/action-facets.ts';
import { localeOf } from '../../../../lib/locale.ts';
import { perLanguageAnd } from '../../../../lib/routes.ts';

type Given = { readonly lang: string; readonly file: string };

/** What the tracker's filter reads: what to filter by, and the rows in files. */
export function getStaticPaths(): { params: Given }[] {
  const files = filterFiles().map((file) => ({ file }));
  return perLanguageAnd(files, ({ file }) => file).filter(
    ({ params: { lang, file } }) => !isReused(filterPath(lang, file)),
  );
}

export function GET({ params }: APIContext<object, Given>): Response {
  const locale = localeOf(params.lang);
  return Response.json(
    params.file === 'facets' ? actionFacets(locale) : rowsOfFile(Number(params.file), locale),
  );
}
