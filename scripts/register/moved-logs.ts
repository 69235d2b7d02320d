import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { blocksOf } from '#load/prose-blocks.ts';
import type { RegisterEvent } from '#model/register-event.ts';
import { commitmentsOf, type Mission, type Workspace } from '#model/workspace.ts';
import { ACTIONS } from './actions.ts';
import { type EventLog, listLogs, logFile, readLog } from './event-log.ts';
import { parseOne } from './log-lines.ts';
import { MAIL } from './mail.ts';
import { keepCopy } from './migrate-registers.ts';
import { READINGS } from './readings.ts';
import { RECOMMENDATIONS } from './recommendations.ts';
import { SCHEDULES } from './schedules.ts';
import { writeWhole } from './write-file.ts';

/** A log under the name that a mission's folder had before. */
export type MovedLog = { readonly from: string; readonly to: string; readonly file: string };

/**
 * Logs of missions that are not there any longer, where a mission without such a log has the same meetings,
 * items or sentences: its folder was given another name. The log of its invitations looks after itself (`continues`).
 */
export function findMovedLogs(root: string, { missions }: Workspace): readonly MovedLog[] {
  const present = new Set<string>(missions.map(({ id }) => id));
  return KINDS.flatMap(({ log, told, own }) => {
    const names = listLogs(root, log);
    const orphans = names.filter((name) => !present.has(name));
    if (orphans.length === 0) return [];
    const without = missions.filter(({ id }) => !names.includes(id));
    return orphans.flatMap((from) => {
      const reading = readLog(root, log, from);
      const ids = 'value' in reading ? reading.value.flatMap(told) : [];
      const to = likest(new Set(ids), without, own);
      return to === undefined ? [] : [{ from, to, file: logFile(log, from) }];
    });
  });
}

/** What `check` and every command say of them, before anything is called off by mistake. */
export function movedLogFaults(root: string, workspace: Workspace | undefined): readonly Diagnostic[] {
  if (!workspace) return [];
  return findMovedLogs(root, workspace).map(({ from, to, file }) => ({
    code: 'register-of-renamed',
    severity: 'error',
    position: { file, line: 1, column: 1 },
    parameters: { from, to },
  }));
}

/** Gives the log the mission's name of today, within it too; a copy of it is kept in `backup`. */
export function renameLog(root: string, { from, to, file }: MovedLog, backup: string): void {
  const target = file.replace(/[^/]+$/, `${to}.jsonl`);
  const before = existsSync(join(root, target)) ? readFileSync(join(root, target), 'utf8') : '';
  keepCopy(root, file, backup);
  writeWhole(join(root, target), before + withNewNames(readFileSync(join(root, file), 'utf8'), { from, to }));
  rmSync(join(root, file));
}

type Kind = {
  readonly log: EventLog<RegisterEvent>;
  /** What an event is about, by its name within the mission. */
  readonly told: (event: RegisterEvent) => readonly string[];
  /** The names within a mission that its events can be about. */
  readonly own: (mission: Mission) => readonly string[];
};

const meetings = ({ bilaterals }: Mission): readonly string[] => bilaterals.map(({ id }) => id);
const sentences = (mission: Mission): readonly string[] =>
  mission.prose.flatMap((prose) =>
    blocksOf(prose, mission).flatMap((block) => block.sentences.map(({ digest }) => digest)),
  );
const kind = <E extends RegisterEvent>(
  log: EventLog<E>,
  told: (event: E) => readonly string[],
  own: Kind['own'],
): Kind => ({ log, told, own }) as unknown as Kind;

const KINDS: readonly Kind[] = [
  kind(
    SCHEDULES,
    (event) => (event.type === 'happened' ? [] : event.assignments.map(({ bilateral }) => bilateral)),
    meetings,
  ),
  kind(MAIL, ({ meeting }) => [meeting], meetings),
  kind(
    ACTIONS,
    ({ item }) => [withinMission(item)],
    (mission) => commitmentsOf(mission).map(({ commitment }) => commitment.id),
  ),
  kind(
    RECOMMENDATIONS,
    ({ item }) => [withinMission(item)],
    ({ recommendations }) => recommendations.map(({ id }) => id),
  ),
  kind(READINGS, ({ pairs }) => pairs.flat(2), sentences),
];

const withinMission = (item: string): string => item.slice(item.indexOf('/') + 1);

/** With less than this in common two missions are two. */
const SHARE = 0.5;

function likest(
  ids: ReadonlySet<string>,
  missions: readonly Mission[],
  own: Kind['own'],
): string | undefined {
  const shares = missions
    .map((mission) => ({ id: mission.id, share: own(mission).filter((id) => ids.has(id)).length / ids.size }))
    .filter(({ share }) => share >= SHARE)
    .sort((a, b) => b.share - a.share);
  const [first, second] = shares;
  return first && first.share !== second?.share ? first.id : undefined;
}

const NAMES = ['item', 'supersededBy'];

function withNewNames(text: string, { from, to }: Pick<MovedLog, 'from' | 'to'>): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${renamed(line, { from, to })}\n`)
    .join('');
}

function renamed(line: string, { from, to }: Pick<MovedLog, 'from' | 'to'>): string {
  const event = parseOne(line);
  if (typeof event !== 'object' || event === null) return line;
  const entries = Object.entries(event).map(([name, value]): readonly [string, unknown] =>
    NAMES.includes(name) && typeof value === 'string' && value.startsWith(`${from}/`)
      ? [name, `${to}/${withinMission(value)}`]
      : [name, value],
  );
  return JSON.stringify(Object.fromEntries(entries));
}
