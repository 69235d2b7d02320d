import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { licenceOf } from './licence-of.ts';

/** Name, version and licence of every package that went into the bundle, as their authors ask. */
export function gatherLicences(files: readonly string[]): string {
  const folders = [...new Set(files.map(packageFolder))].sort();
  const texts = new Map(folders.map((folder) => describe(folder)));
  return [...texts].map(([title, text]) => `${title}\n\n${text.trim()}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}

/** The nearest folder upwards whose `package.json` names a package. */
function packageFolder(file: string): string {
  for (let folder = dirname(file); folder.includes(`${sep}node_modules`); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && isPackage(readManifest(folder))) return folder;
  }
  throw new Error(`no package holds ${file}`);
}

/** Within a package, a `package.json` may say only how its files are read. */
const isPackage = ({ name, version }: ReturnType<typeof readManifest>): boolean =>
  name !== undefined && version !== undefined;

function readManifest(folder: string): { name?: string; version?: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function describe(folder: string): readonly [string, string] {
  const { name, version } = readManifest(folder);
  const { id, text } = licenceOf(folder);
  return [`${name} ${version} (${id})`, text];
}
