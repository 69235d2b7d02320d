import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { type CommitmentPlace, commitmentPlaces, fullKey } from './commitment-places.ts';
import { error } from './places.ts';
import type { Rule } from './rule.ts';
import { unknownReference } from './unknown-reference.ts';

const LINKS = ['waitsOn', 'continues', 'closes'] as const;

/** Links between commitments lead to one that exists, never to itself, and waiting never goes round in a circle. */
export const commitmentReferences: Rule = {
  name: 'commitment-references',
  codes: ['unknown-commitment', 'commitment-waits-on-itself'],
  example: { wrong: 'waitsOn: [joint-validaton]', right: 'waitsOn: [joint-validation]' },
  find: (workspace) => findCommitmentReferences(workspace),
  crosses: true,
};

function findCommitmentReferences(workspace: Workspace): readonly Finding[] {
  const places = commitmentPlaces(workspace);
  const byKey = new Map(places.map((place) => [place.key, place]));
  const known = [...byKey.keys()];
  const unknown = places.flatMap((place) =>
    LINKS.flatMap((link) =>
      place.commitment[link].flatMap((reference, index) =>
        unknownReference('commitment', fullKey(reference, place.mission), {
          known,
          at: place.at(link, index),
        }),
      ),
    ),
  );
  const circles = places
    .filter((place) => waitsOnItself(place, byKey))
    .map((place) => error('commitment-waits-on-itself', place.at('waitsOn'), { id: place.key }));
  return [...unknown, ...circles];
}

function waitsOnItself(start: CommitmentPlace, byKey: ReadonlyMap<string, CommitmentPlace>): boolean {
  const seen = new Set<string>();
  const pending = [start];
  for (let place = pending.pop(); place; place = pending.pop()) {
    for (const reference of place.commitment.waitsOn) {
      const key = fullKey(reference, place.mission);
      if (key === start.key) return true;
      const next = byKey.get(key);
      if (next && !seen.has(key)) pending.push(next);
      seen.add(key);
    }
  }
  return false;
}
