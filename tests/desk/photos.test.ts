import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const ABOUT = {
  language: 'en',
  caption: 'At the table',
  people: [{ person: '山田花子' }, { words: 'A clerk' }],
};
const FILES = ['mission', 'bilaterals'].map((name) => `data/missions/2020-visit/${name}.yaml`);
const PHOTOS = 'content/missions/2020-visit/photos';

const addressOf = (meeting: string, about: object) =>
  `/api/photos/2020-visit/${meeting}?about=${encodeURIComponent(JSON.stringify(about))}`;

test('a picture lies beside the prose under a name of its own, its people from left to right in the facts', async () => {
  const root = copyOf('tiny');
  const first = FILES.map((file) => readFileSync(join(root, file), 'utf8'));
  const desk = await openDesk(root);
  for (const name of ['es', 'es-2'])
    expect(JSON.parse((await desk.sendBytes(addressOf('es', ABOUT), PIXEL)).body)).toEqual({
      file: `${PHOTOS}/${name}.png`,
    });
  expect(readFileSync(join(root, PHOTOS, 'es.png'))).toEqual(PIXEL);
  const [mission = '', meetings = ''] = FILES.map((file) => readFileSync(join(root, file), 'utf8'));
  expect(mission.slice(mission.indexOf('photos:'), mission.indexOf('annexes:'))).toMatchInlineSnapshot(`
    "photos:
      - { id: handshake, caption: { ja: 会談, en: Meeting }, people: [ana-example, 山田花子] }
      - id: es
        caption: { en: At the table }
        people:
          - 山田花子
          - unnamed: { en: A clerk }
        file: es.png
      - id: es-2
        caption: { en: At the table }
        people:
          - 山田花子
          - unnamed: { en: A clerk }
        file: es-2.png
    "
  `);
  expect(meetings.match(/photos: .*/)?.[0]).toBe('photos: [handshake, es, es-2]');
  for (const _ of ['es-2', 'es']) await desk.ask('/api/undo', { method: 'POST', body: {} });
  expect(FILES.map((file) => readFileSync(join(root, file), 'utf8'))).toEqual(first);
});

test('a picture without words of its own is called as its meeting is, and its mission can still be read', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  expect((await desk.sendBytes(addressOf('es', { ...ABOUT, caption: ' ' }), PIXEL)).status).toBe(200);
  const { workspace } = loadWorkspace(root);
  expect(workspace?.missions[0]?.photos.at(-1)?.caption).toEqual({
    ja: 'スペイン国との会談',
    en: 'Meeting with Kingdom of Spain',
  });
});

test('what is no picture, of no meeting, or by a link elsewhere is refused, and nothing is written', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const asked = [
    await desk.sendBytes(addressOf('es', ABOUT), 'GIF89a'),
    await desk.sendBytes(addressOf('nobody', ABOUT), PIXEL),
    await desk.sendBytes(addressOf('es', { ...ABOUT, language: 'xx' }), PIXEL),
    await desk.sendBytes(addressOf('es', { ...ABOUT, people: [{ person: '../x' }] }), PIXEL),
  ];
  expect(asked.map(({ status }) => status)).toEqual([400, 404, 404, 404]);
  expect(existsSync(join(root, PHOTOS, 'es.png'))).toBe(false);
  mkdirSync(join(root, 'elsewhere'));
  const linked = copyOf('tiny');
  symlinkSync(join(root, 'elsewhere'), join(linked, PHOTOS));
  const other = await openDesk(linked);
  expect((await other.sendBytes(addressOf('es', ABOUT), PIXEL)).status).toBe(400);
});
