import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { EXTERNAL } from '../../pack/bundle.ts';
import { ROOT } from '../../pack/stage.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { copyOf } from '../workspace-copy.ts';
import { installedPackage } from './installed-package.ts';

const run = promisify(execFile);
const NOW = ['--now', '2026-11-21T09:00+08:00'];
let bare: string;
let installed: string;
beforeAll(async () => {
  bare = await installedPackage();
  installed = join(bare, 'node_modules', 'attache');
});

const attache = (...args: readonly string[]) =>
  run(process.execPath, [join(installed, 'bin', 'attache.js'), ...args], { cwd: bare });

const digests = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        file.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );

test('the package checks a workspace that lies elsewhere', async () => {
  const { stdout, stderr } = await attache('check', '--workspace', copyOf('tiny'));
  expect([stdout, stderr]).toEqual(['', 'missions: 1 · errors: 0 · warnings: 0\n']);
});

test('help says what it says in the repository, and starts no workers, reads no files by promises and knows no REPL', async () => {
  const asked = ['actions', 'list', '--help', '--lang', 'zh-TW'];
  const tell = `process.on('exit', () => process._rawDebug(process.moduleLoadList.filter((each) =>
    /^NativeModule (?:worker_threads|internal\\/worker|internal\\/fs\\/promises|internal\\/repl\\/history)$/.test(each)).join(' ')))`;
  const { stdout, stderr } = await run(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(tell)}`,
      join(installed, 'bin', 'attache.js'),
      ...asked,
    ],
    { cwd: bare },
  );
  expect([stdout, stderr]).toEqual([(await runInProcess(...asked)).stdout, '\n']);
});

test('what the package builds is to the byte what the repository builds', { timeout: 180_000 }, async () => {
  const [ours, theirs] = [copyOf('tiny'), copyOf('tiny')];
  await attache('build', '--workspace', theirs, '--quiet', ...NOW);
  expect((await runInProcess('build', '--workspace', ours, '--quiet', ...NOW)).code).toBe(0);
  const made = digests(join(theirs, 'dist'));
  expect(Object.keys(made).length).toBeGreaterThan(20);
  expect(made).toEqual(digests(join(ours, 'dist')));
});

test('it names the few packages that are not part of it, each at one version', () => {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect([Object.keys(manifest.dependencies), manifest.private, manifest.bin]).toEqual([
    [...EXTERNAL],
    undefined,
    { attache: 'bin/attache.js' },
  ]);
  expect(
    Object.values(manifest.dependencies).filter((each) => !/^\d+\.\d+\.\d+$/.test(String(each))),
  ).toEqual([]);
});

test('every chunk has its map, with the text of our sources and none of others', () => {
  const lib = join(installed, 'lib');
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' });
  const cli = JSON.parse(readFileSync(join(lib, 'cli.js.map'), 'utf8'));
  const at = cli.sources.findIndex((each: string) => each.endsWith('scripts/cli.ts'));
  expect(cli.sourcesContent[at]).toBe(readFileSync(join(ROOT, 'scripts/cli.ts'), 'utf8'));
  expect(files.filter((file) => /\.(?:ts|astro)$/.test(file))).toEqual([]);
});

test('its bill of materials names all that is in it or comes with it, with licence and hash', () => {
  const bill = JSON.parse(readFileSync(join(installed, 'sbom.cdx.json'), 'utf8')) as Bill;
  const listed = new Map(bill.components.map((each) => [`${each.name} ${each.version}`, each]));
  const bundledText = readFileSync(join(installed, 'LICENCES-OF-OTHERS.txt'), 'utf8');
  const bundled = bundledText.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+ \d+\.\d+\.\d+\S*) \(/gm);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const needed = [
    ...[...bundled].map(([, each = '']) => each),
    ...Object.entries(dependencies).map(([name, version]) => `${name} ${version}`),
  ];
  expect(needed.length).toBeGreaterThan(40);
  expect(needed.filter((each) => !listed.has(each))).toEqual([]);
  const bare = bill.components.filter(
    ({ hashes, licenses }) =>
      hashes?.every(({ alg, content }) => alg !== 'SHA-512' || !/^[0-9a-f]{128}$/.test(content)) ||
      !licenses?.length,
  );
  expect(bare.map(({ name }) => name)).toEqual([]);
  expect([...bundledText.matchAll(/\((undefined)\)/g)]).toEqual([]);
  expect(listed.has(`vitest ${versionOf('vitest')}`)).toBe(false);
  expect([bill.bomFormat, bill.metadata.component.name, bill.metadata.timestamp]).toEqual([
    'CycloneDX',
    'attache',
    undefined,
  ]);
});

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;

type Bill = {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { readonly name: string }; readonly timestamp?: string };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses?: readonly unknown[];
  }[];
};

test('an older Node that a newer one cannot be kept beside is told, with what to do', async () => {
  const launcher = pathToFileURL(join(mkdtempSync(join(tmpdir(), 'attache-alone-')), 'attache.js')).href;
  const code = `import { runWithOwnNode } from ${JSON.stringify(pathToFileURL(join(installed, 'bin/own-node.js')).href)};
    process.exitCode = runWithOwnNode(${JSON.stringify(launcher)}, ['check']);`;
  const folder = join(installed, 'package.json', 'caches');
  const started = run(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ATTACHE_CACHE: folder, LC_ALL: 'en_GB.UTF-8' },
  });
  const said = await started.catch((cause: { readonly code: number; readonly stderr: string }) => cause);
  expect([said.stderr.replace(/ in \S+\. /, ' in PLACE. '), 'code' in said && said.code]).toEqual([
    `Node ${process.versions.node} is too old for this, and a newer one cannot be kept in PLACE. Install Node 22.19 or newer, or name a folder that you may write to in ATTACHE_CACHE.\n`,
    1,
  ]);
});
