import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readMemory, writeMemory } from '#load/sealed-memory.ts';
import { digestOfFiles, listFiles, toolkitDigest } from '#load/toolkit-digest.ts';
import { cachePlace, claimCache } from '#register/cache-folder.ts';

const WORKSPACE_INPUTS = ['data', 'content', 'templates'];

/** One digest over everything that output is made of: facts, prose, words, code and the given facts of the run. */
export function inputDigest(workspaceRoot: string, facts: readonly string[]): string {
  return digestOfFiles([toolkitDigest(), ...facts], [[workspaceRoot, WORKSPACE_INPUTS]]);
}

/** One digest over code, words and looks: everything that output is made of but facts and prose. */
export function codeDigest(workspaceRoot: string): string {
  return digestOfFiles([toolkitDigest()], [[workspaceRoot, ['templates']]]);
}

export type BuildCache = {
  /** True when the target was made from these inputs and nobody has touched it since. */
  readonly isCurrent: (digest: string) => boolean;
  readonly remember: (digest: string) => void;
};

/** Where a build into `target` keeps what it has to remember of a kind: in `.cache/` of the workspace. */
export function memoryFile(workspaceRoot: string, kind: string, target: string): string {
  const name = createHash('sha256').update(target).digest('hex').slice(0, 16);
  return cachePlace(workspaceRoot, `${kind}-${name}.v8`);
}

/** What the last build into `target` was made from. */
export function buildCache(workspaceRoot: string, target: string): BuildCache {
  const file = memoryFile(workspaceRoot, 'build', target);
  return {
    isCurrent: (digest) => existsSync(target) && readMemory(file) === memory(digest, target),
    remember: (digest) => {
      claimCache(workspaceRoot);
      writeMemory(file, memory(digest, target));
    },
  };
}

/** Sizes and times of what was made stand in for its bytes: touching any file makes the next build a full one. */
function memory(digest: string, target: string): string {
  const made = listFiles(target).map((file) => {
    const { size, mtimeMs } = statSync(join(target, file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return JSON.stringify({
    inputs: digest,
    outputs: createHash('sha256').update(made.join('\n')).digest('hex'),
  });
}
