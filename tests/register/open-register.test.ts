import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { ACTIONS } from '../../scripts/register/actions.ts';
import { changeRegister, readRegister } from '../../scripts/register/open-register.ts';

const UPDATE_ACTIONS = join(import.meta.dirname, 'update-actions.ts');
let root: string;
let file: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attache-register-'));
  file = join(root, 'data', 'register', 'actions.json');
});

function put(text: string): string {
  mkdirSync(join(root, 'data', 'register'), { recursive: true });
  writeFileSync(file, text);
  return text;
}

const done = { id: 'm/a', updates: [{ at: '2026-01-02T03:04:05Z', status: 'done' as const }] };

test('an absent register is empty and reading does not create it', () => {
  expect(readRegister(root, ACTIONS)).toEqual({ value: { actions: [] } });
  expect(readdirSync(root)).toEqual([]);
});

test('what is written is on the disk, as JSON people can compare', async () => {
  await changeRegister(root, ACTIONS, ({ actions }) => ({ actions: [...actions, done] }));
  expect(readFileSync(file, 'utf8')).toMatchInlineSnapshot(`
    "{
      "actions": [
        {
          "id": "m/a",
          "updates": [
            {
              "at": "2026-01-02T03:04:05Z",
              "status": "done"
            }
          ]
        }
      ]
    }
    "
  `);
  expect(readRegister(root, ACTIONS)).toEqual({ value: { actions: [done] } });
});

test('a change that returns the same value writes nothing', async () => {
  await changeRegister(root, ACTIONS, (value) => value);
  expect(readdirSync(join(root, 'data', 'register'))).toEqual([]);
});

test.each([
  ['cut short', '{"actions": [', { field: 'JSON' }, 1, 14],
  ['conflict markers', '{\n<<<<<<< HEAD\n  "actions": []\n}', { field: 'JSON' }, 2, 1],
  ['empty', '', { field: 'JSON' }, 1, 1],
  ['another form', '[]', { field: '{}' }, 1, 1],
  [
    'an unknown status',
    '{\n  "actions": [\n    { "id": "m/a", "updates": [{ "at": "2026-01-02T03:04:05Z", "status": "finished" }] }\n  ]\n}',
    { field: 'actions[0].updates[0].status' },
    3,
    74,
  ],
  [
    'an item twice',
    '{ "actions": [{ "id": "m/a", "updates": [] },\n { "id": "m/a", "updates": [] }] }',
    { field: 'actions[1].id' },
    2,
    10,
  ],
])(
  'a register with a fault (%s) is told with its place and left as it is',
  async (_name, text, parameters, line, column) => {
    put(text);
    const position = { file: 'data/register/actions.json', line, column };
    const fault = { code: 'register-damaged', severity: 'error', position, parameters };
    expect(readRegister(root, ACTIONS)).toEqual({ fault });
    expect(await changeRegister(root, ACTIONS, () => ({ actions: [] }))).toEqual({ fault });
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

test('bytes that are no text are told, and left as they are', async () => {
  mkdirSync(join(root, 'data', 'register'), { recursive: true });
  writeFileSync(file, Uint8Array.of(0xff, 0xfe, 0x00));
  expect(readRegister(root, ACTIONS)).toMatchObject({ fault: { code: 'file-not-utf8' } });
});

test('a change that breaks the form is a bug and leaves the file as it was', async () => {
  const before = put('{ "actions": [] }');
  const broken = () => ({ actions: [done, done] });
  await expect(changeRegister(root, ACTIONS, broken)).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a register in use elsewhere is a fault that names the holder', async () => {
  put('{ "actions": [] }');
  const holder = { pid: 7, host: `not-${hostname()}`, start: '1', token: 'theirs' };
  writeFileSync(join(root, 'data', 'register', '.lock'), JSON.stringify(holder));
  const reading = await changeRegister(root, ACTIONS, () => ({ actions: [done] }), { patienceMs: 30 });
  expect(reading).toEqual({
    fault: {
      code: 'register-busy',
      severity: 'error',
      position: { file: 'data/register/.lock', line: 1, column: 1 },
      parameters: { file: 'data/register/.lock', pid: 7, host: `not-${hostname()}` },
    },
  });
});

test('two commands at once, fifty updates each, lose none', async () => {
  const run = promisify(execFile);
  await Promise.all(['m/a', 'm/b'].map((id) => run(process.execPath, [UPDATE_ACTIONS, root, id, '50'])));
  const reading = readRegister(root, ACTIONS);
  const counts =
    'value' in reading ? reading.value.actions.map(({ id, updates }) => [id, updates.length]) : reading;
  expect(counts).toEqual([
    ['m/a', 50],
    ['m/b', 50],
  ]);
  expect(readdirSync(join(root, 'data', 'register'))).toEqual(['actions.json']);
}, 60_000);
