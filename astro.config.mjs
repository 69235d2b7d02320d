import { defineConfig } from 'astro/config';
import { siteConfig } from './site/config.ts';
import { devServer } from './site/dev/dev-server.ts';
import { openSite } from './site/open-site.ts';

const workspaceRoot = process.env.ATTACHE_WORKSPACE ?? process.cwd();
const outDir = process.env.ATTACHE_OUT ?? 'dist';
const now = process.env.ATTACHE_NOW ? Date.parse(process.env.ATTACHE_NOW) : Date.now();
const audience = process.env.ATTACHE_AUDIENCE === 'internal' ? 'internal' : 'public';
const isDev = process.argv.includes('dev');

const { context, diagnostics } = openSite({ workspaceRoot, outDir, audience, now });
if (!context && !isDev) throw new Error(`${diagnostics.length} faults: npm run check`);

// `astro build` empties its output folder: pages are built by `npm run build`, which looks at it first.
const folders = { root: import.meta.dirname, outDir: '.cache/astro-output' };
const config = context ? siteConfig(context, folders) : { ...folders, srcDir: './site' };
const language = context?.workspace.settings.languages[0] ?? Intl.DateTimeFormat().resolvedOptions().locale;
const written = devServer({ root: workspaceRoot, diagnostics, language });

export default defineConfig({ ...config, integrations: [...(config.integrations ?? []), written] });
