import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { judgeFile } from '#desk/judge-file.ts';
import { openYaml } from '#edit/yaml-file.ts';
import { loadWorkspace } from '#load/load-workspace.ts';

const SAMPLE = fileURLToPath(new URL('../../', import.meta.url));

test('what a comment lets stand in a file is let stand in its form', () => {
  const { workspace } = loadWorkspace(SAMPLE);
  const file = 'data/missions/2011-c-tpat/agenda.yaml';
  const text = readFileSync(join(SAMPLE, file), 'utf8');
  expect(text).toMatch(/attache-ignore: speaker-absent/);
  expect(judgeFile(SAMPLE, { file, value: openYaml(text)?.value }, workspace)).toEqual([]);
});
