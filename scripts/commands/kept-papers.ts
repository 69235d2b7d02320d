import { cpSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { z } from 'zod';
import { readMemory, writeMemory } from '#load/sealed-memory.ts';

/** The papers of a mission that one command makes together. */
export type Paper = {
  readonly kind: 'report' | 'export' | 'brief';
  readonly mission: string;
  /** Stands for everything that they are made from. */
  readonly digest: string;
};

/** What a former build into the same folder made, and what this one makes. */
export type KeptPapers = {
  /** Stands for the audience, and for the code, words and looks that make them. */
  readonly code: string;
  /**
   * When papers say that they were made: the beginning of the day, in milliseconds since 1970-01-01T00:00Z. What
   * is taken over and what is made anew on a day say the same.
   */
  readonly madeAt: number;
  /**
   * Puts the papers that were made from the same into the folder in which the output is made; false where they
   * are not there as they were made, and have to be made.
   */
  readonly take: (paper: Paper, staged: string) => boolean;
  /**
   * Puts a file of the former output that holds just this into the folder in which the output is made: then it
   * need not be written, and is known to be the same.
   */
  readonly takeSame: (path: string, content: string | Uint8Array, staged: string) => boolean;
  /** Says which files (from the folder of the output) papers came to. */
  readonly note: (paper: Paper, paths: readonly string[]) => void;
  /** Lays down what was made from what; after the output stands in its place. */
  readonly remember: () => void;
};

/** By kind and mission: the digest, and of each file its size and time, which stand in for its bytes. */
const Memory = z.record(
  z.string(),
  z.object({ digest: z.string(), files: z.record(z.string(), z.string()) }),
);

type Folders = {
  /** Where the output of the former build stands, and this one's will. */
  readonly target: string;
  /** A file of ours; it need not be there. */
  readonly memory: string;
  /** False where everything is to be made anew. */
  readonly isTaken: boolean;
  readonly code: string;
  readonly madeAt: number;
};

/**
 * Papers cost most of a build, and a change concerns those of one mission: the others are taken over.
 * @example const papers = openKeptPapers({ target: 'dist', memory: '.cache/papers.v8', isTaken: true, code, madeAt: 0 })
 */
export function openKeptPapers({ target, memory, isTaken, ...own }: Folders): KeptPapers {
  const former = isTaken ? (Memory.safeParse(readMemory(memory)).data ?? {}) : {};
  const made = new Map<string, { readonly digest: string; readonly paths: readonly string[] }>();
  return {
    ...own,
    take: (paper, staged) => {
      const kept = former[nameOf(paper)];
      if (kept?.digest !== paper.digest) return false;
      const files = Object.entries(kept.files);
      if (files.some(([path, stamp]) => !isOf(paper, path) || stampOf(join(target, path)) !== stamp))
        return false;
      for (const [path] of files) takeFile(join(target, path), join(staged, path));
      made.set(nameOf(paper), { digest: paper.digest, paths: files.map(([path]) => path) });
      return true;
    },
    takeSame: (path, content, staged) => {
      if (!isTaken || !holds(join(target, path), content) || existsSync(join(staged, path))) return false;
      takeFile(join(target, path), join(staged, path));
      return true;
    },
    note: (paper, paths) => {
      made.set(nameOf(paper), { digest: paper.digest, paths });
    },
    remember: () => {
      const kept = [...made].flatMap(([name, { digest, paths }]) => {
        const files = paths.map((path) => [path, stampOf(join(target, path))] as const);
        const isWhole = files.every(([, stamp]) => stamp !== undefined);
        return isWhole ? [[name, { digest, files: Object.fromEntries(files) }] as const] : [];
      });
      writeMemory(memory, Object.fromEntries(kept));
    },
  };
}

/** A link is somebody's own, whatever it leads to. */
function holds(path: string, content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const status = lstatSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && status.size === bytes.length && readFileSync(path).equals(bytes);
}

const nameOf = ({ kind, mission }: Paper): string => `${kind} ${mission}`;

/** Whatever a file of memories says, nothing else is taken into the output. */
const isOf = ({ mission }: Paper, path: string): boolean =>
  posix.normalize(path) === path && path.startsWith(`missions/${mission}/`);

/** The same file under a second name where the disk can: output is replaced by renames alone. */
export function takeFile(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  try {
    linkSync(source, target);
  } catch {
    // On another disk, or on one that gives a file one name only.
    cpSync(source, target, { preserveTimestamps: true });
  }
}

function stampOf(path: string): string | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  return status && `${status.size} ${status.mtimeMs}`;
}
