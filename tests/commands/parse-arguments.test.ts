import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../scripts/commands/command.ts';
import {
  commandFirst,
  optionsOf,
  parseArguments,
  SHARED_OPTIONS,
} from '../../scripts/commands/parse-arguments.ts';
import { pastedMark } from '../../scripts/commands/pasted-marks.ts';
import { COMMANDS } from '../../scripts/commands/table.ts';
import { fixture } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
/** Each way to call the toolkit, with as many arguments as it needs. */
const CALLS = commands.flatMap((command) => {
  const own = command.positionals.length > 0 || !command.deeds ? [[command, command.name] as const] : [];
  const deeds = Object.entries(command.deeds ?? {}).map(
    ([name, deed]) => [deed, `${command.name} ${name}`] as const,
  );
  return [...own, ...deeds].map(([deed, title]) => ({ command, deed, title }));
});

const parsed = (command: Command, title: string, ...args: readonly string[]) => {
  const [, ...deed] = title.split(' ');
  return parseArguments(command, [...deed, ...args]);
};

test('what a shell on macOS completes reads as facts have it; a path stays as the file system has it', async () => {
  const apart = '2027-cafe\u0301';
  const inputOf = (title: string, ...args: readonly string[]) => {
    const call = CALLS.find((each) => each.title === title);
    const result = call && parsed(call.command, title, ...args);
    return result && 'input' in result && { ...result.input.options, positionals: result.input.positionals };
  };
  expect([
    inputOf('report', apart, '--out', apart),
    inputOf('new', apart, '--from', apart, '--people', apart),
    inputOf('agenda import', apart, apart, '--event', apart),
    inputOf('actions update', 'a', apart, apart),
    inputOf('init', apart, '--workspace', apart),
  ]).toEqual([
    { positionals: ['2027-café'], out: apart },
    { positionals: ['2027-café'], from: '2027-café', people: apart },
    { positionals: ['2027-café', apart], event: '2027-café' },
    { positionals: ['a', '2027-café', '2027-café'] },
    { positionals: [apart], workspace: apart },
  ]);
});

describe('an option that a command does not use is named', () => {
  const shared = Object.keys(SHARED_OPTIONS);
  const cases = CALLS.flatMap(({ command, deed, title }) =>
    [...shared, 'jsno']
      .filter((name) => !Object.hasOwn(optionsOf(deed), name))
      .map((name) => ({ command, title, name })),
  );
  test.each(cases)('$title --$name', ({ command, title, name }) => {
    const result = parsed(command, title, `--${name}=x`);
    expect('fault' in result && result.values['option']).toBe(`--${name}`);
  });
});

test.each([
  [
    ['actions', 'list', '--due', '2026-12-31'],
    'actions list does not use --due; it goes with actions add, actions update',
  ],
  [['actions', '--note', 'x'], 'actions does not use --note; it goes with actions update'],
  [
    ['actions', 'dance'],
    'There is no “actions dance”; there are: list, show, add, update, assign, digest, sync, export, import',
  ],
  [['actions', 'lst'], 'There is no “actions lst”; did you mean “list”?'],
  [
    ['schedule', 'x', '--compare', 'a..b', '--seed', '2'],
    'schedule --compare does not use --seed; it goes with --instance, --fill, --reasons, --slots, --why-not, --fairness, --rota, --without, --with, --explain, --release, schedule',
  ],
  [['schedule', 'x', '--prev', 'f'], 'schedule does not use --prev; it goes with --instance'],
  [['schedule', 'x', '--instance', 'f'], 'schedule --instance does not use “x”; leave it out'],
  [['check', '--dry-run'], 'check does not use --dry-run; it goes with --fix'],
  [['check', '--out', 'x'], 'check does not use --out; leave it out'],
  [['new', 'x', '--out', 'y'], 'new does not use --out; leave it out'],
])('%j: exit 2', async (args, why) => {
  const ran = await runInProcess(...args, '--workspace', fixture('tiny'));
  expect([ran.code, ran.stdout, ran.stderr.split('\n')[0]]).toEqual([2, '', why]);
});

test('the deed may stand behind options', () => {
  const actions = commands.find(({ name }) => name === 'actions') as Command;
  expect(parseArguments(actions, ['--json', '--status', 'done', 'update', 'x'])).toMatchObject({
    title: 'actions update',
    input: { positionals: ['x'], options: { json: true, status: 'done' } },
  });
});

test.each([['--version'], ['-v'], ['check', '--version'], ['check', '-v']])(
  '%j tells the version',
  async (...args) => {
    expect(await runInProcess(...args)).toEqual({ code: 0, stdout: 'attache 0.1.0\n', stderr: '' });
  },
);

test.each([['-h'], ['check', '-h'], ['actions', 'update', '-h']])('%j is help', async (...args) => {
  const long = args.map((each) => (each === '-h' ? '--help' : each));
  expect(await runInProcess(...args)).toEqual(await runInProcess(...long));
});

test.each(CALLS)('help of $title names the options that it takes, and no others', async ({ title, deed }) => {
  const { stdout } = await runInProcess(...title.split(' '), '--help');
  const named = [...stdout.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name]) => name);
  expect(named).toEqual(Object.keys(optionsOf(deed)));
});

describe('--json: all that is said can be read by a machine', () => {
  const NOWHERE = fixture('nowhere');
  test.each(CALLS.filter(({ title }) => title !== 'preview').map(({ title, deed }) => ({ title, deed })))(
    '$title where there is no workspace, and with a slip',
    async ({ title, deed }) => {
      const given = deed.positionals.filter((each) => each.startsWith('<')).map(() => 'x');
      for (const slip of [[], ['--slip']]) {
        const ran = await runInProcess(
          ...title.split(' '),
          ...given,
          ...slip,
          '--json',
          '--workspace',
          NOWHERE,
        );
        const lines = ran.stderr.split('\n').filter((line) => line !== '');
        const said = lines.flatMap((line) => JSON.parse(line) as { code: string; why: string }[]);
        expect(said.every(({ code, why }) => code !== '' && why !== '')).toBe(true);
        if (slip.length > 0)
          expect([ran.code, said.map(({ code }) => code), ran.stdout]).toEqual([2, ['wrong-usage'], '']);
        else if (ran.stdout !== '') JSON.parse(ran.stdout);
        expect(existsSync(NOWHERE)).toBe(false);
        if (ran.code !== 0) expect(said.length + ran.stdout.length).toBeGreaterThan(0);
      }
    },
  );
});

test.each([
  ['--lang en check 2020-visit', 'check --lang en 2020-visit'],
  ['--workspace=x --json status', 'status --workspace=x --json'],
  ['--help check', 'check --help'],
  ['--lang en --help', '--help --lang en'],
  ['--audience internal report', '--audience internal report'],
  ['check --lang en', 'check --lang en'],
])('what every command takes may stand before its name: %s', (typed, read) => {
  expect(commandFirst(typed.split(' '))).toEqual(read.split(' '));
});

test.each([
  [['2027-lima', '—from', '2027-02-20'], 'cli.pasted-dash'],
  [['2027-lima', '--title', '“APEC', 'SCCP”'], 'cli.pasted-quotes'],
  [['2027-lima', '--title', '“As it was said”'], undefined],
  [['2027-lima', '--title', '「海關」會議'], undefined],
])('marks of a word processor are named, and those that are meant are not: %s', (typed, fault) => {
  expect(pastedMark(typed)?.fault).toBe(fault);
});
