import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { renderDiagnostic } from '#diagnostics/render.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { loadWords } from '#load/words.ts';
import { copyOf } from '../workspace-copy.ts';
import { SLIPS, type Slip } from './first-day-slips.ts';
import { runInProcess } from './run-in-process.ts';

const LANGUAGES = ['en', 'zh-TW'] as const;

/** What a person reads after a slip, in one language, without the folders of this machine. */
async function saidOf({ spoil, types }: Slip, language: string): Promise<string> {
  const root = copyOf('tiny');
  spoil?.(root);
  if (types === undefined) {
    const t = loadWords()(language);
    return loadWorkspace(root)
      .diagnostics.map((each) => renderDiagnostic(each, t))
      .join('\n');
  }
  const former = process.cwd();
  process.chdir(root);
  try {
    const { code, stdout, stderr } = await runInProcess(...types, '--lang', language);
    return `${stdout}${stderr}[${code}]`.replaceAll(process.cwd(), '.').replaceAll(root, '…');
  } finally {
    process.chdir(former);
  }
}

test.each(LANGUAGES)('after each slip of a first day, what to do next is said in %s', async (language) => {
  const texts: string[] = [];
  for (const each of SLIPS) {
    const said = await saidOf(each, language);
    texts.push(`## ${each.slip}\n${each.types ? `$ attache ${each.types.join(' ')}\n` : ''}${said}\n`);
  }
  const file = fileURLToPath(new URL(`../refs/first-day.${language}.txt`, import.meta.url));
  if (process.env['ATTACHE_UPDATE_REFS'] || !existsSync(file)) writeFileSync(file, texts.join('\n'));
  expect(texts.join('\n')).toBe(readFileSync(file, 'utf8'));
});

test('no slip passes in silence', () => {
  const silent = LANGUAGES.flatMap((language) => {
    const text = readFileSync(
      fileURLToPath(new URL(`../refs/first-day.${language}.txt`, import.meta.url)),
      'utf8',
    );
    return text
      .split(/^## /m)
      .filter((each) => each !== '' && (/\[0\]\n*$/.test(each) || each.trim().split('\n').length < 2));
  });
  expect(silent).toEqual([]);
});
