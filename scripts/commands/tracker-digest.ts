import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { sealKey } from '#load/seal-key.ts';
import { openFileDigests } from './kept-digests.ts';

/** What people and the tool have written, by content. Of pictures and annexes only that they are there matters. */
const READ = /\.(?:yaml|yml|jsonl|mdx|json)$/;
const WORKSPACE_INPUTS = ['data', 'content', 'templates'];
/** Code and words, which change with a version or under a developer's hands: by size and time. */
const TOOLKIT_INPUTS = ['scripts', 'lib', 'templates'];

export type TrackerDigest = {
  readonly digest: string;
  /** Of all that was read. */
  readonly bytes: number;
  /** Lays down what spares reading the same files again; worth it where there are many. */
  readonly keep: () => void;
};

/**
 * One digest over everything that the state of action items comes from, and the facts given. Nobody elsewhere can
 * tell it, so that a workspace that somebody sends brings no items of its own; where nothing is sealed none fits.
 */
export function trackerDigest(root: string, facts: readonly string[]): TrackerDigest {
  const hash = createHash('sha256').update([sealKey() ?? randomUUID(), ...facts].join('\n'));
  const kept = openFileDigests(join(root, '.cache', 'tracker-files.v8'));
  let bytes = 0;
  for (const name of WORKSPACE_INPUTS) {
    for (const path of filesBelow(join(root, name))) {
      const stats = statSync(path);
      const isRead = READ.test(path);
      hash.update(`\n${path.slice(root.length)}\n${isRead ? kept.of(path, stats) : stats.size}`);
      if (isRead) bytes += stats.size;
    }
  }
  for (const name of TOOLKIT_INPUTS) {
    for (const path of filesBelow(join(TOOLKIT_ROOT, name))) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`\n${path.slice(TOOLKIT_ROOT.length)} ${size} ${mtimeMs}`);
    }
  }
  return { digest: hash.digest('hex'), bytes, keep: kept.save };
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
