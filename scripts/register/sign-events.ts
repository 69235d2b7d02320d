import { createHash } from 'node:crypto';
import { DATA_FORMAT } from '#model/format.ts';
import type { EventDraft, RegisterEvent, Signature, Stamp } from '#model/register-event.ts';
import { nextStamp } from './stamp.ts';

const ID_LENGTH = 20;

/**
 * Drafts as events of a log, each with its stamp after `last`, the signature, and an id that stands for
 * all of it: no randomness, so that the same deeds at the same instant give the same bytes.
 */
export function signEvents<E extends RegisterEvent>(
  drafts: readonly EventDraft<E>[],
  { by, now, last }: Signature & { readonly last: Stamp | undefined },
): readonly E[] {
  let stamp = last;
  return drafts.map((draft) => {
    stamp = nextStamp(stamp, now);
    const signed = { stamp, at: new Date(now).toISOString(), ...(by !== undefined && { by }), ...draft };
    const id = createHash('sha256').update(JSON.stringify(signed)).digest('hex').slice(0, ID_LENGTH);
    return { format: DATA_FORMAT, id, ...signed } as unknown as E;
  });
}
