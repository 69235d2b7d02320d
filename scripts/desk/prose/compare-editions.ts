import type { EditionBlock } from '#load/prose-blocks.ts';
import { alignBy } from '#reports/align-blocks.ts';
import { findFigures } from '#rules/numbers-agree.ts';

/** What two blocks said when they were last read together: digests of their sentences, first and second language. */
export type ReadPair = readonly [first: readonly string[], second: readonly string[]];

/** Something of one side that the other has not: `side` 0 is the first language. */
export type Mark = {
  readonly kind: 'sentence' | 'commitment' | 'figure' | 'name' | 'gone';
  readonly side: 0 | 1;
  readonly text: string;
};

/**
 * - `read`: as it was read together; - `unread`: never read together; - `first`, `second`: that side has changed
 *   since and the other has not; - `both`: both have; - `alone`: it stands in one language only.
 */
export type PairState = 'read' | 'unread' | 'first' | 'second' | 'both' | 'alone';

export type EditionPair = {
  readonly first?: EditionBlock;
  readonly second?: EditionBlock;
  readonly state: PairState;
  readonly marks: readonly Mark[];
};

export type Editions = {
  readonly blocks: readonly [first: readonly EditionBlock[], second: readonly EditionBlock[]];
  readonly languages: readonly [first: string, second: string];
  /** Undefined where the two were never read together. */
  readonly read: readonly ReadPair[] | undefined;
  /** All ways in which somebody or a partner may be named, in each language. */
  readonly names: readonly Named[];
};
export type Named = { readonly names: readonly [first: readonly string[], second: readonly string[]] };

/**
 * Two editions of one text, block by block in the order of both, with what has gone stale since they were last
 * read together: sentences, figures, names and commitments that only one side has been given.
 */
export function compareEditions(editions: Editions): readonly EditionPair[] {
  const { blocks, read } = editions;
  const now = blocks.map((side) => digestsOf(side)) as [ReadonlySet<string>, ReadonlySet<string>];
  return alignBy(blocks[0], blocks[1], likeness).map((pair) => {
    const sides = [pair.first, pair.second] as const;
    const known = read ? pairOf(sides, read) : undefined;
    const changes = ([0, 1] as const).map((side) =>
      changesOf(sides[side], known?.[side], { read, now, side }),
    );
    const state = stateOf(sides, changes, read);
    const isStale = state === 'first' || state === 'second' || state === 'both';
    const others = isStale || state === 'unread' ? differences(sides, editions) : [];
    return { ...pair, state, marks: [...changes.flat(), ...others] };
  });
}

const TWINS = 3;
/** What can hardly be anything else: a heading of the same rank, the same component. */
const SURE = 12;

function likeness(first: EditionBlock, second: EditionBlock): number | undefined {
  if (first.kind !== second.kind) return undefined;
  if (/^(?:h\d$|[A-Z])/.test(first.kind)) return SURE;
  return TWINS + Number(first.parts === second.parts);
}

const digestsOf = (blocks: readonly EditionBlock[]): ReadonlySet<string> =>
  new Set(blocks.flatMap(({ sentences }) => sentences.map(({ digest }) => digest)));

type Sides = readonly [EditionBlock | undefined, EditionBlock | undefined];

/** The pair that was read and has most of its sentences here, on either side. */
function pairOf(sides: Sides, read: readonly ReadPair[]): ReadPair | undefined {
  const shared = (pair: ReadPair): number =>
    ([0, 1] as const).reduce<number>((sum, side) => {
      const own = new Set(sides[side]?.sentences.map(({ digest }) => digest));
      return sum + pair[side].filter((digest) => own.has(digest)).length;
    }, 0);
  const best = read.map((pair) => ({ pair, score: shared(pair) })).toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.pair : undefined;
}

type Since = {
  readonly read: readonly ReadPair[] | undefined;
  readonly now: readonly [ReadonlySet<string>, ReadonlySet<string>];
  readonly side: 0 | 1;
};

/** Sentences that are new on a side, and whether one that was read there has gone. */
function changesOf(
  block: EditionBlock | undefined,
  known: readonly string[] | undefined,
  { read, now, side }: Since,
): readonly Mark[] {
  if (!read || !block) return [];
  const before = new Set(read.flatMap((pair) => pair[side]));
  const added = block.sentences.filter(({ digest }) => !before.has(digest));
  const hasLost = known?.some((digest) => !now[side].has(digest)) === true;
  return [
    ...added.map(
      ({ text, isCommitment }): Mark => ({ kind: isCommitment ? 'commitment' : 'sentence', side, text }),
    ),
    ...(hasLost && added.length === 0 ? [{ kind: 'gone', side, text: '' } as const] : []),
  ];
}

function stateOf(
  [first, second]: Sides,
  [own = [], other = []]: readonly (readonly Mark[])[],
  read: readonly ReadPair[] | undefined,
): PairState {
  if (!first || !second) return 'alone';
  if (!read) return 'unread';
  if (own.length === 0 && other.length === 0) return 'read';
  if (own.length > 0 && other.length > 0) return 'both';
  return own.length > 0 ? 'first' : 'second';
}

/** Figures and names that one side has and its twin has not. */
function differences(sides: Sides, { languages, names }: Editions): readonly Mark[] {
  const texts = sides.map((block) => textOf(block));
  const figures = texts.map((text, side) => findFigures(text, languages[side] ?? ''));
  return ([0, 1] as const).flatMap((side): readonly Mark[] => {
    if (!sides[0] || !sides[1]) return [];
    const there = new Set(figures[1 - side]?.flatMap(({ values }) => values));
    const lost = (figures[side] ?? []).filter(({ values }) => !values.some((each) => there.has(each)));
    const unnamed = names.flatMap((each) => {
      const name = each.names[side].find((one) => holds(texts[side] ?? '', one));
      const isThere = each.names[side === 0 ? 1 : 0].some((one) => holds(texts[1 - side] ?? '', one));
      return name !== undefined && !isThere ? [name] : [];
    });
    return [
      ...lost.map(({ text }): Mark => ({ kind: 'figure', side, text })),
      ...unnamed.map((text): Mark => ({ kind: 'name', side, text })),
    ];
  });
}

const textOf = (block: EditionBlock | undefined): string =>
  block?.sentences.map(({ text }) => text).join('\n') ?? '';

/** A name of Latin letters stands as a word. */
function holds(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  if (!/^[\p{Script=Latin}]/u.test(name)) return true;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
