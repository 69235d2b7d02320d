import type { CommitmentReference } from '#model/identifier.ts';
import { commitmentKey, type PlacedCommitment } from '#model/workspace.ts';

/** Which items speak of which, both ways, by identifier. */
export type Links = {
  readonly waitsOn: (id: string) => readonly string[];
  readonly closes: (id: string) => readonly string[];
  readonly closedBy: (id: string) => readonly string[];
  readonly continues: (id: string) => readonly string[];
  readonly continuedBy: (id: string) => readonly string[];
};

type Reference = 'waitsOn' | 'closes' | 'continues';

/** Reads the references of all commitments once. */
export function readLinks(all: readonly PlacedCommitment[]): Links {
  const closes = collect(all, 'closes');
  const continues = collect(all, 'continues');
  return {
    waitsOn: from(collect(all, 'waitsOn')),
    closes: from(closes),
    closedBy: from(reverse(closes)),
    continues: from(continues),
    continuedBy: from(reverse(continues)),
  };
}

/**
 * The identifier a reference stands for: within its own mission the mission may be left out.
 * @example resolveReference(placed, 'validation-plan') // '2014-c-tpat/validation-plan'
 */
export function resolveReference(placed: PlacedCommitment, reference: CommitmentReference): string {
  return reference.includes('/') ? reference : `${placed.mission.id}/${reference}`;
}

type LinkMap = ReadonlyMap<string, readonly string[]>;

function collect(all: readonly PlacedCommitment[], kind: Reference): LinkMap {
  return new Map(
    all.map((placed) => [
      commitmentKey(placed),
      placed.commitment[kind].map((reference) => resolveReference(placed, reference)),
    ]),
  );
}

function reverse(links: LinkMap): LinkMap {
  const reversed = new Map<string, readonly string[]>();
  for (const [id, targets] of links) {
    for (const target of targets) reversed.set(target, [...(reversed.get(target) ?? []), id]);
  }
  return reversed;
}

const from =
  (links: LinkMap) =>
  (id: string): readonly string[] =>
    links.get(id) ?? [];
