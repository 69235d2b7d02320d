import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * The Node that the toolkit was tested with: installed beside it, or brought once where the machine's is older.
 * The package names it here (`pack/stage.ts`); a clone has it among its own packages.
 */
const VERSION = '__NODE_VERSION__';
const IS_CLONE = VERSION.startsWith('__');

/** Runs the command anew with a Node that is new enough; its exit code. Read by any Node from 14 on, as `bin/attache.js`. */
export function runWithOwnNode(launcher, args) {
  const node = findNode(launcher) || bringNode();
  if (!node) return 1;
  const child = spawnSync(node, [fileURLToPath(launcher), ...args], {
    stdio: 'inherit',
    // What it starts in turn (`npm run …`, threads) finds the same Node first.
    env: { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH },
  });
  return child.status === null ? 1 : child.status;
}

/** npm's name for the program on this system and processor. */
function packageName() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return `${(system === 'darwin' && process.arch === 'arm64' ? 'node-bin-' : 'node-') + system}-${process.arch}`;
}

const PROGRAM = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';

/** Installed beside the toolkit (`npm i node`, or the package that carries its own), else brought before. */
function findNode(launcher) {
  const require = module.createRequire(launcher);
  const beside = [packageName(), 'node'].map((name) => {
    try {
      return path.join(path.dirname(require.resolve(`${name}/package.json`)), PROGRAM);
    } catch {
      return '';
    }
  });
  return [...beside, broughtNode()].find((file) => file && isNewEnough(file));
}

function isNewEnough(file) {
  if (!fs.existsSync(file)) return false;
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && Number(answer.stdout.slice(1).split('.')[0]) >= 22;
}

function cacheFolder() {
  const base =
    process.env.ATTACHE_CACHE ||
    (process.platform === 'win32' ? process.env.LOCALAPPDATA : process.env.XDG_CACHE_HOME) ||
    path.join(os.homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return path.join(base, 'attache', `node-${VERSION}`);
}

function broughtNode() {
  return path.join(cacheFolder(), 'node_modules', packageName(), PROGRAM);
}

/** By npm, from wherever npm is set to take packages: once for all folders of this person. */
function bringNode() {
  if (IS_CLONE) {
    say('cli.own-node.needed', { found: process.versions.node });
    return undefined;
  }
  const wanted = `${packageName()}@${VERSION}`;
  const values = { found: process.versions.node, wanted, folder: cacheFolder(), version: VERSION };
  try {
    fs.mkdirSync(cacheFolder(), { recursive: true });
    fs.accessSync(cacheFolder(), fs.constants.W_OK);
  } catch {
    say('cli.own-node.no-place', values);
    return undefined;
  }
  say('cli.own-node.brings', values);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const done = spawnSync(npm, [...flags, '--prefix', cacheFolder(), wanted], {
    // stdout is the command's result.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: withoutNpmSettings(),
  });
  if (done.status === 0 && fs.existsSync(broughtNode())) return broughtNode();
  say('cli.own-node.cannot', values);
  return undefined;
}

/** Started by `npm run` or `npx`, npm would take its settings of that folder (its prefix, its workspace) for ours. */
function withoutNpmSettings() {
  const names = ['npm_config_prefix', 'npm_config_local_prefix', 'npm_config_global', 'npm_config_workspace'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !names.includes(name.toLowerCase())),
  );
}

/** The toolkit's own words, in the language of the shell where it has them. */
function say(key, values) {
  const folder = fileURLToPath(new URL('../templates/locales/', import.meta.url));
  const shell = process.env.LC_ALL || process.env.LANG || '';
  const tag = shell.split('.')[0].replace('_', '-');
  const languages = fs.readdirSync(folder).map((name) => path.basename(name, '.json'));
  const spoken = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
  const read = (language) => JSON.parse(fs.readFileSync(path.join(folder, `${language}.json`), 'utf8'));
  const text = ((spoken && read(spoken)[key]) || read('en')[key]).replace(
    /\{\{(\w+)\}\}/g,
    (_, name) => values[name],
  );
  process.stderr.write(`${text}\n`);
}
