import { resolve } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import type { AstroUserConfig } from 'astro';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { SiteContext } from './context.ts';
import { gridSheet } from './grid-sheet.ts';
import { offlineWorker } from './offline-worker.ts';
import { scopeNames } from './scope-names.ts';

const SITE = `${TOOLKIT_ROOT}site/`;

/** The Astro configuration, the same for `build`, `astro dev` and `astro check`. */
export function siteConfig(
  context: SiteContext,
  folders: { readonly root: string; readonly outDir: string },
): AstroUserConfig {
  const address = new URL(context.workspace.settings.site.address);
  return {
    root: folders.root,
    srcDir: SITE,
    publicDir: `${SITE}public`,
    outDir: resolve(folders.outDir),
    cacheDir: `${folders.root}/.cache/astro`,
    site: address.origin,
    base: address.pathname,
    output: 'static',
    trailingSlash: 'always',
    build: { format: 'directory', assets: '_site', inlineStylesheets: 'never' },
    compressHTML: true,
    // A component's own rules weigh as much as those of the sheets that all share, which come after them: name a class.
    scopedStyleStrategy: 'where',
    // The next page is on its way once a pointer rests on its link.
    prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
    devToolbar: { enabled: false },
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    // The help's prose; that of missions is drawn from the tree that was checked (`prose/`).
    integrations: [mdx()],
    markdown: { syntaxHighlight: false, processor: satteri({ features: { smartPunctuation: false } }) },
    vite: {
      logLevel: 'warn',
      // What is built is the same whatever the environment of the build says.
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { emptyOutDir: false, assetsInlineLimit: 0 },
      plugins: [gridSheet(), offlineWorker(), scopeNames(SITE)],
      server: { fs: { allow: [TOOLKIT_ROOT, context.workspaceRoot] } },
    },
  };
}
