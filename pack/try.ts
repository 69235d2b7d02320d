import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './stage.ts';

const MOST_MEGABYTES = 350;
const MOST_PACKAGES = 250;

/**
 * `npm run pack:try`: what a person does on a machine with npm alone. The packed file is installed from the
 * registry in a bare folder, by whatever Node the machine has; it checks and builds a small workspace
 * that lies elsewhere, and its weight is held against what an office may be asked to carry.
 */
function tryPackage(): void {
  const folder = mkdtempSync(join(tmpdir(), 'attache-try-'));
  try {
    const tarball = run(process.execPath, [join(ROOT, 'pack/run.ts'), '--out', folder], ROOT).trim();
    const [bare, office] = ['bare', 'office'].map((name) => join(folder, name)) as [string, string];
    mkdirSync(bare);
    writeFileSync(join(bare, 'package.json'), '{ "private": true }\n');
    cpSync(join(ROOT, 'tests/fixtures/tiny'), office, { recursive: true });
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], bare);
    const packages = countPackages(join(bare, 'node_modules'));
    const megabytes = Math.round(weigh(join(bare, 'node_modules')) / 1024 / 1024);
    process.stdout.write(`${packages} packages, ${megabytes} MB\n`);
    for (const command of ['check', 'build']) {
      process.stdout.write(run('npx', ['attache', command, '--workspace', office], bare));
    }
    if (packages > MOST_PACKAGES || megabytes > MOST_MEGABYTES) {
      throw new Error(`more than ${MOST_PACKAGES} packages or ${MOST_MEGABYTES} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With the machine's own Node first: that of the repository goes off the path. */
function run(command: string, args: readonly string[], cwd: string): string {
  const path = (process.env['PATH'] ?? '').split(':').filter((each) => !each.includes('node_modules'));
  const env = { ...process.env, PATH: path.join(':') };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
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
