import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { askAs } from './ask-desk.ts';

const PEOPLE = 'data/people.yaml';
const ECONOMIES = 'data/economies.yaml';
const DESK = [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  join(import.meta.dirname, 'killed-desk.ts'),
];
/** Where the system lets a disk of one's own be made; elsewhere no file may grow beyond nothing. */
const MOUNTS = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

/** A desk on a disk of its own, to which nobody else has a way but through the process. */
async function openOn(root: string, script: string, ...args: readonly string[]) {
  const [program, ...before] = MOUNTS ? ['unshare', '-rm', 'sh'] : ['sh'];
  const child = spawn(program ?? 'sh', [...before, '-c', script, 'sh', root, ...args, ...DESK], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const at = (file: string): string => join(MOUNTS ? `/proc/${child.pid}/root` : '/', root, file);
  return { ...(await askAs(address)), at };
}

const SMALL_DISK = `
  from="$2"; mount -t tmpfs -o size=512k none "$1" && cp -r "$from/." "$1" && root="$1" && shift 2 && exec "$@" "$root"`;
const NO_FILES = 'root="$1"; shift 2; ulimit -f 0; exec "$@" "$root"';

async function openFull() {
  const root = copyOf('tiny');
  const from = copyOf('tiny');
  const desk = await openOn(root, MOUNTS ? SMALL_DISK : NO_FILES, from);
  if (MOUNTS) fill(desk.at('filler'));
  const makeRoom = async () => {
    if (!MOUNTS) return openOn(root, 'root="$1"; shift 1; exec "$@" "$root"');
    rmSync(desk.at('filler'));
    return desk;
  };
  return { desk, makeRoom };
}

function fill(path: string): void {
  for (let size = 256 * 1024; size >= 1; size = Math.floor(size / 2))
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Smaller ones may still find room.
    }
}

test('a disk that is full while two files are saved changes neither, is told in words, and takes the same save later', async () => {
  const { desk, makeRoom } = await openFull();
  const form = async (name: string) => JSON.parse((await desk.ask(`/api/facts/${name}`)).body).value;
  const [people, economies] = [await form('people'), await form('economies')];
  const text = (file: string): string => readFileSync(desk.at(file), 'utf8');
  const before = [text(PEOPLE), text(ECONOMIES)];
  const fewer = structuredClone(people);
  fewer.people[0].name = 'A';
  const more = structuredClone(economies);
  more.economies[0].note = 'n'.repeat(20_000);
  const body = {
    label: 'people',
    evenSo: true,
    files: [
      { file: PEOPLE, base: people, mine: fewer },
      { file: ECONOMIES, base: economies, mine: more },
    ],
  };
  const refused = await desk.ask('/api/save', { method: 'POST', body });
  expect([refused.status, JSON.parse(refused.body).fault]).toEqual([507, 'disk']);
  expect(JSON.parse(refused.body).why).toMatch(
    /^The disk is full: (?:(?!\.lock).)* was not saved and says what it said before\. What you have written is kept in this browser; make room and save again\.$/,
  );
  expect([text(PEOPLE), text(ECONOMIES)]).toEqual(before);
  const draft = { name: PEOPLE, base: people, mine: fewer };
  expect((await desk.ask('/api/drafts', { method: 'PUT', body: draft })).status).toBe(507);

  const later = await makeRoom();
  expect((await later.ask('/api/drafts', { method: 'PUT', body: draft })).status).toBe(200);
  expect((await later.ask('/api/save', { method: 'POST', body })).status).toBe(200);
  expect(text(PEOPLE)).toContain('name: A,');
  expect(JSON.parse((await later.ask('/api/drafts')).body).drafts).toEqual([draft]);
});
