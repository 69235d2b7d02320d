import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Audience } from '#model/audience.ts';

const WORKER = 'sw.js';

/**
 * Tells the service worker in `pages` which edition and build it is of, so that it keeps nothing of another;
 * `beside` is where the files of the other commands are. A build is named by what was made and by nothing
 * else: the same output has the same name, and a browser takes a worker for new when its bytes are.
 */
export function nameWorker(pages: string, beside: string, edition: Audience): void {
  const file = join(pages, WORKER);
  if (!existsSync(file)) return;
  const made = { edition, build: digestOf([beside, pages]) };
  writeFileSync(file, `self.ATTACHE=${JSON.stringify(made)};\n${readFileSync(file, 'utf8')}`);
}

/** Of all files in some folders; one of the same path in a later folder stands for the earlier. */
function digestOf(folders: readonly string[]): string {
  const files = new Map(
    folders.flatMap((folder) => listFiles(folder).map((name) => [name, folder] as const)),
  );
  const hash = createHash('sha256');
  for (const [name, folder] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`\n${name.split(sep).join('/')}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('base64url').slice(0, 22);
}

/** Neither the worker itself nor what is ours alone: markers begin with a dot. */
function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => name !== WORKER && !name.split(sep).some((part) => part.startsWith('.')));
}
