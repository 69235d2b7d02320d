/** What the tracker makes of commitments: the noun is the model's, so that exports know it too. */
export {
  ACTION_FLAGS,
  type ActionDue,
  type ActionFlag,
  type ActionItem,
  type ActionSide,
  hasFlag,
  isSettled,
  lastNote,
  type PartnerState,
  sideOf,
} from '#model/tracked-action.ts';
