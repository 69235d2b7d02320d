import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { loadWords } from '#load/words.ts';
import type { Desk } from './desk.ts';
import { createDeskApp } from './desk-app.ts';
import { createFacts } from './facts.ts';
import { OPEN } from './guard.ts';
import { createJobs, type RunCommand } from './jobs.ts';
import { createJournal } from './journal.ts';
import { listenOn } from './listen-on.ts';
import { createNews } from './news.ts';
import { createPreview } from './prose/preview.ts';
import { createSession } from './session.ts';
import { watchFiles } from './watch-files.ts';

export type DeskOptions = {
  readonly root: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly now?: () => number;
  /** What runs commands for the pages; without it they are processes of their own. */
  readonly run?: RunCommand;
};

export type OpenDesk = {
  /** With the key that opens a session. */
  readonly address: string;
  /** Ends every answer that is still being given, and the watching. */
  readonly close: () => Promise<void>;
};

/** Where a browser is open already, its page comes first; where it has to start, it finds all read. */
const QUIET_MS = 250;

/**
 * Opens the desk of a workspace on this machine alone. `undefined` where the port is taken.
 * @example const desk = await serveDesk({ root: '/srv/office', port: 4330 })
 */
export async function serveDesk({ root, port, now: clock, run }: DeskOptions): Promise<OpenDesk | undefined> {
  const news = createNews();
  let asked = Number.NEGATIVE_INFINITY;
  const facts = createFacts(root, () => performance.now() - asked < QUIET_MS);
  const now = clock ?? Date.now;
  const jobs = createJobs({ root, news, clock, run });
  const preview = createPreview(root);
  const desk: Desk = {
    ...{ root, now, words: loadWords(root) },
    ...{ facts, news, jobs, preview, journal: createJournal() },
  };
  const session = createSession();
  const server = createAdaptorServer({ fetch: createDeskApp(desk, session).fetch }) as Server;
  if (!(await listenOn(server, port))) return undefined;
  const stop = watchFiles(root, (files) => {
    facts.forget();
    preview.forget();
    news.tell({ type: 'changed', files });
  });
  // Whatever page is opened first, it will ask for facts, once it is there itself.
  const reading = setTimeout(() => void facts.warm(), QUIET_MS);
  server.on('request', () => {
    asked = performance.now();
    reading.refresh();
  });
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
