import { execFile, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { PLAIN_JPEG } from '../load/pictures-for-tests.ts';
import { installedPackage, START } from '../pack/installed-package.ts';
import { casesOf } from '../rounds.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-21T09:00+08:00'];
const NUMBERED = ['--now', '2026-11-21T10:00+08:00'];

let attache: string;
beforeAll(async () => {
  attache = join(await installedPackage(), START);
});

let root: string;
let outside: string;
beforeEach(() => {
  root = copyOf('tiny');
  outside = mkdtempSync(join(tmpdir(), 'attache-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
});

type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A command as a process of its own, started by a shell that says what it may not do. */
function run(shell: string, ...args: readonly string[]): Promise<Ran> {
  const node = [attache, ...args];
  const given = [...node, '--workspace', root, '--quiet', '--lang', 'en'];
  return new Promise((resolve) => {
    const child = execFile(
      'sh',
      ['-c', `${shell} "$@"`, 'sh', process.execPath, ...given],
      { env: { ...process.env, NODE_COMPILE_CACHE: undefined } },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Modes bind whoever runs the tests: root sets aside what lets it pass over them. */
const OBEYING =
  process.getuid?.() === 0 ? 'exec setpriv --bounding-set=-dac_override,-dac_read_search --' : 'exec';
const obeying = (...args: readonly string[]) => run(OBEYING, ...args);

function setModes(folder: number, file: number): void {
  const below = readdirSync(root, { recursive: true, withFileTypes: true });
  for (const each of below) chmodSync(join(each.parentPath, each.name), each.isDirectory() ? folder : file);
  chmodSync(root, folder);
}

const CLOSED = (code: string, ways: string): string =>
  `may not be written to or read (${code}); what was made before is untouched. Ask whoever looks after it, ${ways}\n`;
/** What a person can do where output may go elsewhere, and where facts and registers are written. */
const OUT = 'or name another folder with --out';
const HERE = 'then run the command again';

/** Every file and folder below, with what is in it. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), entry.isFile() ? readFileSync(path, 'latin1') : 'a folder'];
    }),
  );
}

test('a workspace that may not be written to: output elsewhere comes, and numbers that are not kept are told', {
  timeout: 300_000,
}, async () => {
  onTestFinished(() => setModes(0o755, 0o644));
  setModes(0o555, 0o444);
  const before = contentOf(root);
  const [built, updated] = await Promise.all([
    obeying('build', '--out', join(outside, 'site'), ...NOW),
    obeying('actions', 'update', 'send-rules', '--note', 'asked'),
  ]);
  expect([built.code, built.stderr]).toEqual([
    0,
    `${root} may not be written to: the numbers of new calendar entries are not kept, and a later run gives them again. Run it once where the register can be written, before anybody subscribes\n`,
  ]);
  expect(readdirSync(outside)).toEqual(['site']);
  expect(
    readdirSync(join(outside, 'site')).filter((name) => /^(?:index\.html|missions)$/.test(name)),
  ).toHaveLength(2);
  expect([updated.code, updated.stderr]).toEqual([
    1,
    `${join(root, 'data/register')} ${CLOSED('EACCES', HERE)}`,
  ]);
  expect(contentOf(root)).toEqual(before);
});

test('numbers that are known already need no place to be kept', { timeout: 180_000 }, async () => {
  onTestFinished(() => setModes(0o755, 0o644));
  expect((await runInProcess('invites', '--workspace', root, '--quiet', ...NOW)).code).toBe(0);
  setModes(0o555, 0o444);
  const { code, stderr } = await obeying('invites', '--out', join(outside, 'calendars'), ...NUMBERED);
  expect([code, stderr]).toEqual([0, '']);
});

/** Where the system lets a disk of one's own be made: a small one, filled but for so many kB. */
const MOUNTS = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
const SMALL_DISK = `root="$1" from="$2" told="$3" room="$4"; shift 4
  mount -t tmpfs -o size=2m none "$root" && cp -r "$from/." "$root" && cd "$root" || exit 9
  head -c 4194304 /dev/zero > .filler 2>/dev/null
  truncate -s $(($(stat -c %s .filler) - room * 1024)) .filler
  list() { find . ! -name .filler -printf '%y %p\n' | sort; find . -type f ! -name .filler -exec cksum {} + | sort; }
  list > "$told/before"; "$@"; code=$?; list > "$told/after"; exit $code`;
/** Elsewhere no file may grow beyond nothing, or 8 kB: what a disk says when it is full comes at the first write, or amid them. */
const SMALL_FILES = `root="$1" from="$2" told="$3" room="$4"; shift 4
  cp -r "$from/." "$root" && cd "$root" || exit 9
  list() { find . | sort; find . -type f -exec cksum {} + | sort; }
  list > "$told/before"
  trap '' XFSZ; (ulimit -f $room; exec "$@"); code=$?; list > "$told/after"; exit $code`;

/** What a command says on a full disk, and what was there before and after it. */
function runFull(room: number, args: readonly string[]) {
  const from = copyOf('tiny');
  mkdirSync(join(from, 'data/register'));
  const disk = join(outside, 'disk');
  mkdirSync(disk);
  const command = [process.execPath, attache, ...args];
  const given = [
    disk,
    from,
    outside,
    String(room),
    ...command,
    '--workspace',
    disk,
    '--quiet',
    '--lang',
    'en',
  ];
  const shell = MOUNTS ? ['unshare', '-rm', 'sh', '-c', SMALL_DISK, 'sh'] : ['sh', '-c', SMALL_FILES, 'sh'];
  const [program = '', ...before] = shell;
  const { status, stderr } = spawnSync(program, [...before, ...given], { encoding: 'utf8' });
  const listed = (name: string) => readFileSync(join(outside, name), 'utf8');
  return { status, stderr, before: listed('before'), after: listed('after'), disk };
}

/** Of what makes output, a whole and a part; of what writes facts or registers, one deed. */
const FIRST = new Set(['build', 'export', 'actions update']);
type Filled = [what: string, room: number, args: readonly string[], ways?: string];
const FULL: readonly Filled[] = [
  ['build', 16, ['build', ...NOW]],
  ['export', 16, ['export', ...NOW]],
  ['report', 16, ['report', ...NOW]],
  ['brief', 16, ['brief', '2020-visit', ...NOW]],
  ['new', 0, ['new', '2021-visit'], HERE],
  ['invites', 0, ['invites', ...NOW]],
  ['actions update', 0, ['actions', 'update', 'send-rules', '--note', 'asked'], HERE],
  ['schedule --release', 0, ['schedule', '2020-visit', '--release', 'r1'], HERE],
];

test.each<Filled>(casesOf(FULL, ([what]) => FIRST.has(what)))(
  '%s on a full disk: the path is named, what was there is as it was, and nothing is left behind',
  { timeout: 180_000 },
  (_, room, args, ways = 'or name a folder on another disk with --out') => {
    const { status, stderr, before, after, disk } = runFull(room, args);
    expect([status, stderr.replace(/ \/\S+/, ' PATH')]).toEqual([
      1,
      `no room is left for PATH (${MOUNTS ? 'ENOSPC' : 'EFBIG'}); what was made before is untouched. Make room, ${ways}\n`,
    ]);
    expect(stderr).toContain(`left for ${disk}`);
    expect(after).toBe(before);
  },
);

const CLOSED_DISK = `root="$1" from="$2"; shift 2
  mount -t tmpfs -o size=2m none "$root" && cp -r "$from/." "$root" && mount -o remount,ro "$root" || exit 9
  exec "$@"`;

const ON_CLOSED: readonly (readonly [string, string, readonly string[], string])[] = [
  ['export', '', ['export', ...NOW], OUT],
  ['build', 'dist', ['build', ...NOW], OUT],
  ['actions update', 'data/register/.lock', ['actions', 'update', 'send-rules', '--note', 'asked'], HERE],
];

test.each(MOUNTS ? casesOf(ON_CLOSED, ([what]) => what !== 'export') : [])(
  '%s on a disk that is closed says so of a path that people know',
  { timeout: 180_000 },
  (_, path, args, ways) => {
    const disk = join(outside, 'disk');
    mkdirSync(disk);
    mkdirSync(join(root, 'data/register'));
    const command = [process.execPath, attache, ...args];
    const given = [disk, root, ...command, '--workspace', disk, '--quiet', '--lang', 'en'];
    const { status, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', CLOSED_DISK, 'sh', ...given], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, `${join(disk, path)} ${CLOSED('EROFS', ways)}`]);
  },
);

const NAME = '2020-ガイド';

test('names as macOS writes them: missions, registers, photos and readouts open, and each is one', async () => {
  const apart = NAME.normalize('NFD');
  for (const folder of ['data', 'content'])
    renameSync(join(root, folder, 'missions/2020-visit'), join(root, folder, 'missions', apart));
  edit(root, `data/missions/${apart}/mission.yaml`, {
    find: 'id: handshake,',
    put: `id: handshake, file: ${'がぞう.jpg'.normalize('NFD')},`,
  });
  mkdirSync(join(root, 'content/missions', apart, 'photos'));
  writeFileSync(join(root, 'content/missions', apart, 'photos', 'がぞう.jpg'.normalize('NFD')), PLAIN_JPEG);
  const ran = (...args: readonly string[]) => runInProcess(...args, '--workspace', root);
  const note = (text: string) => ran('actions', 'update', 'send-rules', '--note', text);
  expect([(await ran('check')).stderr, (await note('one')).code]).toEqual([
    'missions: 1 · errors: 0 · warnings: 0\n',
    0,
  ]);
  const logs = join(root, 'data/register/actions');
  for (const log of readdirSync(logs)) renameSync(join(logs, log), join(logs, log.normalize('NFD')));
  expect((await note('two')).code).toBe(0);
  expect(readdirSync(logs)).toEqual([`${NAME}.jsonl`.normalize('NFD')]);
  const shown = JSON.parse((await ran('actions', 'show', 'send-rules', '--json')).stdout);
  expect(shown.updates.map((each: { readonly note: string }) => each.note)).toEqual(['one', 'two']);
  expect((await ran('report', apart, '--out', outside, ...NOW)).code).toBe(0);
  const photos = loadWorkspace(root).workspace?.missions[0]?.photos.flatMap(({ file = [] }) => file);
  // What is published has one name on every file system.
  expect(photos).toEqual(['がぞう.jpg']);
});
