import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { toolkitCache } from '#load/toolkit-cache.ts';
import { digestOfFiles, toolkitDigest } from '#load/toolkit-digest.ts';

/** What Astro makes of the site's sources, before any page is drawn. */
export type PageBundle = {
  /** The module that draws pages. */
  readonly entry: string;
  /** Style sheets, scripts and what is public as it is. */
  readonly assets: string;
  readonly pages: readonly BundledPage[];
};

/** A page's sheets, as its head names them. */
type BundledPage = { readonly key: string; readonly styles: readonly unknown[] };

type ConfigOf = (folders: Folders) => Promise<AstroUserConfig>;
type Folders = { readonly root: string; readonly outDir: string };

const KIND = 'bundle-';

/**
 * The bundle of the site under a path of whichever host. Sources change less often than facts: what was bundled of
 * the same sources is taken as it is, and Astro and Vite are not started.
 */
export async function openBundle(base: string, configOf: ConfigOf): Promise<PageBundle> {
  const folder = join(toolkitCache(), `${KIND}${digestOfFiles([toolkitDigest(), base], []).slice(0, 24)}`);
  if (!existsSync(join(folder, 'pages.json'))) await makeBundle(folder, configOf);
  touch(folder);
  const { entry, pages } = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as Omit<
    PageBundle,
    'assets'
  >;
  return { entry: join(folder, 'code', entry), assets: join(folder, 'assets'), pages };
}

async function makeBundle(folder: string, configOf: ConfigOf): Promise<void> {
  const root = mkdtempSync(join(toolkitCache(), 'site-'));
  const [made, outDir] = [join(root, 'bundle'), join(root, 'out')];
  try {
    mkdirSync(made);
    // Read by Astro when it is first imported.
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    const { build } = await import('astro');
    const config = await configOf({ root, outDir });
    const integrations = [...(config.integrations ?? []), leaveBundle(outDir, made)];
    await fromWithin(root, () => build({ ...config, integrations, configFile: false, logLevel: 'error' }));
    cpSync(outDir, join(made, 'assets'), { recursive: true });
    forgetOldBundles();
    moveBundle(made, folder);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Another build may have been quicker: then its bundle stands. */
function moveBundle(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch (cause) {
    if (!existsSync(join(folder, 'pages.json'))) throw cause;
  }
}

/** Has Astro stop where it would draw pages, and leave what draws them. */
function leaveBundle(outDir: string, to: string): AstroIntegration {
  let pages: ReadonlyMap<string, { readonly styles: readonly unknown[] }> = new Map();
  return {
    name: 'attache:leave-bundle',
    hooks: {
      'astro:build:setup': (built) => {
        pages = built.pages;
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'attache:leave-bundle',
          setup: async () => {
            const code = join(outDir, '.prerender');
            const entry = readdirSync(code).find((name) => /^prerender-entry\..*\.m?js$/.test(name));
            if (entry === undefined) throw new Error('Astro left no module that draws pages');
            const sheets = [...pages].map(([key, { styles }]) => ({ key, styles }));
            cpSync(code, join(to, 'code'), { recursive: true });
            writeFileSync(join(to, 'pages.json'), JSON.stringify({ entry, pages: sheets }));
          },
          getStaticPaths: async () => [],
          render: async () => new Response(),
        }),
    },
  };
}

/**
 * Astro puts what it renders with beside its output where that lies in the current folder, else into the
 * current folder: an office that has the toolkit by a link would then look for packages in the wrong place.
 */
async function fromWithin(root: string, work: () => Promise<void>): Promise<void> {
  const here = process.cwd();
  const isWithin = !relative(here, root).startsWith('..');
  if (isWithin) return work();
  process.chdir(toolkitCache());
  try {
    return await work();
  } finally {
    process.chdir(here);
  }
}

const MOST_BUNDLES = 6;
const WEEK_MS = 7 * 86_400_000;

/** Of other versions and paths the last used stay. */
function forgetOldBundles(): void {
  const cache = toolkitCache();
  const now = Date.now();
  const others = readdirSync(cache)
    .filter((name) => name.startsWith(KIND))
    .map((name) => ({ path: join(cache, name), usedAt: usedAt(join(cache, name)) }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { path, usedAt: last } of others.slice(MOST_BUNDLES))
    if (now - last > WEEK_MS || others.length > MOST_BUNDLES * 4)
      rmSync(path, { recursive: true, force: true });
}

const usedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Of another user: who made it looks after it.
  }
}
