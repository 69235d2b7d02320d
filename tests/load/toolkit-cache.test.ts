import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheOf } from '#load/toolkit-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'attache-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): string {
  const path = join(folder, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A toolkit as npm installs it: with packages beside it, and one that it has for itself. */
function installToolkit(): string {
  write('office/node_modules/shared/package.json', '{ "type": "module", "exports": "./index.js" }');
  write('office/node_modules/shared/index.js', "export const from = 'the office';");
  write('office/node_modules/attache/package.json', '{ "type": "module" }');
  write('office/node_modules/attache/node_modules/own/package.json', '{ "exports": "./index.js" }');
  write('office/node_modules/attache/node_modules/own/index.js', "exports.from = 'the toolkit';");
  return join(folder, 'office/node_modules/attache/');
}

test('what is dear to make lies beside the toolkit', () => {
  const root = installToolkit();
  expect(cacheOf(root, join(folder, 'caches'))).toBe(join(root, '.cache'));
});

test('where the toolkit may not be written to it lies in the person’s own caches, and finds the same packages', async () => {
  const root = installToolkit();
  // Who runs as root may write anywhere, but not into a file.
  write('office/node_modules/attache/.cache', '');
  const cache = cacheOf(root, join(folder, 'caches'));
  expect(cacheOf(root, join(folder, 'caches'))).toBe(cache);
  const module = join(cache, 'made.mjs');
  writeFileSync(
    module,
    "import { from } from 'shared'; import own from 'own'; export const found = [from, own.from];",
  );
  const { found } = (await import(pathToFileURL(module).href)) as { readonly found: readonly string[] };
  expect([cache.startsWith(join(folder, 'caches', 'attache')), found]).toEqual([
    true,
    ['the office', 'the toolkit'],
  ]);
});

test('who may write in neither, as a service without a home, has a place for as long as the process runs', () => {
  const root = installToolkit();
  write('office/node_modules/attache/.cache', '');
  const cache = cacheOf(root, join(write('no-home', ''), '.cache'));
  writeFileSync(join(cache, 'made.mjs'), '');
  expect(cache.startsWith(join(tmpdir(), 'attache-'))).toBe(true);
});
