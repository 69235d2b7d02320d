import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ACTIONS } from '../../scripts/register/actions.ts';
import { changeLog, readLog } from '../../scripts/register/event-log.ts';
import { listFilesIn } from '../../scripts/register/fill-folder.ts';
import { withLock } from '../../scripts/register/lock.ts';
import { publish, stagedName } from '../../scripts/register/publication.ts';
import { killedAt, type Step } from './killed-at-step.ts';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** Without a disk to wait for: what a process has written outlives it wherever it lies. */
const MEMORY = ['/dev/shm'].find((folder) => existsSync(folder)) ?? tmpdir();

function newRoot(): string {
  const root = mkdtempSync(join(MEMORY, 'attache-step-'));
  roots.push(root);
  return root;
}

/** Asks each step, before it and amid it, until the work ends before the next; gives how many deaths there were. */
async function atEachStep(ask: (step: Step) => Promise<boolean>): Promise<number> {
  for (let number = 1; ; number += 1) {
    const isReached = [await ask({ number, isTorn: false }), await ask({ number, isTorn: true })];
    if (!isReached.includes(true)) return 2 * (number - 1);
  }
}

const LINES = 'm';
const write = (root: string, note: string) =>
  changeLog(root, ACTIONS, { name: LINES, signature: { by: 'someone', now: 0 } }, () => [
    { type: 'note' as const, item: 'm/a', note },
  ]);

function notesIn(root: string): readonly string[] {
  const reading = readLog(root, ACTIONS, LINES);
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  return reading.value.flatMap((event) => (event.type === 'note' ? [event.note] : []));
}

test('killed at each step of writing into a log: it opens whole, holds what was acknowledged once, and goes on', async () => {
  const deaths = await atEachStep(async (step) => {
    const root = newRoot();
    if (step.number % 2 === 0) await write(root, 'acknowledged');
    const before = notesIn(root);
    const isReached = await killedAt(root, step, () => write(root, 'cut short'));
    const after = notesIn(root);
    expect([step, [before, [...before, 'cut short']]]).toEqual([step, expect.arrayContaining([after])]);
    await write(root, 'next');
    expect([step, notesIn(root)]).toEqual([step, [...after, 'next']]);
    return isReached;
  });
  expect(deaths).toBeGreaterThan(20);
});

const LOG = 'data/register/invites/m.jsonl';
const pagesOf = (version: number) => ['index.html', 'a/page.html', 'a/style.css', `only/${version}.html`];

function publishVersion(root: string, version: number): Promise<void> {
  const target = join(root, 'dist');
  const staged = stagedName(target, `of-${version}`);
  for (const file of pagesOf(version)) {
    mkdirSync(dirname(join(staged, file)), { recursive: true });
    writeFileSync(join(staged, file), `version ${version}`);
  }
  const appends = [{ file: LOG, lines: [JSON.stringify({ id: `v${version}` })] }];
  return withLock(root, async () => publish(root, { staged, target, appends }));
}

const textOf = (root: string, file: string): string | undefined =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;

/** The version that stands there as a whole, with the register; what else is there is told as it is. */
function standing(root: string): unknown {
  const target = join(root, 'dist');
  const pages = existsSync(target)
    ? Object.fromEntries(listFilesIn(target).map((file) => [file, textOf(target, file)]))
    : {};
  const version = Number(pages['index.html']?.replace('version ', '') ?? 0);
  const whole = Object.fromEntries(pagesOf(version).map((file) => [file, `version ${version}`]));
  const lines = Array.from({ length: version }, (_, index) => `{"id":"v${index + 1}"}\n`).join('');
  const is = {
    pages,
    register: textOf(root, LOG) ?? '',
    left: readdirSync(root)
      .filter((name) => !name.startsWith('.dist.staged-'))
      .sort(),
  };
  const wanted = {
    pages: version === 0 ? {} : whole,
    register: lines,
    left: version === 0 ? ['data'] : ['data', 'dist'],
  };
  return JSON.stringify(is) === JSON.stringify(sorted(wanted)) ? version : is;
}

/** What nobody may ever meet: no front page, or a page that is not whole. */
function brokenIn(root: string): readonly string[] {
  const target = join(root, 'dist');
  const pages = existsSync(target) ? listFilesIn(target).filter((file) => !file.startsWith('.')) : [];
  return [
    ...(pages.includes('index.html') ? [] : ['index.html']),
    ...pages.filter((file) => !/^version \d$/.test(textOf(target, file) ?? '')),
  ];
}

const sorted = ({ pages, ...others }: { readonly pages: Readonly<Record<string, string>> }): unknown => ({
  pages: Object.fromEntries(Object.entries(pages).sort(([a], [b]) => (a < b ? -1 : 1))),
  ...others,
});

test.each([0, 1])(
  'killed at each step of publishing upon version %i, and again by chance as the next command ends it: never missing, of one version with the register',
  async (first) => {
    const again = fc.sample(fc.integer({ min: 1, max: 40 }), 400);
    const deaths = await atEachStep(async (step) => {
      const root = newRoot();
      if (first === 1) await publishVersion(root, 1);
      const isReached = await killedAt(root, step, () => publishVersion(root, first + 1));
      const number = again[2 * step.number + Number(step.isTorn)] ?? 1;
      const seen = [brokenIn(root)];
      await killedAt(root, { number, isTorn: !step.isTorn }, () => withLock(root, async () => undefined));
      seen.push(brokenIn(root));
      await withLock(root, async () => undefined);
      const ended = standing(root);
      const allowed = first === 0 ? ['index.html'] : [];
      expect([step, number, seen.flat().filter((each) => !allowed.includes(each))]).toEqual([
        step,
        number,
        [],
      ]);
      expect([step, number, [first, first + 1]]).toEqual([step, number, expect.arrayContaining([ended])]);
      const next = Number(ended) + 1;
      await publishVersion(root, next);
      expect([step, number, standing(root)]).toEqual([step, number, next]);
      return isReached;
    });
    expect(deaths).toBeGreaterThan(60);
  },
);
