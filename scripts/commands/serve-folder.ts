import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
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

/** Nothing is kept: a page looked at again is the one that was built last. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': CONTENT_POLICY_HEADER,
} as const;

type Answer = { readonly file: string } | { readonly redirect: string } | undefined;

/**
 * A plain static server of a folder under a path that begins and ends with `/`. `/` leads to that path,
 * a folder without its slash to the one with it; a folder answers with its `index.html`, anything
 * unknown with `404.html`.
 * @example serveFolder('dist', '/missions/').listen(4321, '127.0.0.1')
 */
export function serveFolder(folder: string, base: string): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { ...HEADERS, allow: 'GET, HEAD' }).end();
    const answer = findAnswer(folder, base, request.url ?? '/');
    if (answer && 'redirect' in answer)
      return void response.writeHead(302, { ...HEADERS, location: answer.redirect }).end();
    const file = answer?.file ?? join(folder, '404.html');
    if (!existsSync(file)) return void response.writeHead(404, HEADERS).end();
    sendFile(response, { file, status: answer ? 200 : 404, isHead: request.method === 'HEAD' });
  });
}

function sendFile(
  response: ServerResponse,
  { file, status, isHead }: { readonly file: string; readonly status: number; readonly isHead: boolean },
): void {
  const bytes = readFileSync(file);
  response.writeHead(status, {
    ...HEADERS,
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
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
  if (isFile(wanted)) return { file: wanted };
  const index = join(wanted, 'index.html');
  if (!isFile(index)) return undefined;
  // More than one slash in front would lead to another host.
  return path.endsWith('/') ? { file: index } : redirect(`${path.replace(/^\/+/, '/')}/`);
}

function resolveInside(folder: string, path: string): string | undefined {
  const root = folder.endsWith(sep) ? folder : folder + sep;
  const wanted = normalize(join(root, path));
  return wanted === root || wanted === root.slice(0, -1) || wanted.startsWith(root) ? wanted : undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
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
