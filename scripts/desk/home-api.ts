import { listMissionIds } from '#load/list-mission-ids.ts';
import { readFields } from '#load/read-fields.ts';
import { listLanguages, listWords } from '#load/words.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { languageOf } from './language.ts';

/** The first parts of the keys that pages say by themselves. */
const ROOMS = ['desk', 'term', 'status'];

/**
 * `GET /api/home`: what every page begins with: the words of its language, the languages of the workspace, its
 * missions by name. Reads no mission, so that it answers at once.
 */
export function addHome(app: DeskApp, desk: Desk): void {
  app.get('/api/home', (c) => {
    const language = languageOf(c);
    const settings = readFields(desk.root, 'data/workspace.yaml', WorkspaceSettings).value;
    const missions = listMissionIds(desk.root);
    return c.json({
      language,
      words: listWords(language, { workspaceRoot: desk.root, rooms: ROOMS }),
      spoken: listLanguages(desk.root).map((tag) => ({ tag, name: nameOf(tag) })),
      languages: (settings?.languages ?? ['zh-TW', 'en']).map((tag) => ({ tag, name: nameOf(tag) })),
      title: settings?.site.title ?? {},
      missions: missions.toReversed(),
      canUndo: desk.journal.next('undo') !== undefined,
      canRedo: desk.journal.next('redo') !== undefined,
    });
  });
}

/** As its speakers call it. @example nameOf('zh-TW') // '中文（台灣）' */
const nameOf = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
