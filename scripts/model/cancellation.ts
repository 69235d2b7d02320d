import { z } from 'zod';
import { type FieldNote, forAll } from './audience.ts';
import { Localized } from './localized.ts';

/** That a thing will not be: `true`, or the reason. It stays in the data, and is called off wherever it was told of. */
export const Cancellation = z
  .union([z.literal(true), Localized])
  .meta({ title: '`true`, or text: the reason' });
export type Cancellation = z.output<typeof Cancellation>;

/** The field `cancelled` of a thing; whoever may read of the thing may read why it is off. */
export const cancelledField = () =>
  Cancellation.optional().meta(
    forAll(
      'Called off, and why; calendars and guests are told.',
      '{ zh-TW: 颱風, en: Typhoon }',
    ) satisfies FieldNote,
  );

/** The first that is called off, of things that hold one another. */
export function cancellationOf(
  ...things: readonly { readonly cancelled?: Cancellation | undefined }[]
): Cancellation | undefined {
  return things.find(({ cancelled }) => cancelled !== undefined)?.cancelled;
}
