import { hash } from 'node:crypto';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import {
  checkAgain,
  checkWorkspace,
  type KnownFindings,
  type MissionFindings,
} from '#rules/check-workspace.ts';
import { type KeptParses, SHARED } from './kept-parses.ts';

/**
 * What the rules find in a workspace whose files are all read: of missions that say the same as when it was laid
 * down, as do the facts that missions share, it is known.
 */
export function checkKept(workspace: Workspace, store: KeptParses | undefined): readonly Finding[] {
  if (!store) return checkWorkspace(workspace);
  const shared = store.digestOf(SHARED);
  const digests = new Map(
    workspace.missions.map(({ id }) => [id as string, hash('sha256', `${shared} ${store.digestOf(id)}`)]),
  );
  const former: KnownFindings = new Map(
    [...digests].flatMap(([id, digest]) => {
      const kept = store.find(fileOf(id), digest);
      return kept ? [[id, kept.made as MissionFindings] as const] : [];
    }),
  );
  const { findings, known } = checkAgain(workspace, former);
  for (const [id, digest] of digests)
    store.put(fileOf(id), { digest, size: () => 0, pack: () => known.get(id) ?? [] });
  return findings;
}

/** Beside the mission's own files, under a name that none of them has. */
const fileOf = (id: string): string => `data/missions/${id}/:findings`;
