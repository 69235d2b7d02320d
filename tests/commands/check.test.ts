import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CMYK_JPEG } from '../load/pictures-for-tests.ts';
import { copyOf, edit, fixture } from '../workspace-copy.ts';
import { runAsTyped, runInProcess } from './run-in-process.ts';

const CLI = fileURLToPath(new URL('../../scripts/attache.js', import.meta.url));
const MISSION = 'data/missions/2020-visit/mission.yaml';

beforeEach(() => void vi.stubEnv('LC_ALL', 'C'));
afterEach(() => void vi.unstubAllEnvs());

/** Runs the command line as its user does, as a process: exit code, result and messages. */
function attacheAlone(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** The same without a process of its own, which is most of the time that it takes. */
async function attache(...args: readonly string[]) {
  const { code, stdout, stderr } = await runAsTyped(...args);
  return { status: code, stdout, stderr };
}

function faulty(): string {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'reportDate: 2020-05', put: 'reportdate: 2020-05' });
  edit(root, MISSION, { find: 'from: 2020-03-02, to', put: 'from: 2020-02-30, to' });
  edit(root, MISSION, { find: 'forum: forum', put: 'forum: [forum]' });
  return root;
}

test('a sound workspace: exit 0, one line', async () => {
  expect(await attache('check', '--workspace', fixture('tiny'))).toEqual({
    status: 0,
    stdout: '',
    stderr: 'missions: 1 · errors: 0 · warnings: 0\n',
  });
});

test('faults in English: place, code, reason, fix', () => {
  expect(attacheAlone('check', '--workspace', faulty())).toEqual({
    status: 1,
    stdout: '',
    stderr: `${MISSION}:2:8 error wrong-type: “forum” should be text, and is a list
  fix: write text; put quotes around a text
${MISSION}:3:17 error date-not-real: there is no day 2020-02-30
  fix: look it up and correct it
${MISSION}:7:1 error unknown-field-suggest: there is no field “reportdate” here; did you mean “reportDate”?
  fix: write “reportDate”
missions: 1 · errors: 3 · warnings: 0
`,
  });
});

test('a key that is a list is a fault of the file, and no warning of the parser', () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'forum: forum', put: '[^n]: a\nforum: forum' });
  const { status, stderr } = attacheAlone('check', '--workspace', root);
  expect([status, stderr.split(':', 4), stderr.includes('(node:')]).toEqual([
    1,
    [MISSION, '2', '1 error unknown-field', ' there is no field “[ ^n ]” here; there are'],
    false,
  ]);
});

test('the same faults in Chinese', async () => {
  expect(await attache('check', '--workspace', faulty(), '--lang', 'zh-TW')).toEqual({
    status: 1,
    stdout: '',
    stderr: `${MISSION}:2:8 錯誤 wrong-type: 「forum」應為文字，卻寫成清單
  修正方式: 改成文字；若是文字請加引號
${MISSION}:3:17 錯誤 date-not-real: 沒有 2020-02-30 這一天
  修正方式: 查對日曆後改正
${MISSION}:7:1 錯誤 unknown-field-suggest: 沒有「reportdate」這個欄位；您要寫的是「reportDate」嗎？
  修正方式: 改成「reportDate」
任務 1 · 錯誤 3 · 提醒 0
`,
  });
});

test('the same faults for machines', async () => {
  const { status, stdout } = await attache(
    'check',
    '2020-visit',
    '--json',
    '--quiet',
    '--workspace',
    faulty(),
  );
  expect([
    status,
    (JSON.parse(stdout) as { code: string; line: number }[]).map(({ code, line }) => [code, line]),
  ]).toEqual([
    1,
    [
      ['wrong-type', 2],
      ['date-not-real', 3],
      ['unknown-field-suggest', 7],
    ],
  ]);
});

test('a room that is taken away is one fault, with every place that names it', async () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'id: hall', put: 'id: aula' });
  const { stderr } = await attache('check', '2020-visit', '--workspace', root);
  const told = stderr.split('\n').filter((line) => line.includes('hall') || line.includes('also at'));
  expect(told).toMatchInlineSnapshot(`
    [
      "data/missions/2020-visit/agenda.yaml:7:56 error unknown-room: there is no room “hall”",
      "  also at: data/missions/2020-visit/bilaterals.yaml:4:68",
    ]
  `);
});

test('a mission that is not there: the nearest name', async () => {
  expect(await attache('check', '2020-visitt', '--workspace', fixture('tiny'))).toEqual({
    status: 1,
    stdout: '',
    stderr: 'There is no mission “2020-visitt”; did you mean 2020-visit?\n',
  });
});

test.each([
  [['chekc'], 'There is no command “chekc”; did you mean “check”?\n'],
  [['check', 'a', 'b'], 'One argument too many: b\nSee: npm run attache -- check --help\n'],
  [
    ['check', '--jsno'],
    'There is no option --jsno; did you mean --json?\nSee: npm run attache -- check --help\n',
  ],
  [['check', '--lang'], '--lang needs a value: --lang <language>\nSee: npm run attache -- check --help\n'],
  [['check', '--json=yes'], '--json takes no value\nSee: npm run attache -- check --help\n'],
  [['new'], 'Missing <mission>\nSee: npm run attache -- new --help\n'],
  [
    ['export', '--out', '~/reports'],
    '“~/reports” begins with a ~ that your shell has not read; write the folder in full, or the ~ without quotes and behind a space\n',
  ],
  [['export', '--now', 'soon'], '--now is not an instant: “soon”; write 2026-11-21T09:00+08:00\n'],
])('wrong usage %j: exit 2', async (args, stderr) => {
  expect(await attache(...args)).toEqual({ status: 2, stdout: '', stderr });
});

test('help of a command', async () => {
  expect((await attache('check', '--help')).stdout).toMatchInlineSnapshot(`
    "Check facts and prose, and list every fault at once

    usage: npm run attache -- check [mission] [options]

      --fix                 first mend what is safe to mend (with --dry-run, only say what)
      --rules               describe every rule: purpose, example, advice
      --dry-run             say what would be written, write nothing
      --workspace <folder>  workspace folder (default: the nearest upwards, else ATTACHE_WORKSPACE)
      --lang <language>     language of messages and output, such as zh-TW or en
      --json                JSON for machines
      --quiet               no progress, no warnings
      --help                this help
      --version             the version of the toolkit

    example: npm run attache -- check 2014-c-tpat
    "
  `);
});

test('--fix mends what is safe, says so, and leaves the rest', async () => {
  const root = copyOf('formosa');
  const file = 'content/missions/2019-forum/zh-TW/report.mdx';
  edit(root, file, { find: '開幕，計', put: '開幕,計' });
  edit(root, file, { find: '交換意見', put: '交換  意見' });
  edit(root, file, { find: '（星期五）', put: '（星期四）' });
  const made = await attache('check', '--fix', '--workspace', root);
  expect(made).toEqual({
    status: 0,
    stdout: '',
    stderr: `${file}:3:23 changed “,” to “，”
${file}:3:88 changed “  ” to “”
${file}:3:1 warning weekday-wrong: the weekday of “108 年 8 月 2 日（星期四）” is wrong: it is a Friday
  fix: correct the weekday or the date
missions: 1 · errors: 0 · warnings: 1
`,
  });
});

test('what the papers would refuse is told: a character without a glyph once, with every place; pictures; annexes', async () => {
  const root = copyOf('tiny');
  const prose = 'content/missions/2020-visit/en/report.mdx';
  edit(root, prose, { find: 'The delegation', put: 'The 𪜀 delegation' });
  edit(root, MISSION, { find: 'en: Departure', put: 'en: Departure 𪜀' });
  edit(root, MISSION, { find: 'id: handshake,', put: 'id: handshake, file: hands.jpg,' });
  edit(root, MISSION, { find: 'id: programme,', put: 'id: programme, file: programme.pdf,' });
  for (const [folder, file, bytes] of [
    ['photos', 'hands.jpg', CMYK_JPEG],
    ['annexes', 'programme.pdf', new TextEncoder().encode('%PDF-1.7 broken off')],
  ] as const) {
    mkdirSync(join(root, 'content/missions/2020-visit', folder), { recursive: true });
    writeFileSync(join(root, 'content/missions/2020-visit', folder, file), bytes);
  }
  const { code, stderr } = await runInProcess('check', '--workspace', root);
  expect([code, stderr]).toEqual([
    1,
    `content/missions/2020-visit/en/report.mdx:3:5 error report-missing-glyph: no font of the reports has “𪜀” (U+2A700)
  fix: use another character
  also at: ${MISSION}:11:45
${MISSION}:15:28 error report-cmyk-image: hands.jpg is in the four colours of print (CMYK), which an archival PDF cannot hold
  fix: convert it to RGB and save it as JPEG or PNG
${MISSION}:17:28 error report-bad-annex: the annex programme.pdf is not a PDF that can be appended (damaged, locked, without pages, of more than 500 pages or 100 MB, or with hidden layers)
  fix: print or save it as a PDF without a password or layers under content/missions/<mission>/annexes/
missions: 1 · errors: 3 · warnings: 0
`,
  ]);
  // With an error of another kind the papers cannot be set: what is appended to them is told all the same.
  edit(root, MISSION, { find: 'about: [ES]', put: 'about: [XX]' });
  const faulty = await runInProcess('check', '--workspace', root, '--json');
  expect((JSON.parse(faulty.stdout) as readonly { code: string }[]).map(({ code }) => code)).toEqual([
    'report-cmyk-image',
    'report-bad-annex',
    'unknown-partner',
  ]);
});
