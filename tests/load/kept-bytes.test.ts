import { hash, randomUUID } from 'node:crypto';
import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetOldBytes, keptBytes } from '#load/kept-bytes.ts';
import { toolkitCache } from '#load/toolkit-cache.ts';

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

test('what nobody has asked for in two months is given up, and what was asked for yesterday kept', async () => {
  const fileOf = async (age: number): Promise<string> => {
    const recipe = randomUUID();
    await keptBytes([recipe], async () => new Uint8Array([1]));
    const file = join(toolkitCache(), 'pictures', hash('sha256', `${recipe}\0`));
    const at = new Date(Date.now() - age * 86_400_000);
    utimesSync(file, at, at);
    return file;
  };
  const files = [await fileOf(61), await fileOf(1)];
  forgetOldBytes();
  expect(files.map((file) => existsSync(file))).toEqual([false, true]);
});
