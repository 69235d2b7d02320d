import { expect, test } from 'vitest';
import { writeRelease } from '../register/release-for-tests.ts';
import { copyOf, edit, fixture } from '../workspace-copy.ts';
import { buildAndRead, MISSION } from './built-fixture.ts';

const BUILD_MS = 60_000;

test('a workspace elsewhere on the disk, in two other languages', { timeout: BUILD_MS }, async () => {
  const files = await buildAndRead(copyOf('tiny'), '2026-11-21T00:00:00Z');
  const languages = [...files].flatMap(([path, html]) =>
    /^\w+\/index\.html$/.test(path) ? [[path, /<html lang="(.*?)"/.exec(html)?.[1]]] : [],
  );
  expect(languages.toSorted()).toEqual([
    ['en/index.html', 'en'],
    ['ja/index.html', 'ja'],
    ['offline/index.html', 'ja'],
  ]);
});

test('the same inputs give the same bytes', { timeout: BUILD_MS }, async () => {
  const first = await buildAndRead(fixture('site'), '2025-02-01T00:00:00Z');
  const second = await buildAndRead(fixture('site'), '2025-02-01T00:00:00Z');
  expect(second).toEqual(first);
});

test('a meeting to come has no time until a schedule is released', { timeout: BUILD_MS }, async () => {
  const root = copyOf('site');
  edit(root, `data/${MISSION}/mission.yaml`, { find: 'published: 2024-06-01', put: 'published: 2024-02-01' });
  const placement = "placement: { date: 2024-03-05, start: '14:00', end: '15:00', room: blue }";
  edit(root, `data/${MISSION}/bilaterals.yaml`, { find: placement, put: 'request: { attendees: [林示例] }' });
  const timeOf = async () => {
    const files = await buildAndRead(root, '2024-03-01T00:00:00Z');
    const html = files.get(`en/${MISSION}/bilaterals/qa/index.html`) ?? '';
    return /<dt>Time<\/dt>\s*<dd>(.*?)<\/dd>/s
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  };
  expect(await timeOf()).toBe('Not yet scheduled');
  await writeRelease(root, '2024-harbour', {
    name: 'first',
    at: '2024-02-20T00:00:00Z',
    assignments: [{ bilateral: 'qa', date: '2024-03-05', start: '10:00', end: '10:30', room: 'red' }],
  });
  expect(await timeOf()).toBe('Tuesday 5 March 2024 10:00–10:30 (CST, UTC−6)');
});
