import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { actionsXlsx } from '../../scripts/exports/actions-xlsx.ts';
import { writeXlsx } from '../../scripts/exports/xlsx.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { wordsIn } from '../locale/words-for-tests.ts';
import { recordOf, trackerWorkspace } from '../tracker/sample.ts';

const workspace = trackerWorkspace();

test('another reader finds a sheet per language, with dates as dates and texts as texts', async () => {
  const records = [
    recordOf('2024-alpha/share-notes', { at: '2025-01-01T00:00:00Z', status: 'in-progress', note: '=1+1' }),
  ];
  const items = deriveActions(workspace, records, { today: '2025-01-05' });
  const sheets = await readXlsxFile(
    Buffer.from(await actionsXlsx(workspace, items.slice(0, 4), { words: wordsIn })),
  );
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['行動項目 (zh-TW)', 'Action items (en)']);
  const [heading, first, , , fourth] = sheets[1]?.data ?? [];
  const row = Object.fromEntries((heading ?? []).map((name, index) => [name, first?.[index]]));
  expect(row).toMatchInlineSnapshot(`
    {
      "As of": null,
      "Condition": null,
      "Days open": null,
      "Due by": 2024-12-31T00:00:00.000Z,
      "Due, as worded": "by the end of the year",
      "Flags": "Closed",
      "Identifier": "2024-alpha/validation-plan",
      "Kind": "Promise",
      "Mission": "Alpha, the "first" meeting (invented example)",
      "Note": null,
      "Owner": "Partner",
      "Partner": "the United States",
      "State in the report": null,
      "Status": "Done",
      "What": "A validation plan, "as agreed", will be sent.",
    }
  `);
  const note = (heading ?? []).indexOf('Note');
  expect(fourth?.[note]).toBe('=1+1');
  expect(sheets[0]?.data[1]).toContain('已完成');
});

test('what the office alone has said has no column where nothing of it is there, as for the public', async () => {
  const items = deriveActions(workspace, [], { today: '2025-01-05' });
  const [sheet] = await readXlsxFile(Buffer.from(await actionsXlsx(workspace, items, { words: wordsIn })));
  const { t } = { t: wordsIn('zh-TW') };
  for (const name of ['assignee', 'priority', 'note', 'evidence', 'base'])
    expect(sheet?.data[0]).not.toContain(t(`exports.actions.column.${name}`));
});

test('no cell is a formula, headings stay in place and every column has a filter', async () => {
  const bytes = await writeXlsx([
    {
      name: 'A/B',
      widths: [10, 10],
      rows: [
        ['h', 'i'],
        ['=1+1', '\u0007x'],
      ],
    },
  ]);
  const files = unzipSync(bytes);
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toContain('</sheetData><autoFilter ref="A1:B2"/>');
  expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="A B"');
  expect((await readXlsxFile(Buffer.from(bytes)))[0]?.data).toEqual([
    ['h', 'i'],
    ['=1+1', 'x'],
  ]);
});

test('the same items give the same bytes, at any time and in any zone', async () => {
  const script = `
    import { createHash } from 'node:crypto';
    import { writeXlsx } from '${join(import.meta.dirname, '../../scripts/exports/xlsx.ts')}';
    const bytes = await writeXlsx([{ name: 'A', widths: [10], rows: [['h'], ['x']] }]);
    process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
  const here = createHash('sha256')
    .update(await writeXlsx([{ name: 'A', widths: [10], rows: [['h'], ['x']] }]))
    .digest('hex');
  const elsewhere = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: 'Pacific/Kiritimati' },
  });
  expect(elsewhere.toString()).toBe(here);
});

test('an empty tracker is a workbook of headings', async () => {
  const [sheet] = await readXlsxFile(Buffer.from(await actionsXlsx(workspace, [], { words: wordsIn })));
  expect(sheet?.data).toHaveLength(1);
});
