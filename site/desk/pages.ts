import type { ComponentType } from 'preact';
import { BoardPage } from './pages/board.tsx';
import { MissionPage, OfficePage } from './pages/mission.tsx';
import { NotesPage } from './pages/notes.tsx';
import { OutboxPage } from './pages/outbox.tsx';
import { ProsePage } from './pages/prose.tsx';
import { PublishPage } from './pages/publish.tsx';
import { TodayPage } from './pages/today.tsx';
import { TrackerPage } from './pages/tracker.tsx';

/** What a page is given: the parts of the address after its name. */
export type PageProps = { readonly about: readonly string[] };

/**
 * Every page of the desk. `place` says where the way to it stands: in the head, or among those of one mission
 * (`/<language>/<name>/<mission>`). Its words: `desk.page.<name>`.
 */
export type Page = {
  readonly name: string;
  readonly place: 'head' | 'mission';
  readonly component: ComponentType<PageProps>;
};

export const PAGES: readonly Page[] = [
  { name: 'today', place: 'head', component: TodayPage },
  { name: 'mission', place: 'mission', component: MissionPage },
  { name: 'prose', place: 'mission', component: ProsePage },
  { name: 'board', place: 'mission', component: BoardPage },
  { name: 'notes', place: 'mission', component: NotesPage },
  { name: 'tracker', place: 'head', component: TrackerPage },
  { name: 'office', place: 'head', component: OfficePage },
  { name: 'outbox', place: 'head', component: OutboxPage },
  { name: 'publish', place: 'head', component: PublishPage },
];
