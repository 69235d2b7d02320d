import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DEFAULT_ROUNDS = 10;
const LARGEST_SEED = 2 ** 31;

/** `npm run fuzz [-- <rounds>]`: the property tests with other cases, until one fails; its seed repeats it. */
function fuzz(rounds: number): number {
  const files = propertyTests();
  for (let round = 1; round <= rounds; round += 1) {
    const seed = randomInt(LARGEST_SEED);
    process.stdout.write(`${round}/${rounds} ATTACHE_SEED=${seed}\n`);
    const env = { ...process.env, ATTACHE_SEED: `${seed}`, ATTACHE_EVERY_CASE: '1' };
    const { status } = spawnSync('vitest', ['run', '--silent', '--reporter=dot', ...files], {
      env,
      stdio: 'inherit',
    });
    if (status !== 0) return 1;
  }
  return 0;
}

function propertyTests(): readonly string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('tests', file))
    .filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'"));
}

process.exitCode = fuzz(Number(process.argv[2] ?? DEFAULT_ROUNDS));
