import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { findMission } from '#model/workspace.ts';
import { siteContext } from '../../site/context.ts';
import { missionFeeds } from '../../site/lib/downloads.ts';
import { localeOf } from '../../site/lib/locale.ts';
import { qrCode } from '../../site/lib/qr-code.ts';
import { subscribeLinks } from '../../site/lib/subscribe.ts';
import { openSite } from '../../site/open-site.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const ADDRESS = 'https://attache.example.org/a/delegates/%E6%9E%97.zh-TW.ics';

test('each program is opened with the address and the name as it wants them', () => {
  const { apple, ...web } = subscribeLinks(ADDRESS, '港口 & 海關');
  const asked = Object.values(web).map((link) => {
    const { origin, pathname, searchParams } = new URL(link);
    return [origin + pathname, Object.fromEntries(searchParams)];
  });
  expect([apple, ...asked]).toEqual([
    'webcal://attache.example.org/a/delegates/%E6%9E%97.zh-TW.ics',
    ['https://calendar.google.com/calendar/r', { cid: ADDRESS.replace('https', 'webcal') }],
    ['https://outlook.office.com/calendar/0/addfromweb', { url: ADDRESS, name: '港口 & 海關' }],
    ['https://outlook.live.com/calendar/0/addfromweb', { url: ADDRESS, name: '港口 & 海關' }],
  ]);
});

test('the code reads back as the address, by a decoder that sees pixels', () => {
  const text = ADDRESS.replace('https', 'webcal');
  const { size, path } = qrCode(text);
  expect(decodeQR(draw(path, size))).toBe(text);
});

/** Four pixels a module, white but where a bar of the path is. */
function draw(path: string, size: number) {
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 3).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = row * side + Number(x) * scale;
      data.fill(0, from * 3, (from + Number(width) * scale) * 3);
    }
  return { width: side, height: side, data };
}

test('each edition is subscribed to where it stands; one that stands nowhere only gives the file', () => {
  const path = 'missions/2024-harbour/delegates/林示例.en.ics';
  const root = copyOf('site');
  const feedsOf = (audience: 'public' | 'internal') => {
    openSite({ workspaceRoot: root, outDir: '', downloads: [path], audience, now: NOW });
    const mission = findMission(siteContext().workspace, '2024-harbour');
    return mission && missionFeeds(mission, localeOf('en')).map(({ href, address }) => [href, address]);
  };
  const own = 'missions/2024-harbour/delegates/%E6%9E%97%E7%A4%BA%E4%BE%8B.en.ics';
  const without = feedsOf('internal');
  edit(root, 'data/workspace.yaml', {
    find: '  address: https://example.org/office/\n',
    put: '  address: https://example.org/office/\n  internalAddress: https://intranet.example.org/k7p2x9\n',
  });
  expect([without, feedsOf('internal'), feedsOf('public')]).toEqual([
    [[`/office/${own}`, undefined]],
    [[`/k7p2x9/${own}`, `https://intranet.example.org/k7p2x9/${own}`]],
    [[`/office/${own}`, `https://example.org/office/${own}`]],
  ]);
});

test('a delegate who became internal is not offered by name, though the emptied calendar is still there', () => {
  const path = 'missions/2024-harbour/delegates/林示例.en.ics';
  const root = copyOf('site');
  edit(root, 'data/missions/2024-harbour/mission.yaml', {
    find: 'person: 林示例,',
    put: 'person: 林示例, audience: internal,',
  });
  const offered = (['public', 'internal'] as const).map((audience) => {
    openSite({ workspaceRoot: root, outDir: '', downloads: [path], audience, now: NOW });
    const mission = findMission(siteContext().workspace, '2024-harbour');
    return mission && missionFeeds(mission, localeOf('en')).length;
  });
  expect(offered).toEqual([0, 1]);
});

const NOW = Date.parse('2025-02-01T00:00:00Z');
