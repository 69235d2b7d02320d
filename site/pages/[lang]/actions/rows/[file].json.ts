import type { APIContext } from 'astro';
import { actionFacets, rowFiles, rowsOfFile } from '../../../../lib/action-facets.ts';
import { localeOf } from '../../../../lib/locale.ts';
import { perLanguageAnd } from '../../../../lib/routes.ts';

type Given = { readonly lang: string; readonly file: string };

/** What the tracker's filter reads: what to filter by, and the rows in files. */
export function getStaticPaths(): { params: Given }[] {
  const files = ['facets', ...rowFiles().map(String)].map((file) => ({ file }));
  return perLanguageAnd(files, ({ file }) => `actions/rows/${file}.json`);
}

export function GET({ params }: APIContext<object, Given>): Response {
  const locale = localeOf(params.lang);
  return Response.json(
    params.file === 'facets' ? actionFacets(locale) : rowsOfFile(Number(params.file), locale),
  );
}
