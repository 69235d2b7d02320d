/** The help's pages in reading order, by group: their prose is `site/help/<language>/<page>.mdx`. */
export const HELP_GROUPS = [
  { group: 'start', pages: ['index', 'desk', 'delegate', 'staff', 'manager'] },
  { group: 'recipes', pages: ['recipes', 'languages'] },
  { group: 'reference', pages: ['prose', 'fields', 'rules', 'commands'] },
] as const;

export const HELP_PAGES: readonly string[] = HELP_GROUPS.flatMap(({ pages }) => pages);
