import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

type Entry = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly link?: boolean;
};
const lock = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};
const entries = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && !link);
/** Builds for other machines are not installed here. */
const installed = entries.filter(([path, { optional }]) => !optional || existsSync(ROOT + path));

/** Licences that go with MIT; the weaker copyleft ones as unchanged packages beside our code. */
const COMPATIBLE =
  /^\(?(?:MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD(?:-[23]-Clause)?|BlueOak-1\.0\.0|CC0-1\.0|Python-2\.0|PSF-2\.0|Zlib|OFL-1\.1|MPL-2\.0|LGPL-3\.0-or-later|Unlicense)(?: (?:AND|OR) (?:[\w.+-]+))*\)?$/;
/** Says so in a file, not in its lock entry. */
const LICENCE_IN_FILE: Readonly<Record<string, RegExp>> = { 'node_modules/png-js': /MIT/ };

test('every installed package has a licence that goes with ours', () => {
  const odd = installed.filter(([path, { license }]) => {
    const inFile = LICENCE_IN_FILE[path];
    if (inFile) return !inFile.test(readFileSync(`${ROOT}${path}/LICENSE`, 'utf8').slice(0, 200));
    return !COMPATIBLE.test(license ?? '');
  });
  expect(odd.map(([path, { license }]) => `${path} ${license}`)).toEqual([]);
});

test('every package is named with its hash, those for other machines, too', () => {
  const bare = entries.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(bare.map(([path]) => path)).toEqual([]);
});

test('versions of our own dependencies are exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(`${ROOT}package.json`, 'utf8'),
  ) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('Node comes as packages whose bytes the lock names, and no script brings it', () => {
  const { allowScripts, optionalDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
  const brought = Object.keys(optionalDependencies).map((name) => lock.packages[`node_modules/${name}`]);
  expect(
    brought.map((each) => [each?.version?.split('.')[0], each?.integrity?.startsWith('sha512-')]),
  ).toEqual(Array(3).fill(['24', true]));
  const scripted = entries.filter(([, entry]) => 'hasInstallScript' in entry).map(([path]) => path);
  const allowed = Object.keys(allowScripts).map((name) => `node_modules/${name}`);
  expect(scripted.filter((path) => allowed.includes(path))).toEqual(['node_modules/esbuild']);
});
