import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeFile } from '#desk/judge-file.ts';
import { placesOfFaults } from '#desk/place-of-fault.ts';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { openYaml } from '#edit/yaml-file.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { changesOf } from '../../site/desk/form/values.ts';
import { PLANTED_FAULTS } from '../load/planted-faults.ts';
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

test('of every slip in the facts of a mission a form says what `check` says of its file', () => {
  const root = copyOf('tiny');
  const { workspace } = loadWorkspace(root);
  const inMission = PLANTED_FAULTS.filter(({ file }) => /^data\/missions\/2020-visit\/\w+\.yaml$/.test(file));
  const verdicts = inMission.flatMap(({ slip, file, find, put }) => {
    const path = join(root, file);
    const sound = readFileSync(path, 'utf8');
    const text = sound.replace(find, () => put.replace('▸', ''));
    const open = openYaml(text);
    // What is no YAML cannot be typed in a form.
    if (!open) return [];
    const typed = judgeFile(root, { file, value: open.value }, workspace).map(tellPlace);
    writeFileSync(path, text);
    const pathOf = placesOfFaults(root);
    const checked = loadWorkspace(root).diagnostics.filter(({ position }) => position.file === file);
    const told = checked.flatMap((each) => {
      const place = pathOf(each);
      return place?.page === 'form' ? [tellPlace({ ...each, path: place.path })] : [];
    });
    writeFileSync(path, sound);
    return [{ slip, typed: typed.toSorted(), checked: told.toSorted() }];
  });
  expect(verdicts.length).toBeGreaterThan(60);
  expect(verdicts.filter(({ typed, checked }) => typed.join() !== checked.join())).toEqual([]);
});

function tellPlace({
  code,
  severity,
  path,
}: Pick<Diagnostic, 'code' | 'severity'> & { readonly path: readonly (string | number)[] }): string {
  return `${severity} ${code} ${path.join('.')}`;
}

test('what has changed in a file is judged as the whole would be, and not where another file is meant', async () => {
  const desk = await openDesk(copyOf('tiny'));
  const file = 'data/missions/2020-visit/bilaterals.yaml';
  const { value, digest } = JSON.parse((await desk.ask('/api/facts/bilaterals/2020-visit')).body);
  const judge = async (body: object) => {
    const { status, body: said } = await desk.ask('/api/judge', { method: 'POST', body: { file, ...body } });
    return [status, JSON.parse(said).faults] as const;
  };
  const written = [
    (mine: typeof value) => {
      mine.bilaterals[1].partners = ['NOBODY'];
    },
    (mine: typeof value) => {
      mine.bilaterals.pop();
      mine.audience = 'nobody';
    },
    (mine: typeof value) => {
      delete mine.bilaterals;
    },
    (mine: typeof value) => {
      mine.weather = 'fine';
    },
  ];
  for (const write of written) {
    const mine = structuredClone(value);
    write(mine);
    const whole = await judge({ mine });
    expect(whole[0]).toBe(200);
    expect(await judge({ of: digest, changes: changesOf(value, mine) })).toEqual(whole);
  }
  const one = structuredClone(value);
  written[0]?.(one);
  expect(changesOf(value, one)).toEqual([{ path: ['bilaterals', 1], value: one.bilaterals[1] }]);
  expect((await judge({ of: 'another', changes: [] }))[0]).toBe(409);
});
