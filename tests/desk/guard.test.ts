import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DESK_POLICY } from '../../scripts/desk/guard.ts';
import { isWorkspaceFile } from '../../scripts/desk/workspace-files.ts';
import { copyOf } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

test('the key opens a session by a cookie that no script and no other site has', async () => {
  const { opened, ask } = await openDesk(copyOf('tiny'));
  expect([opened.status, opened.headers.location]).toEqual([303, '/']);
  expect(opened.headers['set-cookie']?.[0]).toMatch(
    /^attache-desk-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect((await ask('/api/home')).status).toBe(200);
});

test('whoever is not the desk’s own page on this machine is refused', async () => {
  const { plain, ask, address } = await openDesk(copyOf('tiny'));
  const port = new URL(address).port;
  const post = { method: 'POST', body: {} };
  const refused = {
    'no session': await plain('/api/home'),
    'another cookie': await plain('/api/home', { headers: { cookie: `attache-desk-${port}=x` } }),
    'a wrong key': await plain('/open?key=wrong'),
    'the key by another method': await plain(new URL(address).pathname + new URL(address).search, post),
    'a name elsewhere that leads here': await ask('/api/home', {
      headers: { host: `rebound.example:${port}` },
    }),
    'another port': await ask('/api/home', { headers: { host: '127.0.0.1:1' } }),
    'no name': await ask('/api/home', { headers: { host: `[::1]:${port}` } }),
    'another origin': await ask('/api/undo', { ...post, headers: { origin: 'http://evil.example' } }),
    'a read from another origin': await ask('/api/home', { headers: { origin: 'http://evil.example' } }),
    'no origin': await ask('/api/undo', { ...post, headers: { origin: '' } }),
    'a sandboxed page': await ask('/api/undo', { ...post, headers: { origin: 'null' } }),
    'a link on another site': await ask('/api/home', { headers: { 'sec-fetch-site': 'cross-site' } }),
    'another program of this machine': await ask('/api/home', { headers: { 'sec-fetch-site': 'same-site' } }),
    'a form': await ask('/api/undo', { ...post, headers: { 'content-type': 'text/plain' } }),
  };
  expect(Object.fromEntries(Object.entries(refused).map(([name, { status }]) => [name, status]))).toEqual({
    'no session': 401,
    'another cookie': 401,
    'a wrong key': 401,
    'the key by another method': 401,
    'a name elsewhere that leads here': 421,
    'another port': 421,
    'no name': 421,
    'another origin': 403,
    'a read from another origin': 403,
    'no origin': 403,
    'a sandboxed page': 403,
    'a link on another site': 403,
    'another program of this machine': 403,
    'a form': 415,
  });
  expect(
    Object.values(refused).filter(({ headers }) => headers['content-security-policy'] !== DESK_POLICY),
  ).toEqual([]);
});

test('whoever lacks the key is told in words where it is', async () => {
  const { plain } = await openDesk(copyOf('tiny'));
  const page = await plain('/', { headers: { accept: 'text/html', 'accept-language': 'zh-Hant-TW' } });
  expect(page.body).toContain('請使用「attache desk」啟動時顯示的網址開啟本頁');
});

test('the page holds no script, style or word of its own', async () => {
  const { ask } = await openDesk(copyOf('tiny'));
  const { body } = await ask('/zh-TW/today');
  // What it begins with is data, and no browser runs it.
  const page = body.replace(/<script type="application\/json" id="home">[^<]*<\/script>/, '');
  expect(page.length).toBeLessThan(body.length);
  expect(page).not.toMatch(/<style|style=|<script(?! type="module" src="\/desk\.js"><\/script>)|\son\w+=/);
});

test('a browser holds scripts and looks by what is in them, and nothing of the workspace', async () => {
  const { ask } = await openDesk(copyOf('tiny'));
  const held: [string, number, unknown, unknown][] = [];
  for (const path of ['/desk.js', '/desk.css', '/favicon.svg', '/api/home', '/en/today']) {
    const { headers } = await ask(path);
    const again = await ask(path, { headers: { 'if-none-match': headers.etag ?? '' } });
    held.push([path, again.status, again.headers['cache-control'], again.headers['x-frame-options']]);
  }
  expect(held).toEqual([
    ['/desk.js', 304, 'private, no-cache', 'DENY'],
    ['/desk.css', 304, 'private, no-cache', 'DENY'],
    ['/favicon.svg', 304, 'private, no-cache', 'DENY'],
    ['/api/home', 200, 'no-store', 'DENY'],
    ['/en/today', 200, 'no-store', 'DENY'],
  ]);
});

test('files are facts and prose by their names, and nothing by a link or another way', () => {
  const root = copyOf('tiny');
  const others = join(root, '..', `other-${root.split('-').at(-1)}`);
  mkdirSync(join(root, 'content', 'missions', 'm', 'en'), { recursive: true });
  renameSync(join(root, 'data', 'people.yaml'), join(root, 'people.yaml'));
  symlinkSync(join(root, 'people.yaml'), join(root, 'data', 'people.yaml'));
  symlinkSync(others, join(root, 'data', 'missions', 'linked'));
  writeFileSync(join(root, 'secret.yaml'), '');
  const asked = {
    'data/workspace.yaml': true,
    'data/missions/2020-visit/bilaterals.yaml': true,
    'data/missions/new-議/mission.yaml': true,
    'content/missions/m/en/readouts/us.mdx': true,
    'data/people.yaml': false,
    'data/missions/linked/mission.yaml': false,
    'data/missions/../workspace.yaml': false,
    'data/missions/../../secret.yaml': false,
    '../secret.yaml': false,
    '/etc/passwd': false,
    'secret.yaml': false,
    'data/register/actions/m.jsonl': false,
    'content/missions/m/en/../../../../secret.mdx': false,
    'content/missions/m/en/report.mdx\0.yaml': false,
    'data\\people.yaml': false,
  };
  expect(Object.fromEntries(Object.keys(asked).map((file) => [file, isWorkspaceFile(root, file)]))).toEqual(
    asked,
  );
});
