import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageBundle } from './page-bundle.ts';

/** Where the pages will stand. */
export type Site = { readonly origin: string; readonly base: string };

type Route = { readonly type: string; readonly component: string; readonly route: string };
type StaticPath = { readonly pathname: string; readonly route: Route };

/** What Astro's module that draws pages gives; of its own version, which the lock file fixes. */
type App = {
  readonly routeCache: { readonly clearAll: () => void };
  readonly setInternals: (internals: unknown) => void;
  readonly setOptions: (options: unknown) => void;
  readonly render: (request: Request, options: { readonly routeData: Route }) => Promise<Response>;
};

/**
 * Draws every page and file that the bundle has for the facts in the site's context into a folder, as
 * `astro build` does with `format: 'directory'` and slashes at the end.
 */
export async function renderPages(bundle: PageBundle, folder: string, site: Site): Promise<void> {
  const app = await openApp(bundle);
  app.routeCache.clearAll();
  const { StaticPaths } = await import('astro/runtime/prerender/static-paths.js');
  const paths: readonly StaticPath[] = await new StaticPaths(app as never).getAll();
  const made = new Set<string>();
  for (const { pathname, route } of paths) {
    const file = fileOf(pathname, route);
    if (made.has(file)) continue;
    made.add(file);
    const response = await app.render(new Request(urlOf(pathname, route, site)), { routeData: route });
    if (response.status >= 300 && response.status < 400) throw new Error(`${pathname} leads elsewhere`);
    writePage(join(folder, file), Buffer.from(await response.arrayBuffer()));
  }
  app.routeCache.clearAll();
}

function writePage(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

const PAGE_SCRIPT = 'astro:scripts/page.js';

/** The module with what a build would tell it of the bundle. */
async function openApp({ entry, pages }: PageBundle): Promise<App> {
  const { app, manifest } = (await import(pathToFileURL(entry).href)) as {
    readonly app: App;
    readonly manifest: { readonly entryModules: Readonly<Record<string, string>> };
  };
  const modules = new Map(Object.entries(manifest.entryModules));
  app.setInternals({
    pagesByKeys: new Map(pages.map(({ key, styles }) => [key, { styles: [...styles] }])),
    entrySpecifierToBundleMap: modules,
  });
  const scripts = modules.has(PAGE_SCRIPT) ? [{ stage: 'page', content: '' }] : [];
  app.setOptions({ settings: { scripts }, logger: { options: { destination: SILENT } } });
  return app;
}

const isPage = ({ type }: Route): boolean => type === 'page';

/** Servers look for the page of what is not found by this name. */
const NOT_FOUND = '/404';

function fileOf(pathname: string, route: Route): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (!isPage(route)) return path;
  return pathname === NOT_FOUND ? `${path}.html` : join(path, 'index.html');
}

function urlOf(pathname: string, route: Route, { origin, base }: Site): URL {
  const path = `${base}/${pathname}${isPage(route) ? '/' : ''}`.replace(/\/{2,}/g, '/');
  return new URL(path, origin);
}

/** Astro tells more than anybody asked for: of what goes wrong the error itself tells. */
const SILENT = { write: () => true };
