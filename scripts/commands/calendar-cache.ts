import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fileDigest } from '#invites/write-calendar.ts';
import type { Audience } from '#model/audience.ts';
import { writeWhole } from '#register/write-file.ts';

type Digests = Readonly<Record<string, string>>;

const place = (root: string, audience: Audience): string =>
  join(root, '.cache', `calendars-${audience}.json`);

/** The digest of each calendar as it was last written; nothing where that is not known. */
export function writtenCalendars(root: string, audience: Audience): Digests {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(place(root, audience), 'utf8')));
  } catch {
    return {};
  }
}

/** Remembers what was written, so that unchanged entries can be taken over. Without it they are written again. */
export function rememberCalendars(
  root: string,
  audience: Audience,
  texts: readonly { readonly path: string; readonly text: string }[],
): void {
  const fresh = Object.fromEntries(texts.map(({ path, text }) => [path, fileDigest(text)]));
  try {
    writeWhole(place(root, audience), JSON.stringify({ ...writtenCalendars(root, audience), ...fresh }));
  } catch {
    // A workspace that may not be written to: the next run writes every entry anew.
  }
}
