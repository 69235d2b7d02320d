import { hash } from 'node:crypto';
import { join } from 'node:path';
import { forgetOthers, readSealed, sealedName, takeBack, writeSealed } from './sealed-file.ts';

/** What files of a workspace came to when they were last parsed, by the digests of their texts. */
export type KeptParses = {
  /** What a text came to; absent where it says something else by now. */
  readonly find: (file: string, digest: string) => { readonly made: unknown } | undefined;
  /** What stands in a file now; packed at the end, when all is known of it. */
  readonly put: (file: string, now: Current) => void;
  /** Stands for all that has been put of a mission, or of the files that missions share. */
  readonly digestOf: (mission: string) => string;
  /** Lays down what has changed, a folder of facts and prose at a time. */
  readonly save: () => void;
};

type Current = {
  readonly digest: string;
  /** Grows with what is known of it; absent where it is not to be kept. */
  readonly size: () => number | undefined;
  readonly pack: () => unknown;
};
type Packed = ReadonlyMap<string, readonly [digest: string, size: number, made: unknown]>;

/**
 * Parses kept in a folder, a file for each mission. They only save time: what is damaged, or was laid down by
 * other code, is parsed again, and where nothing can be written nothing is lost.
 * `code` stands for what made them and is known here alone: nobody else's are taken.
 * @example withKeptParses(openKeptParses(join(root, '.cache/parsed'), code), () => loadWorkspace(root))
 */
export function openKeptParses(folder: string, code: string): KeptParses {
  const former = new Map<string, Packed>();
  const current = new Map<string, Map<string, Current>>();
  const said = new Map<string, Set<string>>();
  const formerOf = (group: string): Packed => {
    const known = former.get(group) ?? readPacked(join(folder, sealedName(group)), code);
    former.set(group, known);
    return known;
  };
  return {
    find: (file, digest) => {
      const kept = formerOf(groupOf(file)).get(file);
      return kept?.[0] === digest ? { made: kept[2] } : undefined;
    },
    put: (file, now) => {
      const group = groupOf(file);
      const files = current.get(group) ?? new Map<string, Current>();
      current.set(group, files.set(file, now));
      // A file of the toolkit and one of the office may go by one name: both count.
      said.set(group, (said.get(group) ?? new Set()).add(`${file}\n${now.digest}`));
    },
    digestOf: (mission) => hash('sha256', [...(said.get(mission) ?? [])].join('\n')),
    save: () => {
      const made: string[] = [];
      try {
        for (const [group, files] of current)
          saveGroup(folder, { group, code, files, former: formerOf(group), made });
        forgetOthers(folder, new Set([...current.keys()].map(sealedName)));
      } catch {
        // A workspace that may not be written to, or a full disk, whose room is for what matters: the next run parses again.
        takeBack(folder, made);
      }
    },
  };
}

type Group = {
  readonly group: string;
  readonly code: string;
  readonly files: ReadonlyMap<string, Current>;
  readonly former: Packed;
  /** Paths that have been written to, or begun. */
  readonly made: string[];
};

function saveGroup(folder: string, { group, code, files, former, made }: Group): void {
  const kept = [...files].flatMap(([file, { digest, size, pack }]) => {
    const own = size();
    return own === undefined ? [] : [{ file, digest, size: own, pack }];
  });
  const isKnown = kept.every(({ file, digest, size }) => {
    const before = former.get(file);
    return before?.[0] === digest && before[1] === size;
  });
  if (isKnown && kept.length === former.size) return;
  const value: Packed = new Map(kept.map(({ file, digest, size, pack }) => [file, [digest, size, pack()]]));
  writeSealed(join(folder, sealedName(group)), { value, code }, made);
}

function readPacked(path: string, code: string): Packed {
  return (readSealed(path, code) as Packed | undefined) ?? new Map();
}

/** The files of no mission. */
export const SHARED = '';

const groupOf = (file: string): string => /^(?:data|content)\/missions\/([^/]+)\//.exec(file)?.[1] ?? SHARED;
