import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { listEntries } from '#load/list-entries.ts';
import type { Audience } from '#model/audience.ts';
import { hashOf } from './page-digests.ts';

const WORKER = 'sw.js';

/**
 * Tells the service worker in `pages` which edition and build it is of, so that it keeps nothing of another;
 * `beside` are the hashes of the files of the other commands. A build is named by what was made and by nothing
 * else: the same output has the same name, and a browser takes a worker for new when its bytes are.
 * `hashes` are those of the files in `pages`, by path. Gives the name of the worker, where there is one.
 */
export function nameWorker(
  pages: string,
  {
    beside,
    edition,
    hashes,
  }: {
    readonly beside: ReadonlyMap<string, string>;
    readonly edition: Audience;
    readonly hashes: ReadonlyMap<string, string>;
  },
): string | undefined {
  const file = join(pages, WORKER);
  if (!existsSync(file)) return undefined;
  const made = { edition, build: digestOf(new Map([...beside, ...hashes])) };
  writeFileSync(file, `self.ATTACHE=${JSON.stringify(made)};\n${readFileSync(file, 'utf8')}`);
  return WORKER;
}

/** Without the worker itself. */
function digestOf(hashes: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, own] of [...hashes].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (name !== WORKER) hash.update(`\n${name}\n${own}`);
  return hash.digest('base64url').slice(0, 22);
}

/**
 * What is in the files of a folder, by path; what is known of one is not read again. Without what is ours alone:
 * markers begin with a dot.
 */
export function hashFiles(
  folder: string,
  known: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  return new Map(
    listFiles(folder).map((name) => {
      const path = name.split(sep).join('/');
      return [path, known.get(path) ?? hashOf(readFileSync(join(folder, name)))] as const;
    }),
  );
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return listEntries(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.split(sep).some((part) => part.startsWith('.')));
}
