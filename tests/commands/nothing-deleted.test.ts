import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from '../../scripts/commands/table.ts';
import { claimFiles } from '../../scripts/register/output-marker.ts';
import { instanceWith } from '../schedule/instances-for-tests.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-21T09:00+08:00'];

/** Every command that writes into a folder, each as its user calls it. */
const WRITERS: readonly [string, ...string[]][] = [
  ['build'],
  ['build', '--audience', 'internal'],
  ['report'],
  ['report', '2020-visit'],
  ['export'],
  ['export', '2020-visit'],
  ['invites'],
  ['brief', '2020-visit'],
  ['schemas'],
];

/** Commands that write facts, registers or files that their user names, or nothing at all. */
const OTHERS =
  'actions agenda audit check completion confirm desk doctor held import init migrate new preview recommendations schedule status words'.split(
    ' ',
  );

test('every command is one of those', () => {
  const known = [...WRITERS.map(([name]) => name), ...OTHERS];
  expect(Object.keys(COMMANDS).filter((name) => !known.includes(name))).toEqual([]);
});

let root: string;
let outside: string;
beforeEach(() => {
  root = copyOf('tiny');
  outside = mkdtempSync(join(tmpdir(), 'attache-out-'));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
});

/** What dates nothing takes no `--now`; refused for that, it would prove nothing here. */
const DATED = new Set(['build', 'report', 'export', 'invites', 'brief', 'actions']);

async function run(...args: readonly string[]) {
  const now = DATED.has(args[0] ?? '') ? NOW : [];
  const ran = await runInProcess(...args, '--workspace', root, '--quiet', ...now);
  expect(ran.stderr).not.toMatch(/--now/);
  return ran;
}

/** Every file below a folder with what is in it. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'latin1')];
    }),
  );
}

type Case = { readonly to: () => string; readonly says: RegExp };

/** Folders that hold something of the user's. */
const CASES: Readonly<Record<string, Case>> = {
  'the workspace itself': { to: () => root, says: /holds the workspace/ },
  'the workspace, by a longer way': { to: () => join(root, 'data', '..'), says: /holds the workspace/ },
  'the folder around the workspace': { to: () => dirname(root), says: /holds the workspace/ },
  'the root of the disk': { to: () => '/', says: /holds the workspace/ },
  'a home folder': { to: () => homedir(), says: /home folder/ },
  'the facts': { to: () => join(root, 'data'), says: /that the workspace is made of/ },
  'a new folder among the facts': {
    to: () => join(root, 'data', 'out'),
    says: /that the workspace is made of/,
  },
  'a new folder among files of the workspace’s people': {
    to: () => {
      mkdirSync(join(root, 'notes'), { recursive: true });
      writeFileSync(join(root, 'notes', 'minutes.txt'), 'years of work');
      return join(root, 'notes', 'out');
    },
    says: /that the workspace is made of/,
  },
  'the prose': { to: () => join(root, 'content', 'missions'), says: /that the workspace is made of/ },
  'what git keeps': { to: () => join(root, '.git'), says: /that the workspace is made of/ },
  'a folder with files': {
    to: () => {
      writeFileSync(join(outside, 'thesis.txt'), 'years of work');
      return outside;
    },
    says: /content that this toolkit did not make/,
  },
  'a folder with nothing but a folder with a file': {
    to: () => {
      mkdirSync(join(outside, 'a', 'b'), { recursive: true });
      writeFileSync(join(outside, 'a', 'b', '.hidden'), 'years of work');
      return outside;
    },
    says: /content that this toolkit did not make/,
  },
  'a git work tree': {
    to: () => {
      mkdirSync(join(outside, '.git'));
      return outside;
    },
    says: /git work tree/,
  },
  'a linked work tree that bears our marker': {
    to: () => {
      claimFiles(outside, { audience: 'public', files: [] });
      writeFileSync(join(outside, '.git'), 'gitdir: elsewhere');
      return outside;
    },
    says: /git work tree/,
  },
  'a link to the workspace': {
    to: () => {
      symlinkSync(root, join(outside, 'link'));
      return join(outside, 'link');
    },
    says: /holds the workspace/,
  },
  'a new folder under a link to the facts': {
    to: () => {
      symlinkSync(join(root, 'data'), join(outside, 'link'));
      return join(outside, 'link', 'out');
    },
    says: /that the workspace is made of/,
  },
  'the facts, with a slash, by a folder that is not there': {
    to: () => `${join(root, 'none')}/../data/`,
    says: /that the workspace is made of/,
  },
  'the facts, as a disk without capitals knows them': {
    to: () => join(root, 'DATA', 'out'),
    says: /that the workspace is made of/,
  },
  'a link that leads nowhere yet, among the facts': {
    to: () => {
      symlinkSync(join(root, 'data', 'out'), join(outside, 'link'));
      return join(outside, 'link');
    },
    says: /that the workspace is made of/,
  },
  'a link that leads nowhere': {
    to: () => {
      symlinkSync('nowhere', join(outside, 'link'));
      return join(outside, 'link', 'out');
    },
    says: /link is a link that leads nowhere/,
  },
  'a link that leads to itself': {
    to: () => {
      symlinkSync('link', join(outside, 'link'));
      return join(outside, 'link');
    },
    says: /link is a link that leads nowhere/,
  },
  'a folder under a file': {
    to: () => {
      writeFileSync(join(outside, 'thesis.txt'), 'years of work');
      return join(outside, 'thesis.txt', 'a', 'b');
    },
    says: /thesis\.txt is a file, not a folder/,
  },
  'a new folder among another office’s facts': {
    to: () => {
      cpSync(join(root, 'data'), join(outside, 'data'), { recursive: true });
      return join(outside, 'data', 'missions', 'out');
    },
    says: /that the workspace is made of/,
  },
  'nothing but blanks': { to: () => ' ', says: /--out needs a value/ },
  'a file': {
    to: () => {
      writeFileSync(join(outside, 'thesis.txt'), 'years of work');
      return join(outside, 'thesis.txt');
    },
    says: /is a file, not a folder/,
  },
};

test.each(Object.entries(CASES))(
  'nothing of the user’s is deleted where --out names %s',
  async (_, { to, says }) => {
    const out = to();
    const before = [contentOf(root), contentOf(outside)];
    const found: unknown[] = [];
    for (const args of WRITERS) {
      const { code, stdout, stderr } = await run(...args, '--out', out);
      if (code !== 2 || stdout !== '' || !says.test(stderr)) found.push({ args, code, stdout, stderr });
    }
    expect([found, contentOf(root), contentOf(outside)]).toEqual([[], ...before]);
  },
);

describe('a folder of the audience’s own is asked, too', () => {
  test.each(WRITERS.filter(([name]) => name !== 'schemas'))('%s %s %s', async (...args) => {
    const isInternal = (args as readonly string[]).includes('internal') || args[0] === 'brief';
    const folder = join(root, isInternal ? 'dist-internal' : 'dist');
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), 'years of work');
    const before = contentOf(root);
    expect([(await run(...args)).code, contentOf(root)]).toEqual([2, before]);
  });
});

const markerOf = (...files: readonly string[]): string =>
  JSON.stringify({ format: 'attache.output/1', audience: 'public', files });

describe('a folder that bears our marker', () => {
  test('takes output again, and loses what is no longer made', async () => {
    const out = join(outside, 'new');
    expect((await run('export', '--out', out)).code).toBe(0);
    expect((await run('export', '--out', out)).code).toBe(0);
    expect(existsSync(join(out, 'actions/actions.csv'))).toBe(true);
  });

  test('and a file that no command made is not built over: it is named', async () => {
    await run('export', '--out', outside);
    writeFileSync(join(outside, 'CNAME'), 'missions.example.org');
    const before = contentOf(outside);
    const { code, stderr } = await run('build', '--out', outside);
    expect([code, contentOf(outside)]).toEqual([2, before]);
    expect(stderr).toBe(
      `${outside} holds files that this toolkit did not make: CNAME. Nothing was written; move them elsewhere, or name another folder with --out\n`,
    );
  });

  test('a file that stands where one would go is not written over', async () => {
    claimFiles(outside, { audience: 'public', files: [] });
    mkdirSync(join(outside, 'actions'));
    writeFileSync(join(outside, 'actions/actions.csv'), 'years of work');
    const before = contentOf(outside);
    expect([(await run('export', '--out', outside)).code, contentOf(outside)]).toEqual([2, before]);
  });

  test.each([
    ['a file where a folder would go', 'actions', () => writeFileSync(join(outside, 'out/actions'), 'mine')],
    [
      'a link to another folder on the way',
      'actions',
      () => {
        mkdirSync(join(outside, 'mine'));
        writeFileSync(join(outside, 'mine/actions.csv'), 'years of work');
        symlinkSync(join(outside, 'mine'), join(outside, 'out/actions'));
      },
    ],
    [
      'a folder with a file where a file of ours stood',
      'actions/actions.csv',
      () => {
        mkdirSync(join(outside, 'out/actions/actions.csv'), { recursive: true });
        writeFileSync(join(outside, 'out/actions/actions.csv/thesis.txt'), 'years of work');
      },
    ],
    [
      'a link where a file of ours stood',
      'actions/actions.csv',
      () => {
        mkdirSync(join(outside, 'out/actions'));
        symlinkSync(join(outside, 'none'), join(outside, 'out/actions/actions.csv'));
      },
    ],
  ])('%s is met and named, and nothing is written', async (_, met, prepare) => {
    mkdirSync(join(outside, 'out'));
    writeFileSync(join(outside, 'out/.attache-output.json'), markerOf('actions/actions.csv'));
    prepare();
    const before = contentOf(outside);
    for (const args of [['export'], ['build']]) {
      const { code, stderr } = await run(...args, '--out', join(outside, 'out'));
      expect([code, stderr.includes(met), contentOf(outside)]).toEqual([2, true, before]);
    }
  });

  test.each([
    ['the internal edition', 'internal', ['export']],
    ['the public edition', 'public', ['brief', '2020-visit']],
  ] as const)('%s is not mixed with the other', async (_, audience, args) => {
    claimFiles(outside, { audience, files: [] });
    const before = contentOf(outside);
    expect([(await run(...args, '--out', outside)).code, contentOf(outside)]).toEqual([2, before]);
  });

  test('what the system leaves in folders is in nobody’s way', async () => {
    writeFileSync(join(outside, '.DS_Store'), '');
    expect((await run('export', '--out', outside)).code).toBe(0);
  });

  test('git does not take up the internal edition', async () => {
    await run('brief', '2020-visit', '--out', join(outside, 'internal'));
    await run('export', '--out', join(outside, 'public'));
    expect([
      readFileSync(join(outside, 'internal/.gitignore'), 'utf8'),
      existsSync(join(outside, 'public/.gitignore')),
    ]).toEqual(['*\n', false]);
  });

  test('a link to a folder stays one', { timeout: 180_000 }, async () => {
    mkdirSync(join(outside, 'www'));
    symlinkSync(join(outside, 'www'), join(outside, 'link'));
    expect((await run('build', '--out', join(outside, 'link'))).code).toBe(0);
    expect(existsSync(join(outside, 'www', 'index.html'))).toBe(true);
    expect(readdirSync(outside).sort()).toEqual(['link', 'www']);
  });
});

describe('a file that the user names', () => {
  const instance = instanceWith({ meetings: [] });
  const solve = (out: string) => {
    writeFileSync(join(outside, 'in.json'), JSON.stringify(instance));
    return run('schedule', '--instance', join(outside, 'in.json'), '--out', out);
  };

  test.each([
    ['a fact', () => join(root, 'data/people.yaml')],
    ['a new file among the facts', () => join(root, 'data/missions/2020-visit/out.json')],
    ['the file that was read', () => join(outside, 'in.json')],
    ['a folder', () => outside],
    [
      'a table of another kind',
      () => {
        writeFileSync(join(outside, 'budget.csv'), 'what,how much\r\nflights,12000\r\n');
        return join(outside, 'budget.csv');
      },
    ],
    [
      'a document',
      () => {
        writeFileSync(join(outside, 'thesis.pdf'), '%PDF years of work');
        return join(outside, 'thesis.pdf');
      },
    ],
  ])('schedule: %s stays', async (_, to) => {
    const out = to();
    writeFileSync(join(outside, 'in.json'), JSON.stringify(instance));
    const before = [contentOf(root), contentOf(outside)];
    const { code } = await solve(out);
    expect([code, [contentOf(root), contentOf(outside)]]).toEqual([2, before]);
  });

  test.each(['budget.csv', 'budget.json', 'budget.xlsx'])(
    'actions export: %s of another kind stays',
    async (name) => {
      writeFileSync(join(outside, name), 'what,how much\r\nflights,12000\r\n');
      const before = contentOf(outside);
      const { code } = await run('actions', 'export', join(outside, name));
      expect([code, contentOf(outside)]).toEqual([2, before]);
    },
  );

  test.each(['actions.csv', 'actions.json', 'actions.xlsx', 'actions.ods'])(
    'actions export: %s is made anew',
    async (name) => {
      expect((await run('actions', 'export', join(outside, name))).code).toBe(0);
      expect((await run('actions', 'export', join(outside, name))).code).toBe(0);
    },
  );

  test('schedule: its own file is made anew', async () => {
    expect((await solve(join(outside, 'out.json'))).code).toBe(0);
    expect((await solve(join(outside, 'out.json'))).code).toBe(0);
  });
});

test('new writes over no prose that is there already', async () => {
  const prose = join(root, 'content/missions/2027-lima/en/report.mdx');
  mkdirSync(dirname(prose), { recursive: true });
  writeFileSync(prose, 'years of work');
  const before = contentOf(root);
  expect([(await run('new', '2027-lima')).code, contentOf(root)]).toEqual([1, before]);
});

test('a preview folder is only read', async () => {
  cpSync(join(root, 'data'), join(outside, 'data'), { recursive: true });
  const before = contentOf(outside);
  await run('preview', '--out', join(outside, 'none'));
  expect(contentOf(outside)).toEqual(before);
});
