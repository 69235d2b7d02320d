import { z } from 'zod';
import { PersonId } from './identifier.ts';
import { Localized } from './localized.ts';

const membership = {
  agency: Localized,
  office: Localized.optional(),
  head: z.boolean().default(false),
  joinedLocally: z.boolean().default(false),
  email: z.email().optional().describe('Internal: invitations only.'),
  phone: z.string().max(40).optional().describe('Internal.'),
};

/** A member of our delegation whose name is known. */
export const NamedDelegate = z.strictObject({ person: PersonId, title: Localized, ...membership });
export type NamedDelegate = z.output<typeof NamedDelegate>;

/** Delegates whom a report mentions without their names: `unnamed: { zh-TW: 我方代表, en: Our delegates }`. */
export const UnnamedDelegate = z.strictObject({
  unnamed: Localized,
  title: Localized.optional(),
  ...membership,
});

/**
 * A member of our delegation. `joinedLocally` people (an overseas-office secretary) take part but
 * are not on the cover of the report.
 */
export const Delegate = z.union([NamedDelegate, UnnamedDelegate]);
export type Delegate = z.output<typeof Delegate>;

/** Those members who are known by name: only they can be in references, calendars and invitations. */
export function namedDelegates(delegation: readonly Delegate[]): readonly NamedDelegate[] {
  return delegation.filter((delegate) => 'person' in delegate);
}
