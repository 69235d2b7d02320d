import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { etag } from 'hono/etag';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { gridRules } from '../../site/lib/grid-classes.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { TOOLKITS_OWN } from './guard.ts';
import { tellHome } from './home-api.ts';
import { languageOf, nearestLanguage } from './language.ts';
import { shellPage } from './shell.ts';

const SITE = join(TOOLKIT_ROOT, 'site');
/** The site's look, then what forms and boards need beside it. */
const STYLES = [
  'styles/tokens.css',
  'styles/base.css',
  'styles/frame.css',
  'desk/desk.css',
  'desk/board.css',
  'desk/prose.css',
];
/** How the site dresses prose: for the page that is being written alone. */
const PROSE_STYLES = ['parts', 'tables', 'agenda', 'tracker', 'prose'].map((name) => `styles/${name}.css`);
/** Made by `npm run pack`; in the repository it is made of the sources when it is first asked for. */
const PACKED = join(TOOLKIT_ROOT, 'lib', 'desk-client');

/** The page itself, its script and its look; any address without a file is a place within the page. */
export function addAssets(app: DeskApp, desk: Desk): void {
  const scripts = onceMade(makeScripts);
  for (const path of ['/:script{desk[\\w.-]*\\.js}', '/desk.css', '/favicon.svg']) app.use(path, etag());
  app.get('/:script{desk[\\w.-]*\\.js}', async (c) => {
    const script = (await scripts()).get(c.req.param('script'));
    return script === undefined ? c.text('', 404) : c.body(script, 200, SCRIPT);
  });
  app.get('/desk.css', (c) => {
    const read = (name: string): string => readFileSync(join(SITE, name), 'utf8');
    const sheets = [...STYLES.map(read), withinPage(`${PROSE_STYLES.map(read).join('\n')}\n${gridRules()}`)];
    return c.body(sheets.join('\n'), 200, { ...OWN, 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/favicon.svg', (c) =>
    c.body(readFileSync(join(SITE, 'public', 'favicon.svg'), 'utf8'), 200, {
      ...OWN,
      'content-type': 'image/svg+xml',
    }),
  );
  app.all('/api/*', (c) => c.json({ fault: 'unknown' }, 404));
  app.get('/', (c) => c.redirect(`/${languageOf(c)}/today`, 302));
  app.get('/:language/*', (c) => {
    const wanted = c.req.param('language');
    const language = nearestLanguage([wanted]);
    if (language !== wanted) return c.text('', 404);
    const title = desk.words(language)('desk.title');
    return c.html(shellPage({ title, language, home: tellHome(desk, language) }));
  });
}

const COUNTER = /@counter-style[^{]+\{[^}]*\}/g;

/** Rules that hold within the page that is being written and change nothing of the desk. */
function withinPage(rules: string): string {
  const counters = rules.match(COUNTER) ?? [];
  return `${counters.join('\n')}\n@scope (.prose-page) {\n${rules.replace(COUNTER, '')}\n}`;
}

const OWN = { 'cache-control': TOOLKITS_OWN } as const;
const SCRIPT = { ...OWN, 'content-type': 'text/javascript; charset=utf-8' } as const;

async function makeScripts(): Promise<ReadonlyMap<string, string>> {
  if (existsSync(PACKED))
    return new Map(readdirSync(PACKED).map((name) => [name, readFileSync(join(PACKED, name), 'utf8')]));
  // Named by its place, so that the compiled toolkit does not carry a bundler along.
  const bundler = pathToFileURL(join(TOOLKIT_ROOT, 'pack', 'desk-client.ts')).href;
  const { bundleDesk } = (await import(bundler)) as typeof import('../../pack/desk-client.ts');
  return new Map(Object.entries((await bundleDesk(TOOLKIT_ROOT)).files));
}

function onceMade<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((cause: unknown) => {
      made = undefined;
      throw cause;
    });
    return made;
  };
}
