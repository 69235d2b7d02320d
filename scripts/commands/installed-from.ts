import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What npm notes of each package that it laid into a folder. */
const NOTES = '.package-lock.json';
const FILE = 'file:';

/**
 * What `package.json` of a folder has to say, so that npm takes the toolkit from where this one came: the
 * packed file that was installed, a repository, else a version in the registry that it was taken from. Without
 * npm's notes, the installed folder itself: a bare name and version could be anybody's package.
 * @example installedFrom('/bare/node_modules/attache', '/bare/office') // 'file:../../attache-0.1.0.tgz'
 */
export function installedFrom(toolkit: string, folder: string): string {
  const own = resolve(toolkit);
  const modules = dirname(own);
  const { resolved, version } = noteOf(modules, relative(dirname(modules), own)) ?? {};
  if (resolved?.startsWith(FILE))
    return linkTo(resolve(dirname(modules), resolved.slice(FILE.length)), folder);
  if (resolved?.startsWith('git')) return resolved;
  return resolved && version ? version : linkTo(own, folder);
}

type Note = { readonly version?: string; readonly resolved?: string };

function noteOf(modules: string, name: string): Note | undefined {
  const file = join(modules, NOTES);
  if (!existsSync(file)) return undefined;
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages?: Record<string, Note> };
  return packages?.[name.split(sep).join('/')];
}

/** A path as `package.json` writes it. @example linkTo('/a/attache.tgz', '/a/office') // 'file:../attache.tgz' */
export function linkTo(target: string, folder: string): string {
  return FILE + relative(folder, target).split(sep).join('/').replace(/\/$/, '');
}
