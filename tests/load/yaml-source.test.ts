import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { Parser } from 'yaml';
import { parseYaml } from '#load/yaml-source.ts';

test('a file whose tree has gone meanwhile is parsed once more for all the places that are asked, not for each', async () => {
  const { parse } = Parser.prototype;
  let times = 0;
  // By hand: what a mock remembers of its calls would keep the trees.
  Parser.prototype.parse = function* (...given) {
    times += 1;
    yield* parse.apply(this, given);
  };
  onTestFinished(() => {
    Parser.prototype.parse = parse;
  });
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const source = parseYaml('facts.yaml', 'a: 1\nb: 2\nc: 3\n');
  await setImmediate();
  collect();
  expect(['a', 'b', 'c'].map((key) => source.locate([key]).line)).toEqual([1, 2, 3]);
  expect(times).toBe(2);
});
