import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainYaml } from '#load/plain-yaml.ts';
import { parseWhole, parseYaml } from '#load/yaml-source.ts';
import { rounds } from '../rounds.ts';
import { stretches } from './facts-with-slips.ts';

type Path = readonly (string | number)[];

/** Every field and entry of a value, and one of each that is not there. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path, [...path, 'absent'], [...path, 0]];
  const within = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [
    path,
    [...path, 'absent'],
    [...path, within.length],
    ...within.flatMap(([step, each]) => pathsIn(each, [...path, step])),
  ];
}

test('every place is the one that the tree knows', () => {
  let seen = 0;
  const isSame = fc.property(stretches(1), (text) => {
    const value = plainYaml(text)?.value;
    if (!value) return;
    const [plain, whole] = [parseYaml('facts.yaml', text), parseWhole('facts.yaml', text)];
    const paths = pathsIn(value);
    seen += paths.length;
    const ask = ({ locate, locateKey }: typeof plain) =>
      paths.map((path) => [
        path,
        locate(path),
        locate(path, 'a'),
        locateKey(path.slice(0, -1), String(path.at(-1) ?? '')),
      ]);
    expect(ask(plain)).toEqual(ask(whole));
  });
  fc.assert(isSame, { numRuns: rounds(2000) });
  expect(seen).toBeGreaterThan(1000);
});
