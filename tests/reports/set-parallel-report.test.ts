import { expect, test } from 'vitest';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { fonts, inputFor, NOW, openFixture, words } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const workspace = openFixture();

test('both languages stand side by side, and a block without a twin says so', async () => {
  const { mission } = inputFor(workspace, 'en');
  const prose = mission.prose.map((each) =>
    each.kind === 'report' && each.language === 'en'
      ? {
          ...each,
          tree: { ...each.tree, children: each.tree.children.filter((node) => node.type !== 'blockquote') },
        }
      : each,
  );
  const result = setParallelReport({
    workspace,
    mission: { ...mission, prose },
    languages: ['zh-TW', 'en'],
    t: words,
    fonts,
    now: NOW,
  });
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  const text = squash((await readPdf(result.bytes)).pages.join(''));
  const at = (part: string) => text.indexOf(squash(part));
  expect(at('引文一段。') < at('(no counterpart in this language)')).toBe(true);
  expect(
    [
      at('壹、緣起'),
      at('Background'),
      at('甲方說明港務現況。'),
      at('Alandra described its harbours.'),
    ].filter((index) => index < 0),
  ).toEqual([]);
});
