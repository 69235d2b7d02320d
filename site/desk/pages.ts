import type { ComponentType } from 'preact';
import { BoardPage } from './pages/board.tsx';
import { TodayPage } from './pages/today.tsx';

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
  { name: 'board', place: 'mission', component: BoardPage },
];
