import { isCalendarAddress } from '#invites/clean-text.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { readFields } from '#load/read-fields.ts';
import { listLanguages, listWords } from '#load/words.ts';
import { MissionFile } from '#model/mission.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import { languageOf } from './language.ts';

/** The first parts of the keys that pages say by themselves. */
const ROOMS = ['desk', 'term', 'status'];

/**
 * `GET /api/home`: what every page begins with: the words of its language, the languages of the workspace, its
 * missions by name. Reads no mission, so that it answers at once. `GET /api/mission-title/<mission>`: what one is
 * called; its name in the files where that cannot be read.
 */
export function addHome(app: DeskApp, desk: Desk): void {
  app.get('/api/mission-title/:mission', (c) => {
    const id = c.req.param('mission');
    if (!listMissionIds(desk.root).includes(id)) return refuse(c, desk, { key: 'no-mission', status: 404 });
    const mission = readFields(desk.root, `data/missions/${id}/mission.yaml`, MissionFile).value;
    return c.json({ title: mission?.shortTitle ?? mission?.title ?? id });
  });
  app.get('/api/home', (c) => c.json(tellHome(desk, languageOf(c))));
}

/** What every page begins with, in a language of the desk. */
export function tellHome(desk: Desk, language: string) {
  const settings = readFields(desk.root, 'data/workspace.yaml', WorkspaceSettings).value;
  const named = (tag: string) => ({ tag, name: nameOf(tag) });
  return {
    language,
    words: listWords(language, { workspaceRoot: desk.root, rooms: ROOMS }),
    spoken: listLanguages(desk.root).map(named),
    languages: (settings?.languages ?? ['zh-TW', 'en']).map(named),
    title: settings?.site.title ?? {},
    hasSender: settings === undefined || isCalendarAddress(settings.home.email ?? ''),
    missions: listMissionIds(desk.root).toReversed(),
    canUndo: desk.journal.next('undo') !== undefined,
    canRedo: desk.journal.next('redo') !== undefined,
  };
}

/** As its speakers call it. @example nameOf('zh-TW') // '中文（台灣）' */
const nameOf = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
