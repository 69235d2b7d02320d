import { expect, test } from 'vitest';
import { paragraph, type Row, type Table } from '#reports/block.ts';
import { parallelRows } from '#reports/parallel-rows.ts';
import { layOut, textItems } from './laid-out.ts';

const row = (text: string, language: string): Row => [
  { blocks: [paragraph([{ text, language }], 'plain')] },
  { blocks: [paragraph([{ text, language }], 'plain')] },
];

function tableOf(header: string, language: string): Table {
  const rows = Array.from({ length: 60 }, (_, index) => row(`${index}`, language));
  const columns = [{ weight: 1 }, { weight: 1 }];
  return { kind: 'table', look: 'ruled', columns, header: row(header, language), rows };
}

test('a table that goes on has its header above it on the next page as well, and is read with it once', () => {
  const noTwin = { 'zh-TW': '無', en: 'none' };
  const languages = ['zh-TW', 'en'] as const;
  const rows = parallelRows([tableOf('欄', 'zh-TW')], [tableOf('Head', 'en')], { languages, noTwin });
  const columns = [{ weight: 1 }, { weight: 1 }];
  const { pages } = layOut([{ kind: 'table', look: 'parallel', columns, rows }]);
  const headers = pages.map(({ items }) =>
    textItems(items)
      .filter(({ texts }) => /欄|Head/.test(texts.join('')))
      .map(({ texts, leaf }) => `${texts.join('')}${leaf ? '' : ' again'}`),
  );
  const again = ['欄 again', '欄 again', 'Head again', 'Head again'];
  expect(headers).toEqual([['欄', '欄', 'Head', 'Head'], ...headers.slice(1).map(() => again)]);
  expect(headers.length).toBeGreaterThan(1);
});
