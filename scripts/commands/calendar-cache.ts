import { z } from 'zod';
import type { IssuedText } from '#invites/issue-options.ts';
import type { WrittenFile } from '#invites/select-blocks.ts';
import { fileDigest } from '#invites/write-calendar.ts';
import { readMemory, writeMemory } from '#load/sealed-memory.ts';
import type { Audience } from '#model/audience.ts';
import { cachePlace, claimCache } from '#register/cache-folder.ts';

const Written = z.record(z.string(), z.object({ digest: z.string(), keys: z.array(z.string()) }));
type Written = Readonly<Record<string, WrittenFile>>;

const place = (root: string, audience: Audience): string => cachePlace(root, `calendars-${audience}.v8`);

/** Digest and entries of each calendar as it was last written; nothing where that is not known. */
export function writtenCalendars(root: string, audience: Audience): Written {
  return Written.safeParse(readMemory(place(root, audience))).data ?? {};
}

/** Remembers what was written, so that unchanged entries can be taken over. Without it they are written again. */
export function rememberCalendars(
  root: string,
  audience: Audience,
  texts: readonly Pick<IssuedText, 'path' | 'text' | 'keys'>[],
): void {
  const fresh = Object.fromEntries(
    texts.map(({ path, text, keys }) => [path, { digest: fileDigest(text), keys: [...keys] }]),
  );
  claimCache(root);
  writeMemory(place(root, audience), { ...writtenCalendars(root, audience), ...fresh });
}
