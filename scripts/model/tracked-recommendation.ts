import type { CivilDate } from './civil-time.ts';
import type { PartialDate } from './partial-date.ts';
import type { Adoption, Recommendation } from './recommendation.ts';
import type { Mission } from './workspace.ts';

/**
 * One deed at a recommendation: what one command wrote of it. `at` is an ISO 8601 instant, for people; `on`
 * the day that it was at home.
 */
export type AdoptionUpdate = {
  readonly at: string;
  readonly on: CivilDate;
  readonly by?: string;
  readonly why?: string;
  readonly adoption?: Adoption;
  readonly decidedBy?: string;
  readonly decidedOn?: PartialDate;
  readonly outcome?: string;
  readonly evidence?: string;
};

/** What the register holds of a recommendation, in the register's order. Internal. */
export type AdoptionRecord = { readonly id: string; readonly updates: readonly AdoptionUpdate[] };

/** A recommendation's life: what the report proposed, and what has come of it by today. */
export type TrackedRecommendation = {
  /** `mission/recommendation`. */
  readonly id: string;
  readonly mission: Mission;
  readonly recommendation: Recommendation;
  readonly adoption: Adoption;
  /** Who says so: the report, or an update of the office. */
  readonly adoptionFrom: 'source' | 'update';
  /** Of the decision that stands: by whom and when, where the office has written it down. */
  readonly decidedBy: string | undefined;
  readonly decidedOn: PartialDate | undefined;
  /** What has become of it, as was said last. */
  readonly outcome: string | undefined;
  /** Links to what proves it, oldest first. */
  readonly evidence: readonly string[];
  readonly updates: readonly AdoptionUpdate[];
};
