import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';

export type Asked = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export type Asking = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Asks a desk as its own page does, once its address has opened a session; headers given stand instead. */
export async function askAs(address: string) {
  const { host, port, pathname, search } = new URL(address);
  const own = { host, origin: `http://${host}`, 'content-type': 'application/json', 'accept-language': 'en' };
  const plain = (path: string, { method = 'GET', body, headers = {} }: Asking = {}) =>
    askAt(port, path, { method, body, headers: { ...own, ...headers } });
  const opened = await plain(pathname + search);
  const cookie = String(opened.headers['set-cookie']?.[0]).split(';')[0] ?? '';
  return {
    opened,
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
  // A connection of its own: one that is kept may be closed just as an answer that took long ends.
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: kept,
    setHost: false,
    agent: false,
  });
  const isFile = headers['content-type'] === 'application/octet-stream';
  sent.end(body === undefined || isFile ? body : JSON.stringify(body));
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode as number, headers: response.headers, body: text };
}
