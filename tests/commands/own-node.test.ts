import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import manifest from '../../package.json' with { type: 'json' };

const OWN_NODE = pathToFileURL(join(TOOLKIT_ROOT, 'scripts/own-node.js')).href;

/** What a Node that is too old does, which this one is not: what it hands on to, and what it says. */
function runAsOlder(launcher: string): readonly [exit: number | null, stdout: string, stderr: string] {
  const code = `import { runWithOwnNode } from ${JSON.stringify(OWN_NODE)};
    process.exitCode = runWithOwnNode(${JSON.stringify(pathToFileURL(launcher).href)}, ['--version']);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
  });
  return [status, stdout, stderr];
}

test('an older Node starts the one among our packages, and says in a line what is needed where there is none', () => {
  const alone = join(mkdtempSync(join(tmpdir(), 'attache-clone-')), 'scripts', 'attache.js');
  expect([runAsOlder(join(TOOLKIT_ROOT, 'scripts/attache.js')), runAsOlder(alone)]).toEqual([
    [0, `attache ${manifest.version}\n`, ''],
    [
      1,
      '',
      `Node ${process.versions.node} is too old for this. Run \`npm install\` in the toolkit's folder, which brings a newer one, or install Node 22.19 or newer.\n`,
    ],
  ]);
});
