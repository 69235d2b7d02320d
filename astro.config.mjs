import { defineConfig } from 'astro/config';
import { siteConfig } from './site/config.ts';
import { openSite } from './site/open-site.ts';

const workspaceRoot = process.env.ATTACHE_WORKSPACE ?? process.cwd();
const outDir = process.env.ATTACHE_OUT ?? 'dist';
const now = process.env.ATTACHE_NOW ? Date.parse(process.env.ATTACHE_NOW) : Date.now();
const audience = process.env.ATTACHE_AUDIENCE === 'internal' ? 'internal' : 'public';

const { context, diagnostics } = openSite({ workspaceRoot, outDir, audience, now });
if (!context) throw new Error(`${diagnostics.length} faults: npm run check`);

// `astro build` empties its output folder: pages are built by `npm run build`, which looks at it first.
export default defineConfig(
  siteConfig(context, { root: import.meta.dirname, outDir: '.cache/astro-output' }),
);
