import { z } from 'zod';
import { forAll } from './audience.ts';
import { CivilDate, ClockTime } from './civil-time.ts';

/** A stretch of one day, `[from, to)`, in the mission's zone. */
export const Window = z
  .strictObject({
    date: CivilDate.meta(forAll('', '2027-03-26')),
    from: ClockTime.meta(forAll('', "'14:00'")),
    to: ClockTime.meta(forAll('', "'16:00'")),
  })
  .meta({ title: 'Window' });
export type Window = z.output<typeof Window>;

/**
 * When people can meet: windows, and phrases as people say them in any of the workspace's languages,
 * read in the mission's zone and period: `26 Aug 14:00–17:00`, `mornings`, `not during plenary`,
 * `8月26日下午2時至5時`, `大會期間除外`. An empty list means any time.
 */
export const Availability = z.array(z.union([Window, z.string().trim().min(1)])).meta({
  title: 'availability',
  description: 'Windows { date, from, to }, or words: 26 Aug 14:00–17:00, mornings, not during plenary.',
});
export type Availability = z.output<typeof Availability>;
