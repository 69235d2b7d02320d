import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { serveFolder } from '../../scripts/commands/serve-folder.ts';
import { CONTENT_POLICY_HEADER } from '../../site/content-policy.ts';
import { copyOf } from '../workspace-copy.ts';

const CLI = fileURLToPath(new URL('../../scripts/attache.js', import.meta.url));

const FILES: Readonly<Record<string, string>> = {
  'index.html': 'home',
  '404.html': 'nowhere',
  'en/index.html': 'english',
  'missions/議/a b.csv': 'table',
  '_site/page.mjs': '',
  '_site/font.woff2': '',
  'report.docx': '',
  'report.PDF': '',
  'calendar.ics': '',
  unknown: '',
};

function builtSite(): string {
  const root = copyOf('site');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  for (const [path, text] of Object.entries(FILES)) {
    const file = join(root, 'dist', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

/** Asks as the path stands: `fetch` would tidy it up first. */
async function ask(port: number, path: string, method = 'GET') {
  const sent = request({ host: '127.0.0.1', port, path, method });
  sent.end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  const {
    location,
    'content-type': type,
    'content-length': length,
    'cache-control': cache,
  } = response.headers;
  return { status: response.statusCode as number, body, location, type, length, cache };
}

async function serve(base: string) {
  const server = serveFolder(join(builtSite(), 'dist'), base).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return async (path: string) => {
    const { status, body, location } = await ask(port, path);
    return [status, location ?? body];
  };
}

test.each([
  ['/', [302, '/office/']],
  ['/?a=b', [302, '/office/?a=b']],
  ['/office', [302, '/office/']],
  ['/office/', [200, 'home']],
  ['/office/en', [302, '/office/en/']],
  ['/office/en?x=1', [302, '/office/en/?x=1']],
  ['/office/en/', [200, 'english']],
  ['/office/missions/%E8%AD%B0/a%20b.csv', [200, 'table']],
  ['/office/missions/', [404, 'nowhere']],
  ['/en/', [404, 'nowhere']],
  ['/officer/', [404, 'nowhere']],
  ['/office/../secret.txt', [404, 'nowhere']],
  ['/office/%2e%2e%2fsecret.txt', [404, 'nowhere']],
  ['/office/%ff', [404, 'nowhere']],
  ['/office/%00', [404, 'nowhere']],
])('under a path, %s', async (path, answer) => {
  expect(await (await serve('/office/'))(path)).toEqual(answer);
});

test.each([
  ['/', [200, 'home']],
  ['/en', [302, '/en/']],
  ['//en', [302, '/en/']],
  ['/../secret.txt', [404, 'nowhere']],
])('at the root of a host, %s', async (path, answer) => {
  expect(await (await serve('/'))(path)).toEqual(answer);
});

test('the command serves where the links lead, keeps nothing, and says what each file is', async () => {
  const child = spawn(process.execPath, [
    CLI,
    'preview',
    '--port',
    '0',
    '--lang',
    'en',
    '--workspace',
    builtSite(),
  ]);
  onTestFinished(() => void child.kill());
  const [line] = await once(createInterface(child.stdout), 'line');
  const address = new URL(/http:\S+/.exec(String(line))?.[0] ?? '');
  expect(address.pathname).toBe('/office/');
  expect(await (await fetch(address.origin)).text()).toBe('home');
  const port = Number(address.port);
  const kinds = [
    '_site/page.mjs',
    '_site/font.woff2',
    'report.docx',
    'report.PDF',
    'calendar.ics',
    'unknown',
  ];
  const answers = await Promise.all(kinds.map((path) => ask(port, `/office/${path}`)));
  expect(answers.map(({ type }) => type)).toEqual([
    'text/javascript; charset=utf-8',
    'font/woff2',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/pdf',
    'text/calendar; charset=utf-8',
    'application/octet-stream',
  ]);
  expect(new Set(answers.map(({ cache }) => cache))).toEqual(new Set(['no-store']));
  expect(await ask(port, '/office/en/', 'HEAD')).toMatchObject({ status: 200, body: '', length: '7' });
  expect(await ask(port, '/office/en/', 'POST')).toMatchObject({ status: 405, body: '' });
});

/** What comes back as it is, headers and all. */
async function answerTo(port: number, path: string, headers: Readonly<Record<string, string>> = {}) {
  const sent = request({ host: '127.0.0.1', port, path, headers });
  sent.end();
  const [response] = await once(sent, 'response');
  response.resume();
  return { status: response.statusCode as number, headers: response.headers };
}

async function servedPort(root: string): Promise<number> {
  const server = serveFolder(join(root, 'dist'), '/').listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

test('no request ends it', async () => {
  const port = await servedPort(builtSite());
  const paths = [
    'a'.repeat(300),
    'a/'.repeat(3000),
    '%'.repeat(200),
    '議'.repeat(300),
    '..%5c..%5c',
    '%c0%ae%c0%ae/',
  ];
  for (const path of paths) expect((await answerTo(port, encodeURI(`/${path}`))).status).toBe(404);
  expect((await answerTo(port, '/')).status).toBe(200);
});

test('only this machine’s own names are answered', async () => {
  const port = await servedPort(builtSite());
  const ask = async (host: string) => (await answerTo(port, '/', { host })).status;
  const hosts = [
    'localhost',
    `127.0.0.1:${port}`,
    '[::1]:1',
    'evil.example',
    `localhost.evil.example:${port}`,
    'a@localhost',
  ];
  expect(await Promise.all(hosts.map(ask))).toEqual([200, 200, 200, 421, 421, 421]);
});

test('links do not lead out of the folder', async () => {
  const root = builtSite();
  symlinkSync(join(root, 'secret.txt'), join(root, 'dist/link.txt'));
  symlinkSync(root, join(root, 'dist/up'));
  symlinkSync(join(root, 'dist/en'), join(root, 'dist/english'));
  const port = await servedPort(root);
  const paths = ['/link.txt', '/up/secret.txt', '/english/'];
  expect(await Promise.all(paths.map(async (path) => (await answerTo(port, path)).status))).toEqual([
    404, 404, 200,
  ]);
});

test('headers are strict, and pages take nothing from elsewhere', async () => {
  const port = await servedPort(builtSite());
  const { headers } = await answerTo(port, '/en/');
  expect(headers).toMatchObject({
    'content-security-policy': CONTENT_POLICY_HEADER,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
});
