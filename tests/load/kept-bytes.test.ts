import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { keptBytes } from '#load/kept-bytes.ts';

test('what is made from the same is made once, and what is made from something else anew', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const made: string[] = [];
  const ask = (recipe: string): Promise<Uint8Array> =>
    keptBytes([recipe], async () => {
      made.push(recipe);
      return new TextEncoder().encode(recipe);
    });
  const given = [await ask(one), await ask(other), await ask(one)];
  expect(given).toEqual([one, other, one].map((text) => new TextEncoder().encode(text)));
  expect(made).toEqual([one, other]);
});
