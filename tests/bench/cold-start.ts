import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXTERNAL } from '../../pack/bundle.ts';
import { ROOT, stagePackage } from '../../pack/stage.ts';
import type { BenchRow } from './run.ts';

const RUNS = 10;
const COMMANDS = ['--version', '--help', 'actions list', 'status', 'check'];
/** Processor time as the process itself counts it, the starting of Node included; said last, on stderr. */
const COUNT = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\ncpu '+(user+system))})`;

/**
 * What a command of the packed program costs before it does anything: the least of several runs in an office of
 * one small mission, and beside it a Node that does nothing.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-start-'));
  try {
    const program = join(await install(folder), 'bin', 'attache.js');
    const office = join(folder, 'office');
    cpSync(join(ROOT, 'tests/fixtures/tiny'), office, { recursive: true });
    const bare = leastOf(() => cpuOf(['-e', '0'], office));
    return COMMANDS.map((command) => {
      const [cold, ...warm] = Array.from({ length: RUNS }, () =>
        cpuOf([program, ...command.split(' ')], office),
      );
      return {
        command,
        'CPU ms': Math.min(...warm),
        'the first time': cold ?? 0,
        'node alone': bare,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As npm would lay it. */
async function install(folder: string): Promise<string> {
  const installed = join(folder, 'node_modules', 'attache');
  await stagePackage(installed, { withNode: false, fontLevel: 1 });
  for (const name of EXTERNAL) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  return installed;
}

const leastOf = (measure: () => number): number => Math.min(...Array.from({ length: RUNS }, measure));

function cpuOf(args: readonly string[], cwd: string): number {
  const { stderr } = spawnSync(process.execPath, ['--import', COUNT, ...args], { cwd, encoding: 'utf8' });
  return Number(/\ncpu (\d+)/.exec(stderr)?.[1]) / 1000;
}
