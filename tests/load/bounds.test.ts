import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Where a year stands in the facts of the missions. */
function datesIn(root: string) {
  return readdirSync(join(root, 'data/missions'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const file = join('data/missions', name);
      const text = readFileSync(join(root, file), 'utf8');
      const years = [...text.matchAll(/(?<=[\s/'])\d{4}(?=-\d{2}\b)/g)];
      return years.map(({ index }) => ({ file, text, at: index }));
    });
}

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
    ['tiny', '3027'],
    ['site', '2207'],
  ])('each date of the workspace %s with the year %s is asked about', (name, year) => {
    const root = copyOf(name);
    const untold: string[] = [];
    for (const { file, text, at } of datesIn(root)) {
      writeFileSync(join(root, file), text.slice(0, at) + year + text.slice(at + year.length));
      let told: readonly string[] = [];
      const seconds = secondsOf(() => {
        const { diagnostics } = loadWorkspace(root);
        told = diagnostics.filter(({ position }) => position.file === file).map(({ code }) => code);
      });
      const line = text.slice(0, at).split('\n').length;
      if (!told.some((code) => /^(?:bad-year|bad-period)$/.test(code)) || seconds > 1)
        untold.push(`${file}:${line} ${told} ${seconds}`);
      writeFileSync(join(root, file), text);
    }
    expect(untold).toEqual([]);
  });

  test('an event that ends in another year, and a flight in another month, are asked about', () => {
    const root = copyOf('tiny');
    edit(root, 'data/missions/2020-visit/agenda.yaml', { find: 'to: 2020-03-04', put: 'to: 2072-03-04' });
    const flight = '{ place: Madrid, timeZone: Europe/Madrid, date: 2020-08-03 }';
    edit(root, MISSION, { find: 'itinerary:', put: `travel:\n  - from: ${flight}\nitinerary:` });
    const told = loadWorkspace(root).diagnostics.map(
      ({ severity, code, parameters }) => `${severity} ${code} ${parameters['date'] ?? ''}`,
    );
    expect(told.filter((each) => each.includes('date-outside-mission'))).toEqual([
      'error date-outside-mission 2072-03-04',
      'warning date-outside-mission 2020-08-03',
    ]);
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

/** A small archive of a member that unpacks to 60 MB, as it is, or claiming that it does to eight bytes. */
function zipBomb(member: string, isLying: boolean): Uint8Array {
  const bomb = Buffer.from(packed(member));
  if (!isLying) return bomb;
  bomb.writeUInt32LE(8, 22);
  bomb.writeUInt32LE(8, bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  return bomb;
}

/** Packed once: it takes long. */
function packed(member: string): Uint8Array {
  const known = PACKED.get(member) ?? zipSync({ [member]: new Uint8Array(60_000_000) });
  PACKED.set(member, known);
  return known;
}
const PACKED = new Map<string, Uint8Array>();

describe.each([
  ['list.xlsx', 'xl/workbook.xml'],
  ['list.ods', 'content.xml'],
])('%s that unpacks to more than fits is refused', (name, member) => {
  test.each([false, true])('and lies about it: %s', async (isLying) => {
    const bomb = zipBomb(member, isLying);
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.cpuUsage();
    expect(await readSheets(bomb, name)).toHaveProperty('fault');
    expect(process.cpuUsage(before).user).toBeLessThan(1e6);
  });
});

test.each([
  ['schedule', '--instance'],
  ['actions', 'import'],
  ['new', '2021-visit', '--people'],
])(
  '%s %s: a list of 10 MB is refused before it is read, and a bomb of a spreadsheet, too',
  async (...args) => {
    const root = copyOf('tiny');
    const lists = { 'list.csv': Buffer.from('id,host,guest\n'.padEnd(10_000_000, 'a,b,c\n')) };
    for (const [name, bytes] of Object.entries({
      ...lists,
      'list.xlsx': zipBomb('xl/workbook.xml', true),
      'list.ods': zipBomb('content.xml', true),
    })) {
      const file = join(root, name);
      writeFileSync(file, bytes);
      const before = process.cpuUsage();
      const { code, stderr } = await runInProcess(...args, file, '--workspace', root);
      expect([name, code === 0, stderr.includes('fault of Attaché')]).toEqual([name, false, false]);
      expect(process.cpuUsage(before).user).toBeLessThan(2e6);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }
  },
);
