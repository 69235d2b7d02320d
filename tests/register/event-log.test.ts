import { execFile } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type ActionEvent, ActionStatus } from '../../scripts/model/action-event.ts';
import type { EventDraft } from '../../scripts/model/register-event.ts';
import { ACTIONS } from '../../scripts/register/actions.ts';
import { changeLog, readLog } from '../../scripts/register/event-log.ts';
import { recordsOf } from '../../scripts/tracker/action-records.ts';
import '../property-seed.ts';

const UPDATE_ACTIONS = join(import.meta.dirname, 'update-actions.ts');
const FILE = 'data/register/actions/m.jsonl';
const NOON = Date.parse('2026-01-02T12:00:00Z');
let root: string;
let file: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attache-register-'));
  file = join(root, FILE);
});

function put(text: string | Uint8Array): void {
  mkdirSync(join(root, 'data/register/actions'), { recursive: true });
  writeFileSync(file, text);
}

const add = (drafts: readonly EventDraft<ActionEvent>[], now = NOON) =>
  changeLog(root, ACTIONS, { name: 'm', signature: { by: 'Lin', now }, patienceMs: 30 }, () => drafts);
const note = (text: string) => ({ type: 'note' as const, item: 'm/a', note: text });
const read = () => {
  const reading = readLog(root, ACTIONS, 'm');
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  return reading.value;
};
const notes = () => read().flatMap((event) => (event.type === 'note' ? [event.note] : []));

describe('a log', () => {
  test('that is absent is empty, and reading does not create it', () => {
    expect(read()).toEqual([]);
    expect(readdirSync(root)).toEqual([]);
  });

  test('gets an event a line, each with format, id, stamp, instant and author', async () => {
    await add([{ type: 'status', item: 'm/a', status: 'done', why: '已函復' }, note('sent')]);
    expect(readFileSync(file, 'utf8')).toMatchInlineSnapshot(`
      "{"format":2,"id":"5831ac39f321c41ab323","stamp":"2026-01-02T12:00:00.000Z+0000","at":"2026-01-02T12:00:00.000Z","by":"Lin","item":"m/a","why":"已函復","type":"status","status":"done"}
      {"format":2,"id":"e8a1efca354ffbce16d0","stamp":"2026-01-02T12:00:00.000Z+0001","at":"2026-01-02T12:00:00.000Z","by":"Lin","item":"m/a","type":"note","note":"sent"}
      "
    `);
    expect(readdirSync(join(root, 'data/register'))).toEqual(['actions']);
  });

  test('is not touched by a change without events', async () => {
    await add([]);
    expect(readdirSync(join(root, 'data/register'))).toEqual([]);
  });

  test('keeps the order of deeds when the clock is set back, and says what the clock said', async () => {
    await add([note('first')]);
    await add([note('second')], NOON - 3_600_000);
    await add([note('third')], NOON + 1);
    expect(read().map(({ stamp, at }) => [stamp.slice(11), at.slice(11)])).toEqual([
      ['12:00:00.000Z+0000', '12:00:00.000Z'],
      ['12:00:00.000Z+0001', '11:00:00.000Z'],
      ['12:00:00.001Z+0000', '12:00:00.001Z'],
    ]);
    expect(notes()).toEqual(['first', 'second', 'third']);
  });
});

const draft: fc.Arbitrary<EventDraft<ActionEvent>> = fc.oneof(
  fc.record({
    type: fc.constant('status' as const),
    item: fc.constantFrom('m/a', 'm/b'),
    status: fc.constantFrom(...ActionStatus.exclude(['superseded']).options),
  }),
  fc.record({
    type: fc.constant('assign' as const),
    item: fc.constantFrom('m/a', 'm/b'),
    assignee: fc.constantFrom('林', 'Chen', null),
  }),
  fc.string({ minLength: 1, unit: 'grapheme' }).map(note),
);

test('whatever order the lines are in, however often they stand there, the state is the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(draft, fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      async (steps, random) => {
        root = mkdtempSync(join(tmpdir(), 'attache-register-'));
        file = join(root, FILE);
        for (const [each, hours] of steps) await add([each], NOON + hours * 3_600_000);
        const before = recordsOf(read(), 'UTC');
        const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
        const mixed = [...lines, ...lines.filter(() => (random.next().value ?? 0) % 2 === 0), '']
          .map((line) => ({ line, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        put(`${mixed.join('\n')}\n`);
        expect(recordsOf(read(), 'UTC')).toEqual(before);
        expect(read().map(({ id }) => id)).toHaveLength(steps.length);
      },
    ),
    { numRuns: 12 },
  );
}, 180_000);

describe('a line that was cut short', () => {
  test.each([
    ['in a word', '{"format":2,"id":"0123', 0],
    ['within a character', Buffer.from('{"note":"函'), 1],
    ['as zeros, after a power cut', Buffer.alloc(40), 0],
  ])('%s is not seen, and the next event stands on its own', async (_name, torn, cut) => {
    await add([note('acknowledged')]);
    appendFileSync(file, Buffer.from(torn).subarray(0, Buffer.from(torn).length - cut));
    expect(notes()).toEqual(['acknowledged']);
    await add([note('next')]);
    expect(notes()).toEqual(['acknowledged', 'next']);
    const aside = join(root, 'data/register/.aside');
    const [kept = ''] = readdirSync(aside);
    expect(readFileSync(join(aside, kept))).toEqual(
      Buffer.from(torn).subarray(0, Buffer.from(torn).length - cut),
    );
  });

  test('but is whole JSON counts: an editor left out the end of the file', async () => {
    await add([note('acknowledged')]);
    put(readFileSync(file, 'utf8').trimEnd());
    expect(notes()).toEqual(['acknowledged']);
    await add([note('next')]);
    expect(notes()).toEqual(['acknowledged', 'next']);
  });
});

describe('a log that cannot be read', () => {
  const event = (change: object = {}) =>
    JSON.stringify({
      format: 2,
      id: '0'.repeat(20),
      stamp: '2026-01-02T12:00:00.000Z+0000',
      at: '2026-01-02T12:00:00.000Z',
      type: 'note',
      item: 'm/a',
      note: 'asked',
      ...change,
    });

  test.each([
    ['conflict markers', `<<<<<<< HEAD\n${event()}\n`, 'register-damaged', { field: 'JSON' }, 1, 1],
    ['another form', `${event()}\n[]\n`, 'register-damaged', { field: '{}' }, 2, 1],
    ['an unknown type', `${event({ type: 'dance' })}\n`, 'register-damaged', { field: 'type' }, 1, 120],
    ['two events in a line', `${event()},${event()}\n`, 'register-damaged', { field: 'JSON' }, 1, 155],
    [
      'a newer format',
      `${event({ format: 3, type: 'poem' })}\n`,
      'register-newer',
      { format: 3, known: 2 },
      1,
      1,
    ],
  ])('(%s) is told with its place and left as it is', async (_name, text, code, parameters, line, column) => {
    put(text);
    const reading = readLog(root, ACTIONS, 'm');
    expect(reading).toEqual({
      fault: {
        code,
        severity: 'error',
        parameters,
        position: { file: FILE, line, column: expect.any(Number) },
      },
    });
    if ('fault' in reading) expect(reading.fault.position.column).toBe(column);
    expect(await add([note('more')])).toEqual(reading);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('for bytes that are no text is told', () => {
    put(Uint8Array.of(0xff, 0xfe, 0x0a));
    expect(readLog(root, ACTIONS, 'm')).toMatchObject({ fault: { code: 'file-not-utf8' } });
  });

  test('because of the format before is not read past', async () => {
    mkdirSync(join(root, 'data/register'), { recursive: true });
    writeFileSync(join(root, 'data/register/actions.json'), '{"actions":[]}');
    const fault = { code: 'register-old', severity: 'error', parameters: {} };
    expect(await add([note('more')])).toEqual({
      fault: { ...fault, position: { file: 'data/register/actions.json', line: 1, column: 1 } },
    });
  });
});

test('a register in use elsewhere is a fault that names the holder', async () => {
  mkdirSync(join(root, 'data/register'), { recursive: true });
  const holder = { pid: 7, host: `not-${hostname()}`, start: '1', token: 'theirs' };
  writeFileSync(join(root, 'data/register/.lock'), JSON.stringify(holder));
  utimesSync(join(root, 'data/register/.lock'), 0, 60);
  expect(await add([note('more')])).toEqual({
    fault: {
      code: 'register-busy',
      severity: 'error',
      position: { file: 'data/register/.lock', line: 1, column: 1 },
      parameters: {
        ...{ file: 'data/register/.lock', pid: 7, host: `not-${hostname()}` },
        since: '1970-01-01T00:01:00.000Z',
      },
    },
  });
});

test('two processes, two hundred updates each of the same item, lose none', async () => {
  const run = promisify(execFile);
  await Promise.all(
    ['Lin', 'Chen'].map((by) => run(process.execPath, [UPDATE_ACTIONS, root, 'm/a', '200', by])),
  );
  const by = Map.groupBy(read(), (event) => event.by);
  expect([...by].map(([name, own]) => [name, own.length]).sort()).toEqual([
    ['Chen', 200],
    ['Lin', 200],
  ]);
  expect(new Set(read().map(({ stamp }) => stamp)).size).toBe(400);
  expect(readdirSync(join(root, 'data/register'))).toEqual(['actions']);
}, 180_000);
