import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

export type Served = {
  readonly address: string;
  /** From now on requests are taken and never answered, as by Wi-Fi with no way out. */
  readonly stall: () => void;
  readonly close: () => void;
};

/** Serves a folder, or whichever is the one at the time, under a path on a free port, as a plain web host would. */
export function serveFolder(served: string | (() => string), base: string): Promise<Served> {
  let isStalled = false;
  const server = createServer((request, response) => {
    if (isStalled) return;
    const folder = typeof served === 'string' ? served : served();
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.startsWith(base)
      ? join(folder, decodeURIComponent(pathname.slice(base.length)))
      : folder;
    const wanted = isFolder(file) ? join(file, 'index.html') : file;
    const found = existsSync(wanted) && pathname.startsWith(base);
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(wanted)] ?? 'text/html; charset=utf-8',
    });
    response.end(readFileSync(found ? wanted : join(folder, '404.html')));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      resolve({
        address: `http://127.0.0.1:${port}${base}`,
        stall: () => {
          isStalled = true;
        },
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      });
    });
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
