import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { Parser } from 'yaml';
import { parseYaml } from '#load/yaml-source.ts';

test.each([
  ['a plain file, whose places are known without', 'a: 1\nb: 2\nc: 3\n', 0],
  [
    'a file with a repeated value, whose tree was made for its value and has gone meanwhile',
    'a: &one 1\nb: 2\nc: *one\n',
    2,
  ],
])('%s: so many trees are made for all the places that are asked', async (_, text, trees) => {
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
  const source = parseYaml('facts.yaml', text);
  await setImmediate();
  collect();
  expect(['a', 'b', 'c'].map((key) => source.locate([key]).line)).toEqual([1, 2, 3]);
  expect(times).toBe(trees);
});
