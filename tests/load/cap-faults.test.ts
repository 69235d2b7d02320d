import { expect, test } from 'vitest';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { capEachFile } from '#load/cap-faults.ts';

const fault = (severity: Diagnostic['severity'], file: string, line: number): Diagnostic => ({
  code: 'figure-differs',
  severity,
  position: { file, line, column: 1 },
  parameters: {},
});

test('of each file the first hundred errors and the first hundred warnings are told, and how many more there are', () => {
  const many = Array.from({ length: 150 }, (_, line) => fault('warning', 'a.mdx', line + 1));
  const few = [fault('error', 'a.mdx', 7), fault('warning', 'b.mdx', 1)];
  const told = capEachFile([...many, ...few]);
  expect(told.slice(0, 100)).toEqual(many.slice(0, 100));
  expect(told.slice(100)).toEqual([
    { ...fault('warning', 'a.mdx', 101), code: 'more-faults', parameters: { number: 50 } },
    ...few,
  ]);
});
