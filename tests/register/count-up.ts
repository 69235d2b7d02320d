import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../scripts/register/lock.ts';

/** A process that adds 1 to a number in a file, many times, with a pause between reading and writing. */
const [root = '', times = '0'] = process.argv.slice(2);
const file = join(root, 'count.txt');
for (let n = 0; n < Number(times); n += 1) {
  await withLock(root, async () => {
    const count = Number(readFileSync(file, 'utf8'));
    await sleep(1);
    writeFileSync(file, String(count + 1));
  });
}
