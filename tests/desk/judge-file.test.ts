import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeFile } from '#desk/judge-file.ts';
import { openYaml } from '#edit/yaml-file.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

const AGENDA = 'data/missions/2020-visit/agenda.yaml';

test('what a comment lets stand in a file is let stand in its form', () => {
  const root = copyOf('tiny');
  const judged = () => {
    const value = openYaml(readFileSync(join(root, AGENDA), 'utf8'))?.value;
    const { workspace } = loadWorkspace(root);
    return judgeFile(root, { file: AGENDA, value }, workspace).map(({ code, path }) => [code, path]);
  };
  const title = 'title: { ja: 開会, en: Opening }';
  edit(root, AGENDA, { find: title, put: 'title: { ja: 開会, en: ⟦Opening⟧ }' });
  const [told] = judged();
  expect(told).toEqual(['mark-before-trip', ['events', 0, 'sessions', 0, 'title', 'en']]);
  edit(root, AGENDA, {
    find: '⟦Opening⟧ }',
    put: '⟦Opening⟧ } # attache-ignore: mark-before-trip — as it was',
  });
  expect(judged()).toEqual([]);
});

test('what is missing is told at the field that is to be filled in, by the word that stands beside it', async () => {
  const desk = await openDesk(copyOf('tiny'));
  const { body } = await desk.ask('/api/judge', {
    method: 'POST',
    body: { file: 'data/people.yaml', mine: { people: [{ id: 'lin' }] } },
    headers: { 'accept-language': 'zh-TW' },
  });
  expect(JSON.parse(body).faults).toMatchInlineSnapshot(`
    [
      {
        "code": "field-missing",
        "file": "data/people.yaml",
        "fix": "補上「名稱」",
        "path": [
          "people",
          0,
          "name",
        ],
        "severity": "error",
        "why": "缺少必要欄位「名稱」",
      },
    ]
  `);
});
