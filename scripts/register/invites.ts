import { z } from 'zod';
import { CivilDate, ClockTime, TimeZone } from '#model/civil-time.ts';
import type { MissionId } from '#model/identifier.ts';
import { REGISTER_FOLDER } from './paths.ts';
import type { RegisterFile } from './register-file.ts';

const ZonedTime = z.strictObject({ date: CivilDate, time: ClockTime, zone: TimeZone });
const When = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timed'), start: ZonedTime, end: ZonedTime }),
  z.strictObject({ kind: z.literal('days'), from: CivilDate, to: CivilDate }),
]);
const Address = z.strictObject({ name: z.string(), email: z.string() });
const Guest = Address.extend({ role: z.enum(['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT']) });

/**
 * What was last issued of a calendar entry: enough to tell a change from none, to number it
 * (RFC 5545 §3.8.7.4), and to call it off when it has gone from the data.
 */
export const IssuedEntry = z.strictObject({
  sequence: z.number().int().nonnegative(),
  /** Milliseconds since 1970-01-01T00:00Z. */
  stamp: z.number().int(),
  digest: z.string(),
  cancelled: z.boolean().optional(),
  kind: z.enum(['event', 'todo']),
  summary: z.string(),
  when: When,
  organizer: Address.optional(),
  guests: z.array(Guest).optional(),
});
export type IssuedEntry = z.output<typeof IssuedEntry>;

/** What was last issued in a file, by UID; `digest` stands for the file's text. */
export const IssuedFile = z.strictObject({
  name: z.string().optional(),
  digest: z.string(),
  entries: z.record(z.string(), IssuedEntry),
});
export type IssuedFile = z.output<typeof IssuedFile>;

/** By `<audience>/<path under dist>`: each file is numbered by itself, for its readers see no other. */
export const InvitesFile = z.strictObject({ files: z.record(z.string(), IssuedFile) });
export type InvitesFile = z.output<typeof InvitesFile>;

/** `data/register/invites/missions/<mission>.json`. */
export function missionInvites(mission: MissionId): RegisterFile<InvitesFile> {
  return {
    file: `${REGISTER_FOLDER}/invites/missions/${mission}.json`,
    schema: InvitesFile,
    empty: { files: {} },
  };
}

/** `data/register/invites/actions.json`. */
export const ACTION_INVITES: RegisterFile<InvitesFile> = {
  file: `${REGISTER_FOLDER}/invites/actions.json`,
  schema: InvitesFile,
  empty: { files: {} },
};
