import { join } from 'node:path';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { forgetOthers, readSealed, sealedName, takeBack, writeSealed } from './sealed-file.ts';

/** What papers of missions were found to refuse, by a digest of all that they were made from. */
export type KeptForesight = {
  readonly find: (mission: string, digest: string) => readonly Finding[] | undefined;
  readonly put: (mission: string, digest: string, findings: readonly Finding[]) => void;
  /** Forgets missions that are no more. */
  readonly keepTo: (missions: readonly string[]) => void;
};

type Kept = { readonly digest: string; readonly findings: readonly Finding[] };

/**
 * Findings kept in a folder, a file for each mission. They only save time: what is damaged, or was laid down by
 * other code, is found again, and where nothing can be written nothing is lost.
 * @example openKeptForesight(join(root, '.cache/foreseen'), code).find('2027-lima', digest)
 */
export function openKeptForesight(folder: string, code: string): KeptForesight {
  const pathOf = (mission: string): string => join(folder, sealedName(mission));
  const write = (path: string, what: Parameters<typeof writeSealed>[1]): void => {
    const made: string[] = [];
    try {
      writeSealed(path, what, made);
    } catch {
      takeBack(folder, made);
    }
  };
  return {
    find: (mission, digest) => {
      const kept = readSealed(pathOf(mission), code) as Kept | undefined;
      return kept?.digest === digest ? kept.findings : undefined;
    },
    put: (mission, digest, findings) => {
      const value: Kept = { digest, findings };
      write(pathOf(mission), { value, code });
    },
    keepTo: (missions) => {
      try {
        forgetOthers(folder, new Set(missions.map(sealedName)));
      } catch {
        // There is nothing kept, or nothing may be removed.
      }
    },
  };
}
