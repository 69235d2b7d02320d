import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dateStyle, formatDate, withDay } from '#locale/dates.ts';
import { type CivilDate, civilOf } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { dayRange } from '#model/partial-date.ts';
import { viewFor } from '#model/public-view.ts';
import type { Mission } from '#model/workspace.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import { formerRelease, goBack } from './former-build.ts';
import { languageOf } from './language.ts';

/**
 * `GET /api/publish`: mission by mission what a public build of today holds, before it is made, and the release
 * that can be gone back to. `POST /api/publish/back`: goes back to it.
 */
export function addPublish(app: DeskApp, desk: Desk): void {
  app.get('/api/publish', (c) => {
    const { workspace } = desk.facts.read();
    if (!workspace) return refuse(c, desk, { key: 'facts-at-fault', status: 409 });
    const language = languageOf(c);
    const style = dateStyle(workspace.settings, language);
    const today = civilOf(desk.now(), workspace.settings.home.timeZone).date;
    const shown = new Map(
      viewFor(workspace, { audience: 'public', today }).missions.map((each) => [each.id, each]),
    );
    const madeAt = formerRelease(desk.root);
    const former = madeAt === undefined ? undefined : civilOf(madeAt, workspace.settings.home.timeZone);
    const dayOf = ({ published }: Mission): string => {
      const day = published === undefined ? undefined : dayRange(published)?.latest;
      return day === undefined ? '' : formatDate(day as CivilDate, style);
    };
    return c.json({
      hasBuilt: existsSync(join(desk.root, 'dist', 'index.html')),
      former: former === undefined ? '' : withDay(formatDate(former.date, style), former.time),
      missions: workspace.missions.toReversed().map((mission) => {
        const view = shown.get(mission.id);
        return {
          id: mission.id,
          title: localize(mission.shortTitle ?? mission.title, language),
          isPublic: view !== undefined,
          published: dayOf(mission),
          counts: view && {
            meetings: view.bilaterals.length,
            ofMeetings: mission.bilaterals.length,
            commitments: view.bilaterals.flatMap((each) => each.commitments).length + view.commitments.length,
            prose: view.prose.length,
            photos: view.photos.length,
            annexes: view.annexes.length,
          },
        };
      }),
    });
  });
  app.post('/api/publish/back', async (c) =>
    (await goBack(desk.root)) ? c.json({}) : refuse(c, desk, { key: 'no-former', status: 409 }),
  );
}
