import { expect, test } from 'vitest';
import { parseProse } from '#load/parse-prose.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture } from './fixture.ts';

const workspace = openFixture();

function pageSizes(columns: number): readonly string[] {
  const { mission } = inputFor(workspace, 'en');
  const rowOf = (text: string) => `|${` ${text} |`.repeat(columns)}`;
  const table = [rowOf('Administration'), rowOf('---'), rowOf('administration')].join('\n');
  const prose = mission.prose.map((each) => {
    if (each.kind !== 'report' || each.language !== 'en') return each;
    const parsed = parseProse(each.file, `## One\n\nBefore.\n\n${table}\n\nAfter.\n`);
    return 'tree' in parsed ? { ...each, tree: parsed.tree } : each;
  });
  const made = setReport(inputFor(workspace, 'en', { ...mission, prose }));
  if ('findings' in made) throw new Error(JSON.stringify(made.findings));
  const boxes = Buffer.from(made.bytes)
    .toString('latin1')
    .matchAll(/\/MediaBox \[0 0 (\d+)/g);
  return [...boxes].map(([, width]) => width ?? '');
}

test('a table too wide for its page stands on one that is turned; others do not', () => {
  expect(
    [pageSizes(3), pageSizes(8)].map((sizes) => sizes.filter((width) => width === '841').length),
  ).toEqual([0, 1]);
});
