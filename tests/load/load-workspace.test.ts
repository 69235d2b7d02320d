import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf, edit, fixture } from '../workspace-copy.ts';
import { PLANTED_FAULTS, type PlantedFault } from './planted-faults.ts';

const line = ({ position, severity, code }: Diagnostic): string =>
  `${position.file}:${position.line}:${position.column} ${severity} ${code}`;
const check = (root: string): readonly string[] => loadWorkspace(root).diagnostics.map(line);

const MISSION = 'data/missions/2020-visit/mission.yaml';

test('a sound workspace has no diagnostics and keeps what was written', () => {
  const { workspace, diagnostics } = loadWorkspace(fixture('tiny'));
  expect(diagnostics).toEqual([]);
  expect(
    workspace?.missions.map(({ id, bilaterals, prose }) => [id, bilaterals.length, prose.length]),
  ).toEqual([['2020-visit', 2, 4]]);
});

describe('each planted slip is found at its place, and nothing else', () => {
  test.each(PLANTED_FAULTS)('$slip', (fault) => {
    const root = copyOf('tiny');
    const expected = [plant(root, fault), ...(fault.also ?? [])];
    expect([...check(root)].sort()).toEqual(expected.sort());
  });
});

test('slips in many missions are all found in one run', () => {
  const root = copyOf('tiny');
  const inOneMission = PLANTED_FAULTS.filter(({ file }) => file.includes('2020-visit'));
  const expected = inOneMission.flatMap((fault, index) => {
    const rename = (text: string) => text.replace('2020-visit', `copy-${index}`);
    copyMission(root, rename('2020-visit'));
    return [plant(root, { ...fault, file: rename(fault.file) }), ...(fault.also ?? []).map(rename)];
  });
  expect(expected.length).toBeGreaterThanOrEqual(50);
  expect([...check(root)].sort()).toEqual(expected.sort());
});

/** Plants a slip and says, from the mark alone, the line that `check` must print for it. */
function plant(root: string, { file, find, put, says }: PlantedFault): string {
  edit(root, file, { find, put });
  const marked = readFileSync(join(root, file), 'utf8');
  const before = marked.slice(0, marked.indexOf('▸')).split('\n');
  write(root, file, marked.replace('▸', ''));
  return `${file}:${before.length}:${(before.at(-1) ?? '').length + 1} ${says}`;
}

function copyMission(root: string, name: string): void {
  for (const file of ['mission', 'agenda', 'bilaterals'].map(
    (each) => `data/missions/2020-visit/${each}.yaml`,
  )) {
    write(root, file.replace('2020-visit', name), readFileSync(join(root, file)));
  }
  for (const language of ['ja', 'en']) {
    for (const file of ['report.mdx', 'readouts/es.mdx']) {
      const path = `content/missions/2020-visit/${language}/${file}`;
      write(root, path.replace('2020-visit', name), readFileSync(join(root, path)));
    }
  }
}

function write(root: string, file: string, content: string | Uint8Array): void {
  const path = join(root, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

describe('hostile and careless files', () => {
  test('a YAML bomb is refused', () => {
    const root = copyOf('tiny');
    const levels = 'bcdefghi'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`);
    write(root, MISSION, `a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('\n')}\n`);
    expect(check(root)).toEqual([`${MISSION}:1:1 error yaml-too-many-aliases`]);
  });

  test('a file of 10 MB is refused unread', () => {
    const root = copyOf('tiny');
    write(root, MISSION, '#'.repeat(10 * 1024 * 1024));
    expect(check(root)).toEqual([`${MISSION}:1:1 error file-too-large`]);
  });

  test('a link out of the workspace is refused', () => {
    const root = copyOf('tiny');
    const outside = copyOf('tiny');
    rmSync(join(root, MISSION));
    symlinkSync(join(outside, MISSION), join(root, MISSION));
    expect(check(root)).toEqual([`${MISSION}:1:1 error file-outside-workspace`]);
  });

  test('bytes that are not UTF-8 are found at their column', () => {
    const root = copyOf('tiny');
    write(
      root,
      MISSION,
      Buffer.concat([Buffer.from('# 税関\ntitle: é'), Buffer.from([0xe9]), Buffer.from('\n')]),
    );
    expect(check(root)).toEqual([`${MISSION}:2:9 error file-not-utf8`]);
  });

  test('a byte order mark and CRLF are accepted', () => {
    const root = copyOf('tiny');
    const text = readFileSync(join(root, MISSION), 'utf8');
    write(root, MISSION, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(check(root)).toEqual([]);
  });

  test('an empty file lacks its required fields', () => {
    const root = copyOf('tiny');
    write(root, MISSION, '');
    expect(check(root)).toEqual(Array(4).fill(`${MISSION}:1:1 error field-missing`));
  });

  test('a folder that is no workspace is said to be none', () => {
    expect(check(join(fixture('tiny'), 'content'))).toEqual(['data/workspace.yaml:1:1 error no-workspace']);
  });

  test('a mission at fault leaves the others to work with', () => {
    const root = copyOf('tiny');
    copyMission(root, '2021-visit');
    edit(root, MISSION, { find: 'title:', put: 'titel:' });
    const { workspace, diagnostics } = loadWorkspace(root);
    expect(workspace?.missions.map((mission) => mission.id)).toEqual(['2021-visit']);
    expect(diagnostics.map(line)).toEqual([
      `${MISSION}:1:1 error field-missing`,
      `${MISSION}:1:1 error unknown-field-suggest`,
    ]);
  });
});
