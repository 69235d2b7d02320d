import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const PATH = [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter);

/** Four checkers each read what all files share, and the other tests want the cores: one is a third less work. */
const ONE_CHECKER = '--singleThreaded';
/** What the compiler holds it holds to its end: of its memory nothing much is found to be free. */
const SPARING = { GOGC: '400' };

type Said = { readonly code: number; readonly text: string };

/** What a script of the package says, as `npm run` starts it; its last program is the compiler. */
const runScript = (name: string): Promise<Said> =>
  new Promise((resolve) => {
    const options = {
      cwd: ROOT,
      env: { ...process.env, ...SPARING, PATH, NO_COLOR: '1', NODE_ENV: undefined },
    };
    const command = `${scripts[name] ?? ''} ${ONE_CHECKER}`;
    const child = execFile('sh', ['-c', command], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? 1, text: stdout + stderr }),
    );
  });

/** `npm run types` beside the other tests: alone it leaves a core of a small machine idle. */
test('types hold in scripts, site, pack and tests', { timeout: 600_000 }, async () => {
  const { code, text } = await runScript('types');
  expect([code, code === 0 ? '' : text]).toEqual([0, '']);
  // The pages by Astro's own checker, with the declarations of the site; all else by the compiler.
  const pages = globSync('{scripts,site,pack,tests}/**/*.astro', { cwd: ROOT });
  expect(text).toContain(`Result (${pages.length + 1} files)`);
});
