import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../scripts/register/actions.ts';
import { readLog } from '../../scripts/register/event-log.ts';
import { listFilesIn } from '../../scripts/register/fill-folder.ts';
import { readSchedules } from '../../scripts/register/schedules.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { edit } from '../workspace-copy.ts';

const MISSION = '2020-visit';
const NOW = ['--now', '2026-11-21T09:00+08:00'];

/** What is on the disk before a command is killed, and what must hold of it afterwards. */
export type Deed = {
  readonly name: string;
  /** The command of the round. */
  readonly args: (round: number) => readonly string[];
  /** Changes a fact, so that there is something to be made. */
  readonly prepare?: (root: string, round: number) => void;
  /** What has been acknowledged, in a form that a later state can be held against. */
  readonly standing: (root: string) => unknown;
  /** What of the state before is lost, or what is half done; nothing when all is well. */
  readonly faults: (root: string, before: unknown, round: number) => Promise<readonly string[]>;
};

/** A title that never stood before: what a killed command left undone is not what the next one is asked for. */
const changeTitle = (root: string, round: number): void => {
  const file = `data/missions/${MISSION}/mission.yaml`;
  const [find = ''] = /en: \w+ to Madrid(?: \d+)?/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  edit(root, file, { find, put: `en: Journey to Madrid ${round}` });
};

/** The notes that people were told are written. */
export function notesIn(root: string): readonly string[] {
  const reading = readLog(root, ACTIONS, MISSION);
  if ('fault' in reading) return [JSON.stringify(reading.fault)];
  return reading.value.flatMap((event) => (event.type === 'note' ? [event.note] : []));
}

/** The names of the releases. */
export function releasesIn(root: string): readonly string[] {
  const reading = readSchedules(root, MISSION);
  if ('fault' in reading) return [JSON.stringify(reading.fault)];
  return reading.value.releases.map(({ name }) => name);
}

/** All that stood stands, nothing stands twice, and what came is what was being written or nothing. */
function listFaults(now: readonly string[], before: unknown, name: string): readonly string[] {
  const stood = before as readonly string[];
  const allowed = [stood, [...stood, name]].map((each) => JSON.stringify(each));
  return allowed.includes(JSON.stringify(now)) ? [] : [`${JSON.stringify(now)} after ${allowed[0]}`];
}

/** Each file of a folder with a digest of what is in it. */
export function digestsOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return Object.fromEntries(listFilesIn(folder).map((file) => [file, digest(file)]));
}

/** How often each entry of each calendar has been issued: never fewer times than subscribers have seen. */
function sequencesIn(folder: string): Readonly<Record<string, number>> {
  if (!existsSync(folder)) return {};
  const calendars = listFilesIn(folder).filter((file) => file.endsWith('.ics'));
  return Object.fromEntries(
    calendars.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n ', '');
      return [...text.matchAll(/^UID:(.+)\r$[\s\S]*?^SEQUENCE:(\d+)/gm)].map(([, uid, number]) => [
        `${file} ${uid}`,
        Number(number),
      ]);
    }),
  );
}

const brokenCalendars = (folder: string): readonly string[] =>
  Object.keys(digestsOf(folder)).filter(
    (file) =>
      file.endsWith('.ics') && !readFileSync(join(folder, file), 'utf8').endsWith('END:VCALENDAR\r\n'),
  );

/** What a command makes when nothing stops it differs from what is there. */
async function differsFromWhole(root: string, args: readonly string[]): Promise<readonly string[]> {
  const there = digestsOf(join(root, 'dist'));
  const { code, stderr } = await runInProcess(...args, '--workspace', root, '--quiet');
  if (code !== 0) return [stderr];
  const whole = digestsOf(join(root, 'dist'));
  const names = new Set([...Object.keys(there), ...Object.keys(whole)]);
  return [...names].filter((file) => there[file] !== whole[file]);
}

export const DEEDS: readonly Deed[] = [
  {
    name: 'actions update',
    args: (round) => ['actions', 'update', 'send-rules', '--note', `note ${round}`],
    standing: notesIn,
    faults: async (root, before, round) => listFaults(notesIn(root), before, `note ${round}`),
  },
  {
    name: 'schedule --release',
    args: (round) => ['schedule', MISSION, '--release', `r${round}`, ...NOW],
    standing: releasesIn,
    faults: async (root, before, round) => listFaults(releasesIn(root), before, `r${round}`),
  },
  {
    name: 'invites',
    args: () => ['invites', ...NOW],
    prepare: changeTitle,
    standing: (root) => sequencesIn(join(root, 'dist')),
    faults: async (root, before) => {
      const dist = join(root, 'dist');
      const lower = () => {
        const now = sequencesIn(dist);
        const stood = Object.entries(before as Readonly<Record<string, number>>);
        return stood.filter(([entry, number]) => !((now[entry] ?? -1) >= number)).map(([entry]) => entry);
      };
      const found = [...brokenCalendars(dist), ...lower()];
      const { code, stderr } = await runInProcess('invites', ...NOW, '--workspace', root, '--quiet');
      const again = await differsFromWhole(root, ['invites', ...NOW]);
      return [...found, ...(code === 0 ? [] : [stderr]), ...lower(), ...again];
    },
  },
  {
    name: 'build',
    args: () => ['build', ...NOW],
    prepare: changeTitle,
    standing: (root) => digestsOf(join(root, 'dist')),
    // The former output to the byte, or the one that a build makes which nothing stops.
    faults: async (root, before) => {
      const isFormer = JSON.stringify(digestsOf(join(root, 'dist'))) === JSON.stringify(before);
      return isFormer ? [] : differsFromWhole(root, ['build', '--force', ...NOW]);
    },
  },
];
