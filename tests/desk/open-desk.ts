import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { onTestFinished } from 'vitest';
import { serveDesk } from '../../scripts/desk/serve-desk.ts';

export type Asked = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export type Asking = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A desk of a workspace that is open until the test ends, asked as its own page asks, unless headers say otherwise. */
export async function openDesk(root: string, { now = Date.parse('2026-11-21T09:00+08:00') } = {}) {
  const desk = await serveDesk({ root, port: 0, now: () => now });
  if (!desk) throw new Error('no port');
  onTestFinished(desk.close);
  const { host, port, pathname, search } = new URL(desk.address);
  const own = { host, origin: `http://${host}`, 'content-type': 'application/json', 'accept-language': 'en' };
  const plain = (path: string, { method = 'GET', body, headers = {} }: Asking = {}) =>
    askAt(port, path, { method, body, headers: { ...own, ...headers } });
  const opened = await plain(pathname + search);
  const cookie = String(opened.headers['set-cookie']?.[0]).split(';')[0] ?? '';
  return {
    address: desk.address,
    opened,
    close: desk.close,
    /** Without the session. */
    plain,
    ask: (path: string, { headers, ...asking }: Asking = {}) =>
      plain(path, { ...asking, headers: { cookie, ...headers } }),
    /** A file, as it is. */
    sendBytes: (path: string, bytes: string | Uint8Array) =>
      askAt(port, path, {
        method: 'POST',
        body: bytes,
        headers: { ...own, cookie, 'content-type': 'application/octet-stream' },
      }),
  };
}

/** As the path and headers stand: `fetch` would tidy them up first. */
async function askAt(
  port: string,
  path: string,
  { method, body, headers }: Required<Asking>,
): Promise<Asked> {
  const kept = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  const sent = request({ host: '127.0.0.1', port, path, method, headers: kept, setHost: false });
  const isFile = headers['content-type'] === 'application/octet-stream';
  sent.end(body === undefined || isFile ? body : JSON.stringify(body));
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode as number, headers: response.headers, body: text };
}
