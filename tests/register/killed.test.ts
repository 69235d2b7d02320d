import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ACTIONS } from '../../scripts/register/actions.ts';
import { readLog } from '../../scripts/register/event-log.ts';
import { listFilesIn } from '../../scripts/register/fill-folder.ts';
import { sweepStaged } from '../../scripts/register/leftovers.ts';
import { withLock } from '../../scripts/register/lock.ts';
import { bundleWriter, startWriter, type Writer } from './start-writer.ts';

/** Each pair is two processes that write at once, and two kills; `npm run soak` asks for more. In one process `killed-at-step` kills at every step. */
const PAIRS = Number(process.env['ATTACHE_SOAK_WRITER_PAIRS'] ?? 12);
const LONGEST_MS = 60;
const PATIENCE = { timeout: 60_000 + PAIRS * 20_000 };

/** Random numbers of this run; `ATTACHE_SEED` gives others. */
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const chances = fc.sample(fc.tuple(chance, chance, chance), PAIRS);

let updateActions: string;
let publishForEver: string;
beforeAll(async () => {
  [updateActions, publishForEver] = await Promise.all(
    ['update-actions.ts', 'publish-for-ever.ts'].map(bundleWriter) as [Promise<string>, Promise<string>],
  );
});

/** Lets two write, kills one of them, lets the other go on with what the dead one held, and kills it too. */
async function killBoth(writers: readonly [Writer, Writer], chance: readonly number[]): Promise<void> {
  const [which = 0, one = 0, other = 0] = chance;
  const [first, second] = which < 0.5 ? writers : [writers[1], writers[0]];
  await Promise.race(writers.map((writer) => writer.next()));
  await sleep(one * LONGEST_MS);
  await first.kill();
  await second.next();
  await sleep(other * LONGEST_MS);
  await second.kill();
}

test(
  'two write into one log and are killed at any moment: it opens whole and holds each acknowledged event once',
  PATIENCE,
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'attache-killed-log-'));
    const found: unknown[] = [];
    for (const [round, chance] of chances.entries()) {
      const start = (name: string) => startWriter(updateActions, name, [root, `m${round}/a`, '100000', name]);
      const writers = [start('one'), start('other')] as const;
      await killBoth(writers, chance);
      const reading = readLog(root, ACTIONS, `m${round}`);
      const notes =
        'fault' in reading
          ? []
          : reading.value.flatMap((event) => (event.type === 'note' ? [event.note] : []));
      for (const { name, last } of writers) {
        const mine = notes.filter((note) => note.startsWith(`${name} `));
        // What was being written when it was killed may stand, too.
        const whole = Array.from({ length: Math.max(mine.length, last() + 1) }, (_, n) => `${name} ${n}`);
        const isOneTooMany = mine.length > last() + 2;
        if (isOneTooMany || JSON.stringify(mine) !== JSON.stringify(whole))
          found.push({ round, name, last: last(), mine, reading });
      }
    }
    expect(found).toEqual([]);
  },
);

const LOG = 'data/register/invites/m.jsonl';

test(
  'two publish and are killed at any moment: output is never missing, and after the next command of one version with the register',
  PATIENCE,
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'attache-killed-publication-'));
    const target = join(root, 'dist');
    const read = (file: string) => readFileSync(join(target, file), 'utf8');
    for (const [round, chance] of chances.entries()) {
      const start = (first: number) => startWriter(publishForEver, String(first), [root, String(first)]);
      const writers = [start(round * 2000), start(round * 2000 + 1000)] as const;
      await killBoth(writers, chance);
      const isThere = existsSync(join(target, 'index.html'));
      await withLock(root, async () => undefined);
      const text = read('index.html');
      const version = text.replace('version ', '');
      const lines = readFileSync(join(root, LOG), 'utf8').trimEnd().split('\n');
      sweepStaged(root, target, Date.now());
      expect({
        isThere,
        pages: Object.fromEntries(listFilesIn(target).map((file) => [file, read(file)])),
        last: lines.at(-1),
        twice: lines.length - new Set(lines).size,
        lost: writers.filter(({ last }) => last() >= 0 && !lines.includes(`{"id":"v${last()}"}`)),
        left: readdirSync(root).sort(),
      }).toEqual({
        isThere: true,
        pages: Object.fromEntries(
          ['a/page.html', 'a/style.css', 'index.html', `only/${version}.html`].map((file) => [file, text]),
        ),
        last: `{"id":"v${version}"}`,
        twice: 0,
        lost: [],
        left: ['data', 'dist'],
      });
    }
  },
);
