import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { BREAKS } from './breaks.ts';
import { findFaults } from './rules.ts';
import { PICTURED, samplePapers } from './sample-papers.ts';

const documents = new Map<string, Uint8Array>();

beforeAll(async () => {
  for (const { title, made } of await samplePapers()) {
    if ('findings' in made) throw new Error(`${title}: ${JSON.stringify(made.findings)}`);
    documents.set(title, made.bytes);
  }
});

const open = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });

test('every paper of the sample workspace keeps what it claims', {
  timeout: 180_000,
}, async () => {
  const told: Record<string, unknown> = {};
  for (const [title, bytes] of documents) {
    const faults = findFaults(await open(bytes));
    if (Object.keys(faults).length > 0) told[title] = faults;
  }
  expect(told).toEqual({});
});

test.each(BREAKS)('a file with $what is seen', async ({ breakIt, seenBy }) => {
  const bytes = documents.get(PICTURED);
  if (!bytes) throw new Error('the sample report is made');
  const document = await open(bytes);
  breakIt(document);
  const broken = await open(await document.save());
  expect(Object.keys(findFaults(broken))).toEqual([seenBy]);
});
