import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { readAnnexes } from '#load/read-annexes.ts';
import type { Mission } from '#model/workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'attache-annexes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a sound PDF is read, a damaged one is a fault, one missing or elsewhere is neither', async () => {
  const folder = join(root, 'content/missions/m/annexes');
  mkdirSync(folder, { recursive: true });
  const document = await PDFDocument.create();
  document.addPage();
  writeFileSync(join(folder, 'sound.pdf'), await document.save());
  writeFileSync(join(folder, 'damaged.pdf'), '%PDF-1.7 and no more');
  writeFileSync(join(root, 'elsewhere.pdf'), await document.save());
  const files = ['sound.pdf', 'damaged.pdf', 'missing.pdf', '../../../../elsewhere.pdf'];
  const annexes = files.map((file) => ({ id: file, title: { en: file }, file }));
  const read = await readAnnexes(root, { id: 'm', annexes } as unknown as Mission);
  expect([...read.files].map(([id, { pageCount }]) => [id, pageCount])).toEqual([['sound.pdf', 1]]);
  expect(read.findings.map(({ code, parameters }) => [code, parameters['file']])).toEqual([
    ['report-bad-annex', 'damaged.pdf'],
  ]);
});
