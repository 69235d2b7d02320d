import type { Assignment, Instance, InstanceMeeting } from '../instance.ts';

/** What happens on the day. Instants are minutes since 1970. */
export type Happening =
  /** Somebody comes later than they should: a plane, a meeting elsewhere. */
  | { readonly kind: 'late'; readonly person: string; readonly until: number }
  /** A room can no longer be used, from now on or for a while. */
  | { readonly kind: 'lost'; readonly room: string; readonly until: number | undefined }
  /** The other side calls off. */
  | { readonly kind: 'refused'; readonly meeting: string }
  /** A meeting goes on for longer. */
  | { readonly kind: 'overrun'; readonly meeting: string; readonly until: number }
  /** A side has time now that it had not before. */
  | { readonly kind: 'free'; readonly party: string; readonly until: number }
  /** What was told before of a room, person, meeting or side holds no longer. */
  | { readonly kind: 'back'; readonly of: string }
  /** Somebody without a request asks for a meeting. */
  | { readonly kind: 'walk-in'; readonly meeting: InstanceMeeting };

/** A day as it stands: what is agreed of it moves only with a yes. */
export type VenueDay = {
  readonly instance: Instance;
  readonly assignments: readonly Assignment[];
  /** Meetings that the other side has confirmed. */
  readonly confirmed: ReadonlySet<string>;
  /** Those of them that may move all the same: somebody has said yes. */
  readonly yes: ReadonlySet<string>;
};
