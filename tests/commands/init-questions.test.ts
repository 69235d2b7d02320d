import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';

const CLI = fileURLToPath(new URL('../../scripts/attache.js', import.meta.url));

const AT_MOST_MS = 180_000;
const CTRL_D = '\u0004';

/** `init` in a terminal of its own, as `script` makes one: each question is answered when it is asked, the last by Ctrl+D. */
async function answer(locale: string, answers: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'attache-asked-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const office = join(folder, 'office');
  const command = `'${process.execPath}' --disable-warning=ExperimentalWarning '${CLI}' init '${office}'`;
  const terminal = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, LC_ALL: locale, NO_COLOR: '1' },
  });
  onTestFinished(() => void terminal.kill());
  const left = answers.map((each) => `${each}\r`);
  let said = '';
  let unanswered = '';
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    unanswered += stripVTControlCharacters(text);
    if (!/: $/.test(unanswered)) return;
    unanswered = '';
    terminal.stdin.write(left.shift() ?? CTRL_D);
  });
  await once(terminal, 'close');
  const file = join(office, 'data', 'workspace.yaml');
  const settings = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined;
  return { said: stripVTControlCharacters(said), settings };
}

test('init asks on a terminal, takes what is likely for Enter, and asks again for what cannot be', {
  timeout: AT_MOST_MS,
}, async () => {
  const { said, settings } = await answer('en_US.UTF-8', [
    '',
    '範例署',
    'Example Agency',
    'Japan',
    'Tokyo',
    '',
    'tw-2018',
    'https://missions.example.org/',
  ]);
  expect(said).toContain('there is no time zone “Tokyo”; write one such as Asia/Tokyo');
  expect(settings).toMatchObject({
    home: { economy: 'JP', agency: { 'zh-TW': '範例署', en: 'Example Agency' }, timeZone: 'Asia/Tokyo' },
    languages: ['zh-TW', 'en'],
    profile: 'tw-2018',
    site: { address: 'https://missions.example.org/' },
  });
});

test('in Chinese it asks in Chinese; whoever leaves with Ctrl+D has nothing written, and is told so', {
  timeout: AT_MOST_MS,
}, async () => {
  const { said, settings } = await answer('zh_TW.UTF-8', ['', '範例署']);
  expect(said).toContain('機關名稱（en）: 未回答即結束：未寫入任何內容');
  expect(settings).toBe(undefined);
});
