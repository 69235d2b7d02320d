import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { foreignWords } from '../tests/commands/foreign-words.ts';
import { ROOT } from './stage.ts';
import { tutorialSteps, wordsOf, writtenInto } from './tutorial-steps.ts';

const MOST_MEGABYTES = 350;
const MOST_PACKAGES = 250;
const MOST_SECONDS = 120;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/**
 * `npm run pack:try`: what a person does on a machine with npm alone. The packed file is installed from the
 * registry in a bare folder, by whatever Node the machine has, and its weight is held against what an office
 * may be asked to carry; an office is made, installed and built; then the tutorials are typed word by word.
 * `--packed <file>` takes a packed file that is there, `--keep <folder>` leaves what was made to be looked at.
 */
function tryPackage(): void {
  const { values } = parseArgs({
    options: {
      packed: { type: 'string' },
      keep: { type: 'string' },
      languages: { type: 'string', default: 'zh-TW,en' },
    },
  });
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'attache-try-'));
  try {
    const packed =
      values.packed ?? run(process.execPath, [join(ROOT, 'pack/run.ts'), '--out', folder], ROOT).trim();
    const bare = join(folder, 'bare');
    mkdirSync(bare, { recursive: true });
    writeFileSync(join(bare, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', packed], bare);
    weighInstalled(join(bare, 'node_modules'));
    makeOffice(bare, values.languages);
    typeTutorials(bare);
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function weighInstalled(modules: string): void {
  const packages = countPackages(modules);
  const megabytes = Math.round(weigh(modules) / 1024 / 1024);
  say(`${packages} packages, ${megabytes} MB`);
  if (packages > MOST_PACKAGES || megabytes > MOST_MEGABYTES)
    throw new Error(`more than ${MOST_PACKAGES} packages or ${MOST_MEGABYTES} MB`);
}

/** From nothing to a first site and a first PDF, with nothing said and nothing filled in. */
function makeOffice(bare: string, languages: string): void {
  const started = performance.now();
  const office = join(bare, 'office');
  type('npx attache init office --yes', bare, ['--languages', languages]);
  type('npm install --prefer-offline --no-audit --no-fund', office);
  type('npm run build', office);
  refuseMarks(join(office, 'dist'));
  refuseForeign(join(office, 'dist'), languages);
  const site = Math.round((performance.now() - started) / 1000);
  type('npx attache new 2027-lima', office);
  type('npx attache report 2027-lima --audience internal', office);
  const seconds = Math.round((performance.now() - started) / 1000);
  const pdfs = listFiles(join(office, 'dist-internal')).filter((file) => file.endsWith('.pdf'));
  if (pdfs.length === 0) throw new Error('no report was made');
  say(`init to the first site ${site} s, to the first PDF ${seconds} s`);
  if (seconds > MOST_SECONDS) say(`more than ${MOST_SECONDS} s`);
}

/** No page says a word of a language that is not its own. */
function refuseForeign(dist: string, languages: string): void {
  const found = foreignWords(dist, languages.split(','));
  if (found.length > 0) throw new Error(found.join('\n'));
}

/** Nothing is published while a mark stands on it; the pages of the help speak of marks. */
function refuseMarks(dist: string): void {
  const marked = listFiles(dist)
    .filter((file) => /\.(?:html|xml|txt|atom|json|webmanifest)$/.test(file) && !file.includes('/help/'))
    .filter((file) => /⟦|to-fill-in\.invalid/.test(readFileSync(file, 'utf8')));
  if (marked.length > 0) throw new Error(`published with a mark: ${marked.join(', ')}`);
}

/** One mission by the pages of its three users, one after the other, in the office that the first one makes. */
function typeTutorials(bare: string): void {
  let folder = bare;
  for (const page of ['staff', 'delegate', 'manager']) {
    const text = readFileSync(join(ROOT, 'site/help/en', `${page}.mdx`), 'utf8');
    for (const step of tutorialSteps(text)) {
      if (step.deed === 'write') writeStep(join(folder, step.file), step.text);
      else if (step.line.startsWith('cd ')) folder = join(folder, step.line.slice(3));
      // It goes on until somebody stops it.
      else if (step.line !== 'npm run preview') type(step.line, folder);
    }
  }
  say(`the tutorials made ${listFiles(join(folder, 'dist-internal')).length} files in ${folder}`);
}

function writeStep(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writtenInto(existsSync(file) ? readFileSync(file, 'utf8') : '', text, file));
}

function type(line: string, folder: string, more: readonly string[] = []): void {
  say(`$ ${[line, ...more].join(' ')}`);
  const [command = '', ...args] = wordsOf(line);
  run(command, [...args, ...more], folder);
}

/** With the machine's own Node first: that of the repository goes off the path, and npm's settings with it. */
function run(command: string, args: readonly string[], cwd: string): string {
  const path = (process.env['PATH'] ?? '').split(':').filter((each) => !each.includes('node_modules'));
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?:config|lifecycle|package|command)/.test(name),
  );
  const env = { ...Object.fromEntries(own), PATH: path.join(':') };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function countPackages(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?:^|node_modules\/)(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(file),
  ).length;
}

/** Bytes on the disk; a file that two names share is counted once. */
function weigh(folder: string): number {
  const seen = new Set<number>();
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const { ino, blocks } = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false }) ?? {
      ino: 0,
      blocks: 0,
    };
    if (!seen.has(ino)) bytes += blocks * 512;
    seen.add(ino);
  }
  return bytes;
}

tryPackage();
