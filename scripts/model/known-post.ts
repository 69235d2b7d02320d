import { type NamedDelegate, namedDelegates } from './delegation.ts';
import type { Mission } from './workspace.ts';

/** Where somebody works and as what, in the words of a mission. */
export type Post = Pick<NamedDelegate, 'agency' | 'office' | 'title'>;

/**
 * What somebody was at the last mission begun by that day, or at their latest where none had: who is sent again is
 * seldom somebody else, and a title that has changed since is changed by hand.
 */
export function knownPost(
  missions: readonly Pick<Mission, 'period' | 'delegation'>[],
  { person, by }: { readonly person: string; readonly by: string },
): Post | undefined {
  const posts = missions
    .flatMap(({ period, delegation }) =>
      namedDelegates(delegation)
        .filter((each) => each.person === person)
        .map(({ agency, office, title }) => ({ from: period.from, post: { agency, office, title } })),
    )
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return (posts.findLast(({ from }) => from <= by) ?? posts.at(-1))?.post;
}
