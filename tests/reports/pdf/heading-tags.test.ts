import { expect, test } from 'vitest';
import type { StructureNode } from '#reports/layout/page.ts';
import { headingTags } from '#reports/pdf/heading-tags.ts';

const node = (tag: string, ...kids: StructureNode[]): StructureNode => ({ tag, kids });

test('tags of headings never skip a level, at whatever depth they stand', () => {
  const section = node('Sect', node('H1'), node('P'), node('H3'), node('TD', node('H4')), node('H2'));
  const deeper = node('Sect', node('H4'), node('H6'), node('H5'), node('H1'));
  expect([...headingTags([section, deeper]).values()]).toEqual([
    'H1',
    'H2',
    'H3',
    'H2',
    'H3',
    'H4',
    'H4',
    'H1',
  ]);
});
