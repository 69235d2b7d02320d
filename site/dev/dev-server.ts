import { join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { type Diagnostic, sortDiagnostics } from '#diagnostics/diagnostic.ts';
import { loadWords } from '#load/words.ts';
import { faultPage } from './fault-page.ts';

const SHARED_FILE = 'data/workspace.yaml';
/** What people write. */
const FOLDERS = ['data', 'content', 'templates'] as const;

export type Written = {
  readonly root: string;
  readonly diagnostics: readonly Diagnostic[];
  /** In which faults are told. */
  readonly language: string;
};

/**
 * While writing: whatever is changed, added or removed of facts, prose and words starts the development server
 * anew, and while any of it is at fault a page that says so stands for all others.
 */
export function devServer({ root, diagnostics, language }: Written): AstroIntegration {
  const restarter = join(root, SHARED_FILE);
  const folders = FOLDERS.map((folder) => `${join(root, folder)}${sep}`);
  const errors = sortDiagnostics(diagnostics).filter(({ severity }) => severity === 'error');
  return {
    name: 'attache:dev-server',
    hooks: {
      'astro:config:setup': ({ command, addWatchFile }) => {
        if (command === 'dev') addWatchFile(restarter);
      },
      'astro:server:setup': ({ server }) => {
        server.watcher.add(folders);
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, (path) => {
            const isOurs = folders.some((folder) => path.startsWith(folder)) && path !== restarter;
            // Astro starts anew for the files it was told of; this one stands for all of them.
            if (isOurs && !isPassing(path)) server.watcher.emit('change', restarter);
          });
        if (errors.length === 0) return;
        const page = faultPage({ root, language, t: loadWords(root)(language), diagnostics: errors });
        server.middlewares.use((request, response, next) => {
          if (!request.headers.accept?.includes('text/html')) return next();
          response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' }).end(page);
        });
      },
    },
  };
}

/** What commands use while they work: locks, registers, half-written files. */
const isPassing = (path: string): boolean => /[\\/]register[\\/]|[\\/]\.[^\\/]*$/.test(path);
