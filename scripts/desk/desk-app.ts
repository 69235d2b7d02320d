import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { addAssets } from './assets.ts';
import { addBoards } from './boards-api.ts';
import type { Desk } from './desk.ts';
import { addDrafts } from './drafts-api.ts';
import { addEvents } from './events-api.ts';
import { addFacts } from './facts-api.ts';
import { tellFailure } from './failures.ts';
import { addForms } from './forms-api.ts';
import { askForSession, type Bindings, refuseForeign, sayPolicy } from './guard.ts';
import { addHome } from './home-api.ts';
import { addJobs } from './jobs-api.ts';
import { languageOf } from './language.ts';
import { addNotes } from './notes-api.ts';
import { addPhotos } from './photos-api.ts';
import { addProse } from './prose-api.ts';
import { addProsePreview } from './prose-preview-api.ts';
import { addProseTwin } from './prose-twin-api.ts';
import { addPublish } from './publish-api.ts';
import { refuseNewer } from './refuse-newer.ts';
import type { Session } from './session.ts';
import { turnAwayPage } from './shell.ts';
import { addToday } from './today-api.ts';
import { addTracker } from './tracker-api.ts';

export type DeskApp = Hono<Bindings>;

/** Larger than any file of facts, and than a photograph of a telephone. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** What each page asks of the server: one file a page, and a line here. */
const APIS: readonly ((app: DeskApp, desk: Desk) => void)[] = [
  addHome,
  addToday,
  addFacts,
  addForms,
  addDrafts,
  addTracker,
  addNotes,
  addPhotos,
  addProse,
  addProsePreview,
  addProseTwin,
  addPublish,
  addJobs,
  addEvents,
  addBoards,
];

/**
 * The desk as a program that answers requests. Whoever is not let in gets a page that says how to be.
 * @example createDeskApp(desk, createSession()).fetch
 */
export function createDeskApp(desk: Desk, session: Session): DeskApp {
  const app: DeskApp = new Hono();
  app.use(sayPolicy, refuseForeign);
  app.use(
    askForSession(session, (c) => {
      const t = desk.words(languageOf(c));
      const isPage = c.req.header('accept')?.includes('text/html') === true;
      return isPage
        ? c.html(turnAwayPage(t, languageOf(c)), 401)
        : c.json({ fault: 'session', why: t('desk.turned-away') }, 401);
    }),
  );
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES }));
  app.use('/api/*', refuseNewer(desk));
  app.onError((cause, c) => tellFailure(c, desk, cause));
  for (const add of APIS) add(app, desk);
  addAssets(app, desk);
  return app;
}
