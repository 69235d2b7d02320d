import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CACHE, ROOT, stagePackage } from './stage.ts';

const SMALLEST = 19;

/** `npm run pack`: the package that an office installs, as a file. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: ROOT }, 'with-node': { type: 'boolean', default: false } },
  });
  const folder = join(CACHE, 'package');
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  await stagePackage(folder, { withNode: values['with-node'], fontLevel: SMALLEST });
  const [name = ''] = execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
    cwd: folder,
    encoding: 'utf8',
  }).split('\n');
  process.stdout.write(`${join(out, name)}\n`);
}

await run();
