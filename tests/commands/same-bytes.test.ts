import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { listFilesIn } from '../../scripts/register/fill-folder.ts';
import { installedPackage, START } from '../pack/installed-package.ts';
import { EVERY_CASE } from '../rounds.ts';
import { fixture } from '../workspace-copy.ts';

const run = promisify(execFile);
const COPIED = join(import.meta.dirname, '../../site/public');

/** What a machine may have otherwise: all that a build must not be told by. */
type Machine = {
  readonly zone: string;
  readonly locale: string;
  readonly umask: string;
  /** Files come into the folder in this order, which is the one many disks hand them out in. */
  readonly order: (files: readonly string[]) => readonly string[];
  readonly folder: string;
};

const HERE: Machine = {
  ...{ zone: 'Asia/Taipei', locale: 'zh_TW.UTF-8', umask: '002', folder: 'office' },
  order: (files) => files,
};
const THERE: Machine = {
  ...{ zone: 'America/St_Johns', locale: 'C', umask: '077', folder: 'an office of another name/辦公室' },
  order: (files) => files.toReversed(),
};

/** The workspace as it comes to lie on a machine. */
function layOut({ order, folder }: Machine): string {
  const above = mkdtempSync(join(tmpdir(), 'attache-same-'));
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  const root = join(above, folder);
  for (const file of order(listFilesIn(fixture('site')))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(fixture('site'), file), join(root, file));
  }
  return root;
}

async function build(machine: Machine, audience: string): Promise<string> {
  const root = layOut(machine);
  const { zone, locale, umask } = machine;
  const attache = join(await installedPackage(), START);
  const command = `umask ${umask}; exec "$@"`;
  const place = ['--workspace', root, '--audience', audience, '--quiet', '--now', '2026-11-21T09:00+08:00'];
  await run('sh', ['-c', command, 'sh', process.execPath, attache, 'build', ...place], {
    env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale, LANGUAGE: locale },
  });
  return join(root, audience === 'internal' ? 'dist-internal' : 'dist');
}

const digests = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    listFilesIn(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );

/** The modes of what a build writes; icons and such are copied from the toolkit with their own. */
const modes = (folder: string): ReadonlySet<string> => {
  const written = listFilesIn(folder).filter((file) => !existsSync(join(COPIED, file)));
  return new Set(written.map((file) => (statSync(join(folder, file)).mode & 0o777).toString(8)));
};

test('two machines make the same: folder, zone, locale, umask, order of files and moment tell nothing', {
  timeout: 300_000,
}, async () => {
  // One after the other the second takes what the first has bundled of the toolkit; in `npm run soak` each bundles.
  const first = build(HERE, 'internal');
  if (!EVERY_CASE) await first;
  const [here, there] = await Promise.all([first, build(THERE, 'internal')]);
  const made = digests(here);
  expect(digests(there)).toEqual(made);
  const kinds = new Set(Object.keys(made).map((file) => extname(file).slice(1)));
  for (const kind of 'html pdf docx odt ics csv json xml xlsx ods js css atom webmanifest'.split(' '))
    expect([kind, kinds.has(kind)]).toEqual([kind, true]);
  expect([[...modes(here)], [...modes(there)]]).toEqual([['664'], ['600']]);
});
