import { expect, test } from 'vitest';
import { writeRelease } from '../register/release-for-tests.ts';
import { copyOf, edit, fixture } from '../workspace-copy.ts';
import { buildAndRead, builtFixture, DOWNLOADS, MISSION, readAll } from './built-fixture.ts';

const BUILD_MS = 180_000;

test('the same inputs give the same bytes, in another process or at another time', {
  timeout: BUILD_MS,
}, async () => {
  const first = readAll(await builtFixture('public'));
  expect(await buildAndRead(fixture('site'), '2025-02-01T00:00:00Z', DOWNLOADS)).toEqual(first);
});

/** Sites of all hosts are drawn by one bundle, which may have been made for another. */
test('a meeting to come has no time until one is released, and pages name no host but their own', {
  timeout: BUILD_MS,
}, async () => {
  const root = copyOf('site');
  edit(root, `data/${MISSION}/mission.yaml`, { find: 'published: 2024-06-01', put: 'published: 2024-02-01' });
  const placement = "placement: { date: 2024-03-05, start: '14:00', end: '15:00', room: blue }";
  edit(root, `data/${MISSION}/bilaterals.yaml`, { find: placement, put: 'request: { attendees: [林示例] }' });
  edit(root, `data/${MISSION}/bilaterals.yaml`, {
    find: 'format: exchange',
    put: 'request: { attendees: [林示例] }',
  });
  await writeRelease(root, '2024-harbour', {
    name: 'first',
    at: '2024-02-20T00:00:00Z',
    assignments: [{ bilateral: 'qa', date: '2024-03-05', start: '10:00', end: '10:30', room: 'red' }],
  });
  edit(root, 'data/workspace.yaml', {
    find: 'https://example.org/office/',
    put: 'https://elsewhere.example/office/',
  });
  const files = await buildAndRead(root, '2024-03-01T00:00:00Z');
  const hosts = (text: string) =>
    text.match(/https:\/\/(?:example\.org|elsewhere\.example)(?=\/office\/)/g) ?? [];
  expect([...new Set([...files.values()].flatMap(hosts))]).toEqual(['https://elsewhere.example']);
  const timeOf = (meeting: string) => {
    const html = files.get(`en/${MISSION}/bilaterals/${meeting}/index.html`) ?? '';
    return /<dt>Time<\/dt>\s*<dd>(.*?)<\/dd>/s
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  };
  expect([timeOf('qa'), timeOf('qb')]).toEqual([
    'Tuesday 5 March 2024 10:00–10:30 (CST, UTC−6)',
    'Not yet scheduled',
  ]);
});
