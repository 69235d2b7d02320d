import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runInProcess } from '../commands/run-in-process.ts';
import { copyOf } from '../workspace-copy.ts';
import { DEEDS, type Deed, notesIn, releasesIn } from './deeds.ts';
import { type Moment, runKilled } from './run-killed.ts';

/** `npm run soak` asks for more. */
const KILLS = Number(process.env['ATTACHE_SOAK_KILLS'] ?? 3);
const PAIRS = Number(process.env['ATTACHE_SOAK_PAIRS'] ?? 0);
const MINUTES = 60_000;

/** Random numbers of this run; `ATTACHE_SEED` gives others. */
const chances = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 3 * (KILLS + PAIRS) });

function workspace(): string {
  const root = copyOf('tiny');
  mkdirSync(join(root, 'data/register'), { recursive: true });
  return root;
}

/** Everything opens, and `doctor` leaves nothing to be mended. */
async function sicknesses(root: string): Promise<readonly string[]> {
  const run = (...args: readonly string[]) => runInProcess(...args, '--workspace', root);
  const mended = await run('doctor');
  const healthy = await run('doctor');
  const opened = [
    await run('check'),
    await run('actions', 'list'),
    await run('schedule', '2020-visit', '--releases'),
  ];
  return [
    ...(mended.code === 0 ? [] : [mended.stderr]),
    ...(healthy.stderr === 'Nothing needs mending\n' ? [] : [healthy.stdout, healthy.stderr]),
    ...opened.filter(({ code }) => code !== 0).map(({ stderr }) => stderr),
  ];
}

/** Half of the moments lie anywhere in the run of a command, half where it writes. */
function momentOf(round: number, longest: number): Moment {
  const [where = 0, when = 0] = chances.slice(3 * round);
  if (where < 0.5) return { after: 'start', milliseconds: when * longest * 1.2 };
  return { after: 'first-change', milliseconds: when * 30 };
}

test.each(DEEDS.map((deed, index) => [deed.name, deed, index] as const))(
  '%s killed at any moment: everything opens, what was acknowledged stands, output is whole',
  { timeout: 20 * MINUTES },
  async (_, deed: Deed, index) => {
    const root = workspace();
    const rounds = Math.ceil((KILLS - index) / DEEDS.length);
    const found: unknown[] = [];
    let longest = deed.name === 'build' ? 8000 : 1500;
    let kills = 0;
    for (let round = 0; kills < rounds; round += 1) {
      deed.prepare?.(root, round);
      const before = deed.standing(root);
      const hadPages = existsSync(join(root, 'dist/index.html'));
      const moment = momentOf(kills * DEEDS.length + index, longest);
      const { isAcknowledged, isKilled, stderr, milliseconds } = await runKilled(
        ...([root, deed.args(round), moment] as const),
      );
      // A command that was quicker than its killer is tried again, sooner.
      if (isKilled) kills += 1;
      if (isAcknowledged) longest = milliseconds * 0.9;
      const faults = [
        ...(hadPages && !existsSync(join(root, 'dist/index.html')) ? ['no front page'] : []),
        ...(stderr === '' ? [] : [stderr]),
        ...(await sicknesses(root)),
        ...(await deed.faults(root, before, round)),
        ...(isAcknowledged && JSON.stringify(deed.standing(root)) === JSON.stringify(before)
          ? ['what was acknowledged is not there']
          : []),
      ];
      if (faults.length > 0) found.push({ round, moment, isAcknowledged, faults });
    }
    expect(found).toEqual([]);
  },
);

/** Beside the other tests it is writers that meet: `register/killed`. */
test.runIf(PAIRS > 0)(
  'two commands at once, one of them killed or none: both are done or told, and nothing is lost',
  {
    timeout: 20 * MINUTES,
  },
  async () => {
    const root = workspace();
    const found: unknown[] = [];
    const written = { notes: new Set<string>(), releases: new Set<string>() };
    for (let round = 0; round < PAIRS; round += 1) {
      const [one = 0, other = 0, when = 0] = chances.slice(3 * (KILLS + round));
      const deeds = [deedFor(one), deedFor(other)];
      deeds[0]?.prepare?.(root, round);
      const moment: Moment =
        round % 2 === 0 ? { after: 'never' } : { after: 'start', milliseconds: when * 1500 };
      const ended = await Promise.all(
        deeds.map((deed, side) =>
          runKilled(root, deed.args(2 * round + side), side === 0 ? moment : { after: 'never' }),
        ),
      );
      const faults = ended.flatMap(({ isAcknowledged, isKilled, stderr }, side) => {
        if (isAcknowledged && deeds[side]?.name === 'actions update')
          written.notes.add(`note ${2 * round + side}`);
        if (isAcknowledged && deeds[side]?.name === 'schedule --release')
          written.releases.add(`r${2 * round + side}`);
        return isAcknowledged || isKilled || /another command|other commands/.test(stderr) ? [] : [stderr];
      });
      faults.push(...(await sicknesses(root)));
      for (const note of written.notes)
        if (notesIn(root).filter((each) => each === note).length !== 1) faults.push(`not once: ${note}`);
      for (const name of written.releases) if (!releasesIn(root).includes(name)) faults.push(`lost: ${name}`);
      if (faults.length > 0) found.push({ round, deeds: deeds.map(({ name }) => name), moment, faults });
    }
    expect(found).toEqual([]);
  },
);

/** The build takes as long as all others together, and comes once in seven times. */
function deedFor(chance: number): Deed {
  const deed = DEEDS[Math.floor(chance * (DEEDS.length - 0.5))];
  if (!deed) throw new Error('a chance is less than one');
  return deed;
}
