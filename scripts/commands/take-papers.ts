import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { standingPath } from '#load/standing-path.ts';
import { onceForEach } from '#model/once-for-each.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { logFile } from '#register/event-log.ts';
import { fileDigest } from '#register/file-chunks.ts';
import { MAIL } from '#register/mail.ts';
import { SCHEDULES } from '#register/schedules.ts';
import type { Context } from './command.ts';
import type { Paper } from './kept-papers.ts';
import { mediaDigests } from './paper-digests.ts';

/** What papers are made from beside their mission. */
type Whole = {
  /** As its readers may see it. */
  readonly workspace: Workspace;
  /** What else they tell of. */
  readonly more?: (mission: Mission) => readonly unknown[];
};

/**
 * Stands for everything that papers of a mission are made from: what its readers may see of the mission and of
 * what all missions share, its registers, pictures and annexes, the day, and the code.
 * @example paperOf(context, 'report', mission, { workspace })
 */
export function paperOf(
  context: Context,
  kind: Paper['kind'],
  mission: Mission,
  { workspace, more }: Whole,
): Paper {
  const { workspaceRoot, papers } = context;
  // What a release sets stands in the register's digest; the facts as they were loaded serve every kind of paper.
  const own = findMission(workspace, mission.id) ?? mission;
  const facts = [papers?.madeAt, papers?.code, digestOfShared(workspace), digestOfMission(own)];
  const files = [
    ...logsOf(workspaceRoot, mission).map(digestOfFile),
    ...mediaDigests(workspaceRoot, mission),
  ];
  return { kind, mission: mission.id, digest: digestOf([...facts, ...files, ...(more?.(mission) ?? [])]) };
}

export type TakenPapers = {
  /** Missions whose papers have to be made. */
  readonly left: readonly Mission[];
  /** Says which files, from the output's folder, they came to. */
  readonly note: (paths: readonly string[]) => void;
};

/** Within a build, takes over the papers of missions of which nothing has changed; elsewhere none. */
export function takePapers(
  context: Context,
  {
    kind,
    missions,
    folder,
  }: { readonly kind: Paper['kind']; readonly missions: readonly Mission[]; readonly folder: string },
  whole: Whole,
): TakenPapers {
  const { papers } = context;
  if (!papers) return { left: missions, note: () => undefined };
  const asked = missions.map((mission) => ({ mission, paper: paperOf(context, kind, mission, whole) }));
  const left = asked.filter(({ paper }) => !papers.take(paper, folder));
  const note = (paths: readonly string[]): void => {
    for (const { paper } of left)
      papers.note(
        paper,
        paths.filter((path) => path.startsWith(`missions/${paper.mission}/`)),
      );
  };
  return { left: left.map(({ mission }) => mission), note };
}

/** When a paper says that it was made. */
export const madeAt = ({ papers, now }: Context): number => papers?.madeAt ?? now;

/** Each kind of log that a paper is made from. */
const LOGS = [ACTIONS, SCHEDULES, MAIL];

const logsOf = (root: string, { id }: Mission): readonly string[] =>
  LOGS.map((log) => standingPath(root, logFile(log, id)));

const digestOfFile = (path: string): string => (existsSync(path) ? fileDigest(path) : '');

/** Of the facts of a mission: of one and the same object it is worked out once. */
export const digestOfMission = onceForEach((mission: Mission): string => digestOf(mission));

const digestOfShared = onceForEach(
  ({ settings, economies, forums, people, abbreviations, profiles }: Workspace): string =>
    digestOf([settings, abbreviations, ...[economies, forums, people, profiles].map((map) => [...map])]),
);

function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}
