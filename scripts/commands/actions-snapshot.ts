import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Audience } from '#model/audience.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { civilOf } from '#model/civil-time.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { cachePlace, claimCache } from '#register/cache-folder.ts';
import { writeWhole } from '#register/write-file.ts';
import { factsOf, foldText, searchedText } from '#tracker/action-facts.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { type ActionFilters, fits } from '#tracker/list-actions.ts';
import { factsAt, indexesOf, type PackedFacts, packFacts } from '#tracker/packed-facts.ts';
import { type ActionSort, sortByFacts } from '#tracker/sort-actions.ts';

export type Find = (filters: ActionFilters, sort: ActionSort) => readonly ActionItem[];

/** The items of a tracker that was laid down, found without reading them all. */
export type Snapshot = {
  /** Without what missions hold beside their names, days and delegations. */
  readonly workspace: Workspace;
  /** A civil date at home. */
  readonly today: string;
  readonly find: Find;
};

type Head = {
  /** Of all that the items come from. */
  readonly digest: string;
  /** The day for which flags are told; a civil date at home. */
  readonly today: string;
  readonly workspace: Workspace;
  readonly facts: PackedFacts;
  /** Where each item ends in the file of items, in bytes. */
  readonly ends: Float64Array;
};

/** Fewer items are worked out sooner than they are laid down. */
export const LEAST_ITEMS = 2000;

const folderOf = (root: string, audience: Audience): string => cachePlace(root, `tracker-${audience}`);
const nameOf = (
  kind: 'head' | 'items' | 'texts',
  { digest, today }: Pick<Head, 'digest' | 'today'>,
): string => `${kind}-${digest.slice(0, 20)}-${today}`;
const LINE = '\n';

type Place = { readonly audience: Audience; readonly digest: string };

/**
 * Lays down the items of a large tracker in `.cache/`, under the digest of all that they come from; what
 * was laid down before is taken away. It only saves time: where it cannot be written, nothing is lost.
 */
export function writeSnapshot(
  root: string,
  { audience, digest }: Place,
  { workspace, today, items }: Content,
): void {
  const folder = folderOf(root, audience);
  const lines = items.map((item) => Buffer.from(JSON.stringify(asWritten(item)), 'utf8'));
  let end = 0;
  const ends = Float64Array.from(lines, (line) => {
    end += line.length;
    return end;
  });
  const facts = packFacts(items.map(factsOf));
  const head: Head = { digest, today, workspace: withoutContent(workspace), facts, ends };
  try {
    claimCache(root);
    writeWhole(join(folder, nameOf('items', head)), Buffer.concat(lines));
    writeWhole(join(folder, nameOf('texts', head)), items.map(searchedText).join(LINE));
    // Last: what it names is there.
    writeWhole(join(folder, nameOf('head', head)), serialize(head));
    const kept = new Set((['head', 'items', 'texts'] as const).map((kind) => nameOf(kind, head)));
    for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Content = {
  readonly workspace: Workspace;
  readonly today: string;
  readonly items: readonly ActionItem[];
};

/** What was laid down under a digest for a day; `undefined` where nothing was, or where it cannot be read. */
export function readSnapshot(root: string, { audience, digest }: Place, now: number): Snapshot | undefined {
  const folder = folderOf(root, audience);
  const head = readHead(folder, digest);
  if (!head || head.today !== civilOf(now, head.workspace.settings.home.timeZone).date) return undefined;
  const { workspace, facts, ends, today } = head;
  const missions = new Map<string, Mission>(workspace.missions.map((mission) => [mission.id, mission]));
  const find: Find = (filters, sort) => {
    const { text, ...byFacts } = filters;
    const hits =
      text === undefined ? undefined : linesWith(readFileSync(join(folder, nameOf('texts', head))), text);
    const found = indexesOf(facts, columnsOf(filters)).filter(
      (index) => hits?.has(index) !== false && fits(factsAt(facts, index), byFacts, () => ''),
    );
    const inOrder = sortByFacts(found, sort, (index) => factsAt(facts, index));
    return readItems(join(folder, nameOf('items', head)), inOrder, ends).map((item) =>
      asRead(item, missions),
    );
  };
  return { workspace, today, find };
}

/** What of the filters rests on one field alone: most items are told apart by it without being unpacked. */
function columnsOf({ partner, kind, mission, overdue }: ActionFilters): Parameters<typeof indexesOf>[1] {
  return {
    partners: partner === undefined ? undefined : (all) => all.some((each) => each === partner),
    kind: kind === undefined ? undefined : (each) => each === kind,
    mission: mission === undefined ? undefined : (each) => each === mission,
    isOverdue: overdue === true ? (each) => each : undefined,
  };
}

const LINE_BYTE = LINE.charCodeAt(0);

/** The numbers of the lines that hold these words, looked for in the bytes as they are. */
function linesWith(texts: Buffer, words: string): ReadonlySet<number> {
  const wanted = Buffer.from(foldText(words), 'utf8');
  const found = new Set<number>();
  let line = 0;
  let start = 0;
  for (let hit = texts.indexOf(wanted); hit >= 0; hit = texts.indexOf(wanted, start)) {
    for (; start <= hit; line += 1) start = endOf(texts, start) + 1;
    found.add(line - 1);
    if (start >= texts.length) break;
  }
  return found;
}

function endOf(texts: Buffer, start: number): number {
  const end = texts.indexOf(LINE_BYTE, start);
  return end < 0 ? texts.length : end;
}

function readHead(folder: string, digest: string): Head | undefined {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((each) => each.startsWith(`head-${digest.slice(0, 20)}`));
  if (name === undefined) return undefined;
  try {
    const head = deserialize(readFileSync(join(folder, name))) as Head;
    return head.digest === digest ? head : undefined;
  } catch {
    return undefined;
  }
}

/** Each in the order asked for. */
function readItems(file: string, indexes: readonly number[], ends: Float64Array): readonly string[] {
  const handle = openSync(file, 'r');
  try {
    return indexes.map((index) => {
      const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
      const bytes = Buffer.alloc((ends[index] ?? start) - start);
      readSync(handle, bytes, 0, bytes.length, start);
      return bytes.toString('utf8');
    });
  } finally {
    closeSync(handle);
  }
}

/** The mission by its name, which is known once for all of its items; of a meeting, that it was. */
function asWritten({ mission, bilateral, ...item }: ActionItem): unknown {
  return { ...item, mission: mission.id, bilateral: bilateral && withoutLists(bilateral) };
}

const NO_LISTS = {
  ours: [],
  theirs: [],
  referredTo: [],
  points: [],
  photos: [],
  annexes: [],
  commitments: [],
} as const satisfies Partial<Bilateral>;

/** Who came and what was said is most of what a meeting holds, and stands in each of its items. */
function withoutLists(bilateral: Bilateral): Bilateral {
  const { request: _r, brief: _b, arrangements: _a, ...own } = bilateral;
  return { ...own, ...NO_LISTS };
}

function asRead(text: string, missions: ReadonlyMap<string, Mission>): ActionItem {
  const item = JSON.parse(text) as Omit<ActionItem, 'mission'> & { readonly mission: string };
  const mission = missions.get(item.mission);
  if (!mission) throw new Error(`no mission ${item.mission} was laid down`);
  return { ...item, mission };
}

function withoutContent(workspace: Workspace): Workspace {
  const missions = workspace.missions.map((mission) => ({
    ...mission,
    bilaterals: [],
    commitments: [],
    events: [],
    prose: [],
  }));
  return { ...workspace, missions };
}
