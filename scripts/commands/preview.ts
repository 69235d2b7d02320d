import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import type { Command } from './command.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.pdf': 'application/pdf',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
};

/** `preview`: serves what `build` made, on this machine alone, until it is stopped. */
export const preview: Command = {
  name: 'preview',
  positionals: [],
  options: {
    port: { type: 'string', value: 'number' },
    audience: { type: 'string', value: 'public|internal' },
  },
  run: async (context, { options }) => {
    const folder =
      context.out ??
      join(context.workspaceRoot, options['audience'] === 'internal' ? 'dist-internal' : 'dist');
    if (!existsSync(folder)) {
      context.tell(context.t('cli.preview.nothing', { folder }));
      return 1;
    }
    const port = Number(options['port'] ?? 4321);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      context.tell(context.t('cli.preview.bad-port', { value: String(options['port']) }));
      return 2;
    }
    const server = serveFolder(folder);
    server.listen(port, '127.0.0.1');
    const failed = await Promise.race([
      once(server, 'listening').then(() => false),
      once(server, 'error').then(() => true),
    ]);
    if (failed) {
      context.tell(context.t('cli.preview.port-taken', { port }));
      return 1;
    }
    const address = server.address();
    context.print(
      context.t('cli.preview.serving', {
        address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/`,
      }),
    );
    await once(server, 'close');
    return 0;
  },
};

/** A plain static server: a folder answers with its `index.html`, an unknown path with `404.html`. */
export function serveFolder(folder: string) {
  return createServer((request, response) => {
    const file = findFile(folder, request.url ?? '/');
    const shown = file ?? join(folder, '404.html');
    if (!existsSync(shown)) return void response.writeHead(404).end();
    response.writeHead(file ? 200 : 404, {
      'content-type': TYPES[extname(shown)] ?? 'application/octet-stream',
    });
    response.end(request.method === 'HEAD' ? undefined : readFileSync(shown));
  });
}

function findFile(folder: string, url: string): string | undefined {
  const path = decodePath(url);
  if (path === undefined) return undefined;
  const wanted = normalize(join(folder, path));
  if (wanted !== folder && !wanted.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
  return [wanted, join(wanted, 'index.html')].find((each) =>
    statSync(each, { throwIfNoEntry: false })?.isFile(),
  );
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}
