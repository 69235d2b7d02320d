import { hash } from 'node:crypto';
import { findContent } from '#load/find-content.ts';
import { SHARED } from '#load/kept-parses.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { fileDigest } from '#register/file-chunks.ts';
import { readSchedules } from '#register/schedules.ts';
import { paperScope } from '#reports/paper-scope.ts';

type Sources = {
  readonly workspace: Workspace;
  /** Stands for the words of the office's own. */
  readonly words: string;
  /** Stands for the facts and prose of a mission, or of the files that missions share. */
  readonly read: (mission: string) => string;
};

/**
 * A digest for each mission over all that its papers are made from: its facts and prose, its pictures and
 * annexes, its last release, what is told of other missions, and what all missions share.
 */
export function openPaperDigests(
  root: string,
  { workspace, words, read }: Sources,
): (mission: Mission) => string {
  const digestOf = openDigests();
  return (mission) =>
    digest([
      words,
      read(SHARED),
      read(mission.id),
      ...mediaDigests(root, mission),
      releaseOf(root, mission),
      ...paperScope(workspace, mission)
        .missions.filter(({ id }) => id !== mission.id)
        .flatMap(digestOf),
    ]);
}

/** What is told of other missions is told in many papers: each part is read once. */
function openDigests(): (told: Mission) => readonly string[] {
  const heads = new Map<string, string>();
  const remember = onceForEach((part: object): string => hash('sha256', JSON.stringify(part)));
  return ({ bilaterals, commitments, ...head }) => {
    const known = heads.get(head.id) ?? hash('sha256', JSON.stringify(head));
    heads.set(head.id, known);
    return [known, ...bilaterals.map(remember), '', ...commitments.map(remember)];
  };
}

/** Pictures and annexes of a mission by their bytes. */
export function mediaDigests(root: string, { id, photos, annexes }: Mission): readonly string[] {
  const named = [
    ...photos.map(({ file }) => ({ list: 'photos', file }) as const),
    ...annexes.map(({ file }) => ({ list: 'annexes', file }) as const),
  ];
  return named.map(({ list, file }) => {
    const path = file === undefined ? undefined : findContent(root, id, { list, file });
    return `${list} ${path === undefined ? 'none' : fileDigest(path)}`;
  });
}

/** Where a release puts meetings, and who attends. */
function releaseOf(root: string, { id }: Mission): string {
  const reading = readSchedules(root, id);
  const release = 'value' in reading ? reading.value.releases.at(-1) : undefined;
  return release ? hash('sha256', JSON.stringify(release)) : 'none';
}

const digest = (parts: readonly string[]): string => hash('sha256', parts.join('\n'));
