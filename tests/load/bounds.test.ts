import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { cleanPng } from '../../scripts/load/clean-png.ts';
import { readSheets } from '../../scripts/load/tables/read-sheets.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const MISSION = 'data/missions/2020-visit/mission.yaml';

/** CPU time, which a busy machine does not lengthen. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1e6;
}

describe('what a person can type takes no long time and is no fault of ours', () => {
  test.each([
    ['the year 3027', 'period: { from: 2020-03-02, to: 3027-03-31 }', 'bad-period'],
    ['the year 2207', 'period: { from: 2020-03-02, to: 2207-03-31 }', 'bad-period'],
    ['the year 9999', 'period: { from: 0001-03-02, to: 9999-03-31 }', 'bad-period'],
  ])('%s', (_, put, code) => {
    const root = copyOf('tiny');
    edit(root, MISSION, { find: 'period: { from: 2020-03-02, to: 2020-03-31 }', put });
    let codes: readonly string[] = [];
    const seconds = secondsOf(() => {
      codes = loadWorkspace(root).diagnostics.map((each) => each.code);
    });
    expect(codes).toContain(code);
    expect(seconds).toBeLessThan(2);
  });

  test.each([
    ['brackets within brackets', `a: ${'['.repeat(200_000)}`],
    ['maps within maps', `a: ${'{a: '.repeat(100_000)}`],
    ['lists within lists', `a:\n  ${'- '.repeat(100_000)}`],
    ['100,000 fields', Array.from({ length: 100_000 }, (__, n) => `field${n}: x`).join('\n')],
    ['the same field 100,000 times', 'title: x\n'.repeat(100_000)],
    ['4 MB of lines that are no YAML', 'a: b: c\n'.repeat(400_000)],
  ])('%s', (_, text) => {
    const root = copyOf('tiny');
    appendFileSync(join(root, MISSION), `\n${text}\n`);
    let count = 0;
    const seconds = secondsOf(() => {
      count = loadWorkspace(root).diagnostics.length;
    });
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(220);
    expect(seconds).toBeLessThan(4);
  });

  test('faults past the hundredth are counted', () => {
    const root = copyOf('tiny');
    appendFileSync(join(root, MISSION), Array.from({ length: 300 }, (_, n) => `zzz${n}: x`).join('\n'));
    const told = loadWorkspace(root).diagnostics.filter(({ code }) => code === 'more-faults');
    expect(told.length).toBe(1);
  });
});

/** A PNG that says it has so many pixels, and has the data of none. */
function pngOf(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test.each([
  [2 ** 31 - 1, 1],
  [2 ** 31 - 1, 2 ** 31 - 1],
  [20_000, 20_000],
])('a picture that claims %d × %d pixels is refused before it is unpacked', (width, height) => {
  expect(cleanPng(pngOf(width, height))).toBe(undefined);
});

test('a workbook that unpacks to more than fits is refused', async () => {
  const bomb = zipSync({
    'xl/workbook.xml': new Uint8Array(30_000_000),
    'xl/worksheets/sheet1.xml': new Uint8Array(8),
  });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readSheets(bomb, 'list.xlsx')).toHaveProperty('fault');
});

test('a list of 10 MB is refused before it is read', async () => {
  const file = join(copyOf('tiny'), 'list.csv');
  writeFileSync(file, 'id,host,guest\n'.padEnd(10_000_000, 'a,b,c\n'));
  expect((await runInProcess('schedule', '--instance', file)).code).toBe(1);
  expect(readFileSync(file).length).toBe(10_000_000);
});
