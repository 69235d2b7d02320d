import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from '#load/paths.ts';

/** What people and the tool have written, by content. Of pictures and annexes only that they are there matters. */
const READ = /\.(?:yaml|yml|jsonl|mdx|json)$/;
const WORKSPACE_INPUTS = ['data', 'content', 'templates'];
/** Code and words, which change with a version or under a developer's hands: by size and time. */
const TOOLKIT_INPUTS = ['scripts', 'lib', 'templates'];

/** One digest over everything that the state of action items comes from, and the facts given. */
export function trackerDigest(root: string, facts: readonly string[]): string {
  const hash = createHash('sha256').update(facts.join('\n'));
  for (const name of WORKSPACE_INPUTS) {
    for (const path of filesBelow(join(root, name))) {
      hash.update(`\n${path.slice(root.length)}\n`);
      if (READ.test(path)) addContent(hash, path);
      else hash.update(String(statSync(path).size));
    }
  }
  for (const name of TOOLKIT_INPUTS) {
    for (const path of filesBelow(join(TOOLKIT_ROOT, name))) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`\n${path.slice(TOOLKIT_ROOT.length)} ${size} ${mtimeMs}`);
    }
  }
  return hash.digest('hex');
}

const CHUNK_BYTES = 1 << 18;
/** One for all files: thousands of small ones would keep the collector busy. */
const chunk = Buffer.alloc(CHUNK_BYTES);

function addContent(hash: Hash, path: string): void {
  const handle = openSync(path, 'r');
  try {
    for (let length = CHUNK_BYTES; length === CHUNK_BYTES; ) {
      length = readSync(handle, chunk, 0, CHUNK_BYTES, null);
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
}

/** Without names that begin with a dot: locks and half-written files come and go while others look. */
function filesBelow(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}
