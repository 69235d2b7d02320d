import { abbreviationsExpanded } from './abbreviations-expanded.ts';
import { abbreviationsFirstUse } from './abbreviations-first-use.ts';
import { abbreviationsListed } from './abbreviations-listed.ts';
import { abbreviationsUsed } from './abbreviations-used.ts';
import { abstractLength } from './abstract-length.ts';
import { attendeeGroups } from './attendee-groups.ts';
import { attendeesFree } from './attendees-free.ts';
import { calledOffNamed } from './called-off-named.ts';
import { captionPeople } from './caption-people.ts';
import { clockChanges } from './clock-changes.ts';
import { commitmentOwners } from './commitment-owners.ts';
import { commitmentReferences } from './commitment-references.ts';
import { datesInPeriod } from './dates-in-period.ts';
import { delegationHead } from './delegation-head.ts';
import { dueDates } from './due-dates.ts';
import { hanSpacing } from './han-spacing.ts';
import { headingLevels } from './heading-levels.ts';
import { heldWithoutTime } from './held-without-time.ts';
import { languageParity } from './language-parity.ts';
import { missionReferences } from './mission-references.ts';
import { nomenclature } from './nomenclature.ts';
import { numbersAgree } from './numbers-agree.ts';
import { officeReferences } from './office-references.ts';
import { officialChapters } from './official-chapters.ts';
import { oneName } from './one-name.ts';
import { overlaps } from './overlaps.ts';
import { photosShown } from './photos-shown.ts';
import { pinsAgree } from './pins-agree.ts';
import { placeholders } from './placeholders.ts';
import { proseCircles } from './prose-circles.ts';
import { proseComponents } from './prose-components.ts';
import { proseNamesInternal } from './prose-names-internal.ts';
import { proseNotes } from './prose-notes.ts';
import { proseOutline } from './prose-outline.ts';
import { prosePairs } from './prose-pairs.ts';
import { proseSafe } from './prose-safe.ts';
import { recommendationCount } from './recommendation-count.ts';
import { reportAfterReturn } from './report-after-return.ts';
import { reportDeadline } from './report-deadline.ts';
import { requestOrder } from './request-order.ts';
import { requestWindows } from './request-windows.ts';
import { roomForRequest } from './room-for-request.ts';
import type { Rule } from './rule.ts';
import { schedulingReferences } from './scheduling-references.ts';
import { sharedReferences } from './shared-references.ts';
import { similarNames } from './similar-names.ts';
import { speakersPresent } from './speakers-present.ts';
import { titlesAgree } from './titles-agree.ts';
import { toFillIn } from './to-fill-in.ts';
import { travelDays } from './travel-days.ts';
import { uniqueIdentifiers } from './unique-identifiers.ts';
import { unseenCharacters } from './unseen-characters.ts';
import { weekdays } from './weekdays.ts';

/** Every rule, in the order they are asked. */
export const RULES: readonly Rule[] = [
  sharedReferences,
  missionReferences,
  commitmentReferences,
  uniqueIdentifiers,
  languageParity,
  datesInPeriod,
  clockChanges,
  requestWindows,
  schedulingReferences,
  officeReferences,
  requestOrder,
  attendeeGroups,
  roomForRequest,
  attendeesFree,
  pinsAgree,
  reportAfterReturn,
  delegationHead,
  dueDates,
  heldWithoutTime,
  commitmentOwners,
  prosePairs,
  proseSafe,
  proseCircles,
  proseNotes,
  proseNamesInternal,
  proseComponents,
  abbreviationsExpanded,
  abbreviationsFirstUse,
  abbreviationsListed,
  abbreviationsUsed,
  officialChapters,
  abstractLength,
  calledOffNamed,
  captionPeople,
  photosShown,
  hanSpacing,
  nomenclature,
  numbersAgree,
  oneName,
  overlaps,
  placeholders,
  headingLevels,
  proseOutline,
  recommendationCount,
  reportDeadline,
  similarNames,
  speakersPresent,
  titlesAgree,
  toFillIn,
  travelDays,
  unseenCharacters,
  weekdays,
];
