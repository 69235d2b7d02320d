import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { loadWords } from '#load/words.ts';
import type { Desk } from './desk.ts';
import { createDeskApp } from './desk-app.ts';
import { createFacts } from './facts.ts';
import { OPEN } from './guard.ts';
import { createJobs } from './jobs.ts';
import { createJournal } from './journal.ts';
import { createNews } from './news.ts';
import { createPreview } from './prose/preview.ts';
import { createSession } from './session.ts';
import { watchFiles } from './watch-files.ts';

export type DeskOptions = {
  readonly root: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly now?: () => number;
};

export type OpenDesk = {
  /** With the key that opens a session. */
  readonly address: string;
  /** Ends every answer that is still being given, and the watching. */
  readonly close: () => Promise<void>;
};

/** Where a browser is open already, its first question comes before; where it has to start, it finds all read. */
const WARM_MS = 150;

/**
 * Opens the desk of a workspace on this machine alone. `undefined` where the port is taken.
 * @example const desk = await serveDesk({ root: '/srv/office', port: 4330 })
 */
export async function serveDesk({ root, port, now: clock }: DeskOptions): Promise<OpenDesk | undefined> {
  const news = createNews();
  const facts = createFacts(root);
  const now = clock ?? Date.now;
  const jobs = createJobs(root, news, clock);
  const preview = createPreview(root);
  const desk: Desk = {
    ...{ root, now, words: loadWords(root) },
    ...{ facts, news, jobs, preview, journal: createJournal() },
  };
  const session = createSession();
  const server = createAdaptorServer({ fetch: createDeskApp(desk, session).fetch }) as Server;
  server.listen(port, '127.0.0.1');
  const isOpen = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]);
  if (!isOpen) return undefined;
  const stop = watchFiles(root, (files) => {
    facts.forget();
    preview.forget();
    news.tell({ type: 'changed', files });
  });
  // Whatever page is opened first, it will ask for facts.
  const reading = setTimeout(() => void facts.warm(), WARM_MS);
  const bound = server.address();
  const taken = typeof bound === 'object' && bound ? bound.port : port;
  return {
    address: `http://127.0.0.1:${taken}${OPEN}?key=${session.key}`,
    close: async () => {
      clearTimeout(reading);
      stop();
      jobs.stop();
      preview.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
