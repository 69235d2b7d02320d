import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { listFiles } from '#load/toolkit-digest.ts';
import { Audience } from '#model/audience.ts';
import { fileChunks } from '#register/file-chunks.ts';
import { MARKER } from '#register/output-marker.ts';
import { writeWhole } from '#register/write-file.ts';

/** What a build makes: everything, its share of the missions, or what is left once shares are there. */
export type BuildPart =
  | { readonly kind: 'whole' }
  | { readonly kind: 'shard'; readonly index: number; readonly count: number }
  | { readonly kind: 'merge'; readonly shards: readonly Shard[] };

/** Stands in a shard's folder: what it is a part of. */
const NOTE = '.attache-shard.json';

const Note = z.strictObject({
  format: z.literal('attache.shard/1'),
  index: z.int().positive(),
  count: z.int().positive(),
  audience: Audience,
  /** Of facts, prose and words; the register moves on while a shard is made. */
  inputs: z.string(),
  /** The version that made it: pages of another fit together in looks as little as in links. */
  toolkit: z.string().default(''),
  missions: z.array(z.string()).readonly(),
});
type Note = z.output<typeof Note>;

export type Shard = Note & { readonly folder: string };

/** `2/8`: the second of eight parts; `undefined` where it is none. @example parseShard('2/8') // { index: 2, count: 8 } */
export function parseShard(text: string): { readonly index: number; readonly count: number } | undefined {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/** Every n-th mission: neighbours in time, which tend to be of a size, go to different parts. */
export function shareOf<T>(
  missions: readonly T[],
  { index, count }: { index: number; count: number },
): readonly T[] {
  return missions.filter((_, place) => place % count === index - 1);
}

/** A digest of what people wrote and of the words. */
export function factsDigest(workspaceRoot: string): string {
  const hash = createHash('sha256');
  for (const name of ['data', 'content', 'templates']) {
    for (const file of listFiles(join(workspaceRoot, name))) {
      if (name === 'data' && /^register[\\/]/.test(file)) continue;
      hash.update(`\n${name}/${file}\n`);
      for (const chunk of fileChunks(join(workspaceRoot, name, file))) hash.update(chunk);
    }
  }
  return hash.digest('hex');
}

export function writeNote(folder: string, note: Omit<Note, 'format'>): void {
  const whole: Note = { format: 'attache.shard/1', ...note };
  writeWhole(join(folder, NOTE), `${JSON.stringify(whole, undefined, 1)}\n`);
}

/** A word of `templates/locales` that says why parts cannot be joined. */
export type ShardFault = { readonly key: string; readonly values: Readonly<Record<string, string>> };

type Whole = { readonly audience: Audience; readonly inputs: string; readonly toolkit: string };

/**
 * The parts in these folders, or in the folders right below them, in their order; all of one whole and
 * none missing, or what is wrong.
 */
export function readShards(
  folders: readonly string[],
  whole: Whole,
): readonly Shard[] | readonly ShardFault[] {
  const found = folders.flatMap((folder) => readShard(folder));
  const faults = found.filter((each): each is ShardFault => 'key' in each);
  const shards = found.filter((each): each is Shard => 'index' in each).toSorted((a, b) => a.index - b.index);
  return faults.length > 0 ? faults : (misfits(shards, whole) ?? shards);
}

function readShard(folder: string): readonly (Shard | ShardFault)[] {
  if (existsSync(join(folder, NOTE))) return [parseNote(folder)];
  const below = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, NOTE)))
        .map((entry) => parseNote(join(folder, entry.name)))
    : [];
  return below.length > 0 ? below : [{ key: 'cli.build.no-shard', values: { folder } }];
}

function parseNote(folder: string): Shard | ShardFault {
  try {
    return { ...Note.parse(JSON.parse(readFileSync(join(folder, NOTE), 'utf8'))), folder };
  } catch {
    return { key: 'cli.build.no-shard', values: { folder } };
  }
}

function misfits(shards: readonly Shard[], whole: Whole): readonly ShardFault[] | undefined {
  const count = shards[0]?.count ?? 0;
  const names = (list: readonly Shard[]) => list.map(({ folder }) => basename(folder)).join(', ');
  const strange = shards.filter(
    (each) => each.count !== count || each.audience !== whole.audience || each.inputs !== whole.inputs,
  );
  const doubles = shards.filter((each, place) => shards[place - 1]?.index === each.index);
  const missing = Array.from({ length: count }, (_, place) => place + 1).filter(
    (index) => !shards.some((each) => each.index === index),
  );
  const older = shards.filter(({ toolkit }) => toolkit !== whole.toolkit);
  const versions = [...new Set(older.map(({ toolkit }) => toolkit || '?'))].join(', ');
  const faults: ShardFault[] = [
    ...(older.length > 0
      ? [
          {
            key: 'cli.build.shard-of-version',
            values: { folders: names(older), versions, own: whole.toolkit },
          },
        ]
      : []),
    ...(strange.length > 0 ? [{ key: 'cli.build.shard-of-other', values: { folders: names(strange) } }] : []),
    ...(doubles.length > 0 ? [{ key: 'cli.build.shard-twice', values: { folders: names(doubles) } }] : []),
    ...(missing.length > 0
      ? [
          {
            key: 'cli.build.shard-missing',
            values: { shards: missing.map((each) => `${each}/${count}`).join(', ') },
          },
        ]
      : []),
  ];
  return faults.length > 0 ? faults : undefined;
}

/** Copies what each part made into one folder. */
export function joinShards(shards: readonly Shard[], target: string): void {
  for (const { folder } of shards) {
    cpSync(folder, target, {
      recursive: true,
      filter: (source) => ![MARKER, NOTE, '.gitignore'].some((name) => source === join(folder, name)),
    });
  }
}
