import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs');

/** `npm run types` beside the other tests: alone it leaves a core of a small machine idle. */
test('types hold in scripts, site, pack and tests', { timeout: 600_000 }, async () => {
  const check = spawn(process.execPath, [ASTRO, 'check', '--minimumSeverity', 'error'], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: undefined },
  });
  let said = '';
  for (const stream of [check.stdout, check.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const [code] = await once(check, 'close');
  expect(code, said).toBe(0);
});
