import type { Translate } from '#locale/words.ts';
import type { ActionRecord } from '#model/action-item.ts';
import type { Answers } from '#model/answer.ts';
import type { Audience } from '#model/audience.ts';
import type { Placement } from '#model/bilateral.ts';
import type { CivilDate } from '#model/civil-time.ts';
import type { AdoptionRecord } from '#model/tracked-recommendation.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Reusable } from './reuse.ts';

/** Everything that one build of the site may know: nothing outside of the audience's view. */
export type SiteContext = {
  readonly workspace: Workspace;
  readonly audience: Audience;
  /** The day of the build at home. */
  readonly today: CivilDate;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** Of the toolkit. */
  readonly version: string;
  readonly words: (language: string) => Translate;
  /** Absolute path, with a slash at the end. */
  readonly workspaceRoot: string;
  /** Files made by other commands that stand beside the pages, from the root of the output: `missions/x/calendar.ics`. */
  readonly downloads: ReadonlySet<string>;
  /** Released times of meetings to come, by `mission/bilateral`. */
  readonly released: ReadonlyMap<string, Placement>;
  /** What guests have answered to invitations, by mission: nothing in a public build. */
  readonly answers: ReadonlyMap<string, Answers>;
  /** Every release of a mission's schedule, oldest first, of the meetings in view. A release's name is the office's own. */
  readonly releases: ReadonlyMap<string, readonly Release[]>;
  /** What the tracker has written down since, without what is not the audience's. */
  readonly records: readonly ActionRecord[];
  /** What the office has written down of recommendations at home: nothing in a public build. */
  readonly adoptions: readonly AdoptionRecord[];
  /** What of the site is made where it is not all of it. */
  readonly part: SitePart | undefined;
  /** What of a former build is not made again. */
  readonly reusable?: Reusable | undefined;
  /** The widths in which each photo was made beside its original, by its path in the output. */
  readonly variants?: ReadonlyMap<string, readonly number[]> | undefined;
  /** Whether a card is drawn for each page; not while writing, nor where the library for it does not run. */
  readonly hasCards?: boolean;
};

/** Where a release puts meetings, by their ids; `at` is an ISO 8601 instant. */
export type Release = { readonly at: string; readonly placements: ReadonlyMap<string, Placement> };

/** A share of a site: the pages of these missions, or those that missions share. */
export type SitePart = { readonly missions: readonly string[]; readonly isShared: boolean };

/** True of a page or file, by its path in the output, that is taken from a former build. */
export function isReused(path: string): boolean {
  return siteContext().reusable?.pages.has(path) ?? false;
}

const SLOT = Symbol.for('attache.site-context');
const shared = globalThis as { [SLOT]?: SiteContext | undefined };

/** The context of the build that runs now; pages and MDX plugins are separate bundles and share it here. */
export function siteContext(): SiteContext {
  const context = shared[SLOT];
  if (!context) throw new Error('openSite() comes before any page');
  return context;
}

export function setSiteContext(context: SiteContext | undefined): void {
  shared[SLOT] = context;
}

/** True when the pages of a mission, or (without one) those that all missions share, belong to what is made now. */
export function makesPagesOf(mission?: string): boolean {
  const { part } = siteContext();
  if (!part) return true;
  return mission === undefined ? part.isShared : part.missions.includes(mission);
}

/**
 * What is asked on many pages is worked out once a build.
 * @example const missions = onceABuild(({ workspace }) => new Map(workspace.missions.map((each) => [each.id, each])))
 */
export function onceABuild<T>(workOut: (context: SiteContext) => T): () => T {
  let kept: { readonly from: SiteContext; readonly result: T } | undefined;
  return () => {
    const context = siteContext();
    if (kept?.from !== context) kept = { from: context, result: workOut(context) };
    return kept.result;
  };
}
