import { expect, test } from 'vitest';
import { missionDownloads } from '../../site/lib/downloads.ts';
import { localeOf } from '../../site/lib/locale.ts';
import { openSite } from '../../site/open-site.ts';
import { fixture } from '../workspace-copy.ts';

const MISSION = '2024-harbour';
const FILES = [
  'report.en.pdf',
  'report.en.docx',
  'review-form.en.pdf',
  'brief.en.pdf',
  'brief.zh-TW.pdf',
  'pocket-folded.en.pdf',
  'delegates/林示例.brief.en.pdf',
  'delegates/林示例.pocket.en.pdf',
  'bilaterals.xlsx',
  'schedule.en.xml',
];

test('what is wanted together stands together: papers by their names, a delegate’s own in one line', () => {
  openSite({
    workspaceRoot: fixture('site'),
    outDir: '',
    downloads: FILES.map((file) => `missions/${MISSION}/${file}`),
    audience: 'internal',
    now: Date.parse('2025-02-01T00:00:00Z'),
  });
  const groups = missionDownloads(MISSION, localeOf('en')).map(({ title, downloads }) => [
    title,
    downloads.map(({ label, files }) => `${label}: ${files.map(({ format }) => format).join(', ')}`),
  ]);
  expect(groups).toEqual([
    ['Report', ['Report (English): PDF, DOCX', 'Review form: PDF']],
    ['For the trip', ['For the trip: Briefing book, Pocket schedule, one sheet to fold']],
    ['For each delegate', ['林示例: Briefing book, Pocket schedule']],
    ['Tables and data', ['Table of meetings: XLSX', 'Agenda data: XML']],
  ]);
});
