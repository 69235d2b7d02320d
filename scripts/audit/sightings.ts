import { Buffer } from 'node:buffer';
import { CANARY } from './canary.ts';
import { readingsOf, squeezed } from './decodings.ts';
import { partsOfFile } from './parts-of-file.ts';

/** A canary where it was seen. */
export type Sighting = { readonly word: string; readonly where: string; readonly encoding: string };

/**
 * Every canary in a file that was made, its name included, in whatever encoding; once a place and word.
 * @example await sightingsIn('en/index.html', bytes) // [{ word: 'zqxbbbbbc', where: '', encoding: 'entity' }]
 */
export async function sightingsIn(path: string, bytes: Uint8Array): Promise<readonly Sighting[]> {
  const parts = [{ where: 'file name', bytes: Buffer.from(path) }, ...(await partsOfFile(bytes))];
  const seen = new Map<string, Sighting>();
  for (const { where, bytes: held } of parts)
    for (const { encoding, text } of readingsOf(held))
      for (const [word] of squeezed(text).matchAll(CANARY))
        if (!seen.has(`${where} ${word}`)) seen.set(`${where} ${word}`, { word, where, encoding });
  return [...seen.values()];
}
