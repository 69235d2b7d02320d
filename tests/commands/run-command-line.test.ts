import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listLanguages } from '#load/words.ts';
import { copyOf, fixture } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const check = (language: string, root = fixture('tiny')) =>
  runInProcess('check', '--lang', language, '--workspace', root);
const SUMMARY = 'missions: 1 · errors: 0 · warnings: 0\n';
const NOTICE = (language: string) =>
  `There are no words in “${language}”, only in: ${listLanguages().join(', ')}; messages are in English\n`;

describe('--lang', () => {
  test.each(['xx', 'zh', 'english'])(
    '%s is not spoken, which is said once and is no fault',
    async (language) => {
      expect(await check(language)).toEqual({ code: 0, stdout: '', stderr: NOTICE(language) + SUMMARY });
    },
  );

  test.each(['en', 'EN', 'en-GB'])('%s is spoken', async (language) => {
    expect(await check(language)).toEqual({ code: 0, stdout: '', stderr: SUMMARY });
  });

  test.each(['zh-TW', 'zh-tw'])('%s is spoken', async (language) => {
    expect(await check(language)).toEqual({ code: 0, stdout: '', stderr: '任務 1 · 錯誤 0 · 提醒 0\n' });
  });

  test('a language that the workspace has words in is spoken', async () => {
    const root = copyOf('tiny');
    mkdirSync(join(root, 'templates', 'locales'), { recursive: true });
    writeFileSync(join(root, 'templates/locales/eo.json'), '{ "cli.check.result": "sen eraroj" }');
    expect(await check('eo', root)).toEqual({ code: 0, stdout: '', stderr: 'sen eraroj\n' });
  });

  test('it is also said before help and wrong usage', async () => {
    const help = await runInProcess('help', '--lang', 'xx');
    const wrong = await runInProcess('chekc', '--lang', 'xx');
    expect([help.code, help.stderr]).toEqual([0, NOTICE('xx')]);
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      `${NOTICE('xx')}There is no command “chekc”; did you mean “check”?\n`,
    ]);
  });
});

test('files with the line ends of Windows are read as the others are', async () => {
  const root = copyOf('tiny');
  for (const file of [
    'data/workspace.yaml',
    'data/missions/2020-visit/mission.yaml',
    'content/missions/2020-visit/en/report.mdx',
  ]) {
    const path = join(root, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  }
  expect(await check('en', root)).toEqual({ code: 0, stdout: '', stderr: SUMMARY });
});
