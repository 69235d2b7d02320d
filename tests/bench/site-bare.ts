import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TOOLKIT_ROOT } from '#load/paths.ts';

/**
 * What a developer would have written with Astro alone for the same pages: a collection of Markdown that says what
 * they say, one layout, one style sheet.
 */
export function writeBare(pages: string, root: string): void {
  const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[\w-]+\/.*index\.html$/.test(file),
  );
  for (const file of files) writePage(root, file, readFileSync(join(pages, file), 'utf8'));
  for (const [path, text] of Object.entries(PROJECT)) write(join(root, path), text);
  symlinkSync(join(TOOLKIT_ROOT, 'node_modules'), join(root, 'node_modules'));
}

/** Returns the number of its pages. */
export async function buildBare(root: string): Promise<number> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.chdir(root);
  const { build } = await import('astro');
  await build({ root, logLevel: 'error', site: 'https://bare.example', trailingSlash: 'always' });
  return readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  ).length;
}

const PROJECT = {
  'package.json': '{ "type": "module" }',
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { pages: defineCollection({ loader: glob({ pattern: '**/*.md', base: './content', generateId: ({ entry }) => entry }) }) };
`,
  'src/layouts/Page.astro': `---
import './page.css';
const { title, lang } = Astro.props;
---
<!doctype html>
<html lang={lang}>
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>{title}</title></head>
  <body>
    <header><nav><ul>{['missions', 'partners', 'actions', 'search'].map((path) => <li><a href={\`/\${lang}/\${path}/\`}>{path}</a></li>)}</ul></nav></header>
    <main><slot /></main>
    <footer><p>{title}</p></footer>
  </body>
</html>
`,
  'src/layouts/page.css': 'body { font: 1rem/1.5 serif } main { max-width: 40rem; margin: auto }',
  'src/pages/[...path].astro': `---
import { getCollection, render } from 'astro:content';
import Page from '../layouts/Page.astro';
export async function getStaticPaths() {
  const pages = await getCollection('pages');
  return pages.map((page) => ({ params: { path: page.id.replace(/\\/?index\\.md$/, '') }, props: { page } }));
}
const { page } = Astro.props;
const { Content } = await render(page);
---
<Page title={page.data.title} lang={page.data.lang}><Content /></Page>
`,
};

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writePage(root: string, file: string, html: string): void {
  const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '';
  const lang = /<html lang="(.*?)"/.exec(html)?.[1] ?? '';
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  const head = `---\ntitle: ${JSON.stringify(title)}\nlang: ${lang}\n---\n\n`;
  write(join(root, 'content', file.replace(/html$/, 'md')), head + toMarkdown(main));
}

/** Headings, lists, rows of tables and paragraphs with their links: what a page says, as one would write it. */
function toMarkdown(html: string): string {
  return html
    .replace(/<(?:svg|script|form)\b.*?<\/(?:svg|script|form)>/gs, '')
    .replace(
      /<h([1-6])[^>]*>(.*?)<\/h\1>/gs,
      (_, level: string, text: string) => `\n\n${'#'.repeat(Number(level))} ${flat(text)}\n\n`,
    )
    .replace(
      /<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs,
      (_, href: string, text: string) => `[${flat(text)}](${href})`,
    )
    .replace(/<(?:li|tr)\b[^>]*>/g, '\n- ')
    .replace(/<\/(?:p|div|li|tr|section|dd|dt)>/g, '\n\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n\s*\n\s*/g, '\n\n');
}

const flat = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
