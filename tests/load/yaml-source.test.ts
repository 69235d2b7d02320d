import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import type * as yaml from 'yaml';
import { parseYaml } from '#load/yaml-source.ts';

/** Counted by hand: what a mock remembers of its calls would keep the trees. */
const parsed = vi.hoisted(() => ({ times: 0 }));

vi.mock('yaml', async (actual) => {
  const own = await actual<typeof yaml>();
  return {
    ...own,
    parseDocument: (...given: Parameters<typeof own.parseDocument>) => {
      parsed.times += 1;
      return own.parseDocument(...given);
    },
  };
});

test('a file whose tree has gone meanwhile is parsed once more for all the places that are asked, not for each', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const source = parseYaml('facts.yaml', 'a: 1\nb: 2\nc: 3\n');
  await setImmediate();
  collect();
  expect(['a', 'b', 'c'].map((key) => source.locate([key]).line)).toEqual([1, 2, 3]);
  expect(parsed.times).toBe(2);
});
