import { readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { CONTENT_POLICY_HEADER } from '../../site/content-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.zip': 'application/zip',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/**
 * Nothing is kept: a page looked at again is the one that was built last. No other site may frame it, read
 * it or learn of it.
 */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_POLICY_HEADER,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

type Answer = { readonly file: string } | { readonly redirect: string } | undefined;

/**
 * A plain static server of a folder under a path that begins and ends with `/`, for this machine alone: asked
 * under another name than the machine's own (a page elsewhere may have that lead here) it answers nothing.
 * `/` leads to that path, a folder without its slash to the one with it; a folder answers with its
 * `index.html`, anything unknown, and a link that leads out, with `404.html`. No request ends it.
 * @example serveFolder('dist', '/missions/').listen(4321, '127.0.0.1')
 */
export function serveFolder(folder: string, base: string): Server {
  return createServer((request, response) => {
    try {
      answer(request, response, { folder, base });
    } catch {
      // A file that went away while it was read, a name that no disk takes.
      if (!response.headersSent) response.writeHead(404, HEADERS);
      response.end();
    }
  });
}

type Served = { readonly folder: string; readonly base: string };

function answer(request: IncomingMessage, response: ServerResponse, { folder, base }: Served): void {
  if (!isOwnName(request.headers.host)) return void response.writeHead(421, HEADERS).end();
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { ...HEADERS, allow: 'GET, HEAD' }).end();
  const found = findAnswer(folder, base, request.url ?? '/');
  if (found && 'redirect' in found)
    return void response.writeHead(302, { ...HEADERS, location: found.redirect }).end();
  const file = found?.file ?? join(folder, '404.html');
  if (!isFile(file, folder)) return void response.writeHead(404, HEADERS).end();
  sendFile(response, { file, status: found ? 200 : 404, isHead: request.method === 'HEAD' });
}

/** Names of this machine, with any port; a name elsewhere that leads here (DNS rebinding) is none. */
function isOwnName(host: string | undefined): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host ?? '');
}

function sendFile(
  response: ServerResponse,
  { file, status, isHead }: { readonly file: string; readonly status: number; readonly isHead: boolean },
): void {
  const bytes = readFileSync(file);
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(status, {
    ...HEADERS,
    'content-type': type,
    'content-length': bytes.length,
  });
  response.end(isHead ? undefined : bytes);
}

function findAnswer(folder: string, base: string, url: string): Answer {
  const [path = '/', query] = url.split('?', 2);
  const redirect = (to: string): Answer => ({ redirect: query === undefined ? to : `${to}?${query}` });
  if (base !== '/' && (path === '/' || path === base.slice(0, -1))) return redirect(base);
  const inside = path.startsWith(base) ? decodePath(path.slice(base.length)) : undefined;
  const wanted = inside === undefined ? undefined : resolveInside(folder, inside);
  if (wanted === undefined) return undefined;
  if (isFile(wanted, folder)) return { file: wanted };
  const index = join(wanted, 'index.html');
  if (!isFile(index, folder)) return undefined;
  // More than one slash in front would lead to another host.
  return path.endsWith('/') ? { file: index } : redirect(`${path.replace(/^\/+/, '/')}/`);
}

function resolveInside(folder: string, path: string): string | undefined {
  const root = folder.endsWith(sep) ? folder : folder + sep;
  const wanted = normalize(join(root, path));
  return wanted === root || wanted === root.slice(0, -1) || wanted.startsWith(root) ? wanted : undefined;
}

/** A plain file of the folder; a link that leads out of it is none. */
function isFile(path: string, folder: string): boolean {
  try {
    return realpathSync(path).startsWith(realpathSync(folder) + sep) && statSync(path).isFile();
  } catch {
    return false;
  }
}

/** `undefined` for escapes that are no UTF-8 and for the character that no file name has. */
function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
