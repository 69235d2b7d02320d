import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const HERE = fileURLToPath(import.meta.url);

/** MDX of a workspace outside of the toolkit has no `node_modules` above it: its runtime is the toolkit's. */
export function resolveFromToolkit(): Plugin {
  return {
    name: 'attache:resolve-from-toolkit',
    enforce: 'pre',
    resolveId(source, importer, options) {
      const isBare = /^(?:astro|@astrojs)\//.test(source);
      if (!isBare || !importer?.includes('.mdx')) return null;
      return this.resolve(source, HERE, { ...options, skipSelf: true });
    },
  };
}
