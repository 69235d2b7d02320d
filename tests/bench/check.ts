import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorkspace } from '#load/load-workspace.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { BenchRow } from './run.ts';

const SIZES = [1, 50, 100, 200, 500];
const MISSIONS = ['2008-wco-it', '2011-c-tpat', '2014-c-tpat', '2016-sccp2', '2025-sccp1'];

/** `check` on the sample missions, and on as many copies of them as an office makes in a lifetime: linear growth. */
export async function bench(): Promise<readonly BenchRow[]> {
  return [measure(TOOLKIT_ROOT, MISSIONS.length), ...SIZES.map(measureCopies)];
}

function measureCopies(count: number): BenchRow {
  const root = mkdtempSync(join(tmpdir(), 'attache-bench-'));
  try {
    for (const file of ['workspace.yaml', 'economies.yaml', 'people.yaml', 'glossary.yaml'])
      copy(`data/${file}`, root);
    for (const mission of MISSIONS.slice(0, count)) copyMission(mission, mission, root);
    for (let index = MISSIONS.length; index < count; index += 1) {
      const mission = MISSIONS[index % MISSIONS.length] ?? '';
      copyMission(mission, `copy-${index}`, root);
    }
    return measure(root, count);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Of the whole command in a process of its own, which also asks what the papers would refuse. */
function commandSeconds(root: string): number {
  const command = [join(TOOLKIT_ROOT, 'scripts', 'attache.js'), 'check', '--workspace', root];
  const { stderr } = spawnSync(process.execPath, ['--import', COUNT, ...command], { encoding: 'utf8' });
  return Number(/\ncpu (\d+)/.exec(stderr)?.[1]) / 1e6;
}

/** Processor time as the process itself counts it, said last, on stderr. */
const COUNT = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\ncpu '+(user+system))})`;

function measure(root: string, missions: number): BenchRow {
  const started = performance.now();
  const { diagnostics } = loadWorkspace(root);
  const milliseconds = performance.now() - started;
  return {
    missions,
    ms: milliseconds,
    'ms a mission': milliseconds / missions,
    'CPU s of the command': commandSeconds(root),
    errors: diagnostics.filter((each) => each.severity === 'error').length,
  };
}

const copy = (path: string, root: string, to = path): void =>
  cpSync(join(TOOLKIT_ROOT, path), join(root, to), { recursive: true });

function copyMission(from: string, to: string, root: string): void {
  copy(`data/missions/${from}`, root, `data/missions/${to}`);
  copy(`content/missions/${from}`, root, `content/missions/${to}`);
}
