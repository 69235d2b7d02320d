import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { withLock } from '#register/lock.ts';
import { REGISTER_FOLDER } from '#register/paths.ts';
import { writeWhole } from '#register/write-file.ts';
import { isPlainWay } from '../workspace-files.ts';
import type { EditionPair, ReadPair } from './compare-editions.ts';

const Digests = z.array(z.string().regex(/^[0-9a-f]{16}$/));
const Marks = z.object({
  version: z.literal(1),
  /** By text and languages: `report zh-TW en`, `readouts/us zh-TW en`. */
  texts: z.record(z.string(), z.object({ at: z.string(), pairs: z.array(z.tuple([Digests, Digests])) })),
});
type Marks = z.output<typeof Marks>;

/** Beside the drafts, where nothing is published from and git keeps nothing: digests alone, no word of the prose. */
const fileOf = (mission: string): string => `${REGISTER_FOLDER}/.desk/read-together/${mission}.json`;

export type ReadMark = Marks['texts'][string];

/** When two editions of a text were last read together, and what each block said then; undefined if never. */
export function readMark(root: string, mission: string, text: string): ReadMark | undefined {
  return readMarks(root, mission).texts[text];
}

/** Keeps that the blocks of these pairs have been read together as they stand; other blocks stay as they were. */
export async function keepMark(
  root: string,
  { mission, text, at }: { readonly mission: string; readonly text: string; readonly at: string },
  { pairs, isWhole }: { readonly pairs: readonly EditionPair[]; readonly isWhole: boolean },
): Promise<boolean> {
  const file = fileOf(mission);
  if (!isPlainWay(root, file)) return false;
  await withLock(root, async () => {
    const marks = readMarks(root, mission);
    const read = pairs.map(digestsOf);
    const others = isWhole
      ? []
      : (marks.texts[text]?.pairs ?? []).filter((each) => !read.some((one) => meets(one, each)));
    const texts = { ...marks.texts, [text]: { at, pairs: [...others, ...read] } };
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeWhole(join(root, file), JSON.stringify({ version: 1, texts }));
  });
  return true;
}

const digestsOf = ({ first, second }: EditionPair): [string[], string[]] => [
  first?.sentences.map(({ digest }) => digest) ?? [],
  second?.sentences.map(({ digest }) => digest) ?? [],
];

const meets = (one: ReadPair, other: ReadPair): boolean =>
  ([0, 1] as const).some((side) => one[side].some((digest) => other[side].includes(digest)));

/** A file that says nothing sensible is as none: what it tells can be told again by reading. */
function readMarks(root: string, mission: string): Marks {
  const path = join(root, fileOf(mission));
  const none: Marks = { version: 1, texts: {} };
  if (!existsSync(path) || !isPlainWay(root, fileOf(mission))) return none;
  try {
    const read = Marks.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : none;
  } catch {
    return none;
  }
}
