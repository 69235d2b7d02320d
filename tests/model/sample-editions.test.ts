import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { coverageTables, unknownIn } from './sample-coverage.ts';
import { editionsPage, sampleMissions } from './sample-editions.ts';

const missions = sampleMissions(TOOLKIT_ROOT);

test('both editions of each report have the same headings, components, records and photos in the same order', () => {
  const outlines = missions.map(({ sections, readouts, photos }) =>
    [0, 1].map((edition) => ({
      headings: sections[edition]?.map(({ level, shown }) => ({ level, shown })),
      records: [...(readouts[edition]?.keys() ?? [])],
      captioned: photos.map(({ caption }) => (caption[edition] ?? '') !== ''),
    })),
  );
  expect(outlines.map(([, english]) => english)).toEqual(outlines.map(([chinese]) => chinese));
});

test('no section says much less in one edition than its fellows do', () => {
  const thin = missions.flatMap(({ id, sections: [chinese, english] }) =>
    chinese.flatMap(({ title, text }, index) => {
      const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
      const words = english[index]?.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
      return han > 60 && (words < 0.35 * han || words > 1.2 * han) ? [`${id}: ${title} ${han} ${words}`] : [];
    }),
  );
  expect(thin).toEqual([]);
});

test('the page of both editions is that of the sample', () => {
  const path = join(TOOLKIT_ROOT, 'docs/editions.md');
  const page = editionsPage(missions);
  if (process.env['ATTACHE_UPDATE_REFS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});

test('docs/coverage.md counts our prose as it is, part by part of each report', () => {
  expect(missions.flatMap(unknownIn)).toEqual([]);
  const path = join(TOOLKIT_ROOT, 'docs/coverage.md');
  const [before = '', after = ''] = readFileSync(path, 'utf8').split(
    /(?<=<!-- counted -->\n)[\s\S]*(?=<!-- \/counted -->)/,
  );
  const page = `${before}\n${coverageTables(missions)}\n${after}`;
  if (process.env['ATTACHE_UPDATE_REFS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
