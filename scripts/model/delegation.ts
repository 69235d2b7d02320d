import { z } from 'zod';
import { forAll, forUs, ownAudience } from './audience.ts';
import { PersonId } from './identifier.ts';
import { Localized } from './localized.ts';

const membership = {
  agency: Localized.meta(forAll('', '{ zh-TW: 財政部關務署, en: … }')),
  office: Localized.optional().meta(forAll('Unit within the agency.', '{ zh-TW: 通關業務組, en: … }')),
  head: z.boolean().default(false).meta(forAll('Leads the delegation.', 'true')),
  joinedLocally: z.boolean().default(false).meta(forAll('Takes part, but is not on the cover.', 'true')),
  email: z.email().optional().meta(forUs('For invitations.', 'shen@example.org')),
  phone: z.string().max(40).optional().meta(forUs()),
  audience: ownAudience(),
};

/** A member of our delegation whose name is known. */
export const NamedDelegate = z.strictObject({
  person: PersonId.meta(forAll('Either this.', '沈望潮-example')),
  title: Localized.meta(
    forAll('Title held then; required with `person`.', '{ zh-TW: 簡任稽核, en: Senior Auditor }'),
  ),
  ...membership,
});
export type NamedDelegate = z.output<typeof NamedDelegate>;

/** Delegates whom a report mentions without their names: `unnamed: { zh-TW: 我方代表, en: Our delegates }`. */
export const UnnamedDelegate = z.strictObject({
  unnamed: Localized.meta(
    forAll('Or this, where the source names nobody.', '{ zh-TW: 我方代表, en: Our delegates }'),
  ),
  title: Localized.optional().meta(forAll('Title held then.')),
  ...membership,
});

/**
 * A member of our delegation. `joinedLocally` people (an overseas-office secretary) take part but
 * are not on the cover of the report.
 */
export const Delegate = z.union([NamedDelegate, UnnamedDelegate]).meta({ title: 'Delegate' });
export type Delegate = z.output<typeof Delegate>;

/** Those members who are known by name: only they can be in references, calendars and invitations. */
export function namedDelegates(delegation: readonly Delegate[]): readonly NamedDelegate[] {
  return delegation.filter((delegate) => 'person' in delegate);
}
