import { expect, test } from 'vitest';
import { renderDiagnostic } from '#diagnostics/render.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { loadWords } from '#load/words.ts';
import { acceptedText } from '../reports/accepted.ts';
import { copyOf } from '../workspace-copy.ts';
import { SLIPS, type Slip } from './first-day-slips.ts';
import { runInProcess } from './run-in-process.ts';

const LANGUAGES = ['en', 'zh-TW'] as const;

const words = loadWords();
const AT_MOST_MS = 180_000;

type Said = Readonly<Record<(typeof LANGUAGES)[number], string>>;

/** What a person reads after a slip, without the folders of this machine. */
async function saidOf({ spoil, types }: Slip, sound: string): Promise<Said> {
  const root = spoil ? copyOf('tiny') : sound;
  spoil?.(root);
  if (types === undefined) {
    const { diagnostics } = loadWorkspace(root);
    return inEach((language) =>
      diagnostics.map((each) => renderDiagnostic(each, words(language))).join('\n'),
    );
  }
  const former = process.cwd();
  process.chdir(root);
  try {
    const said: string[] = [];
    for (const language of LANGUAGES) {
      const { code, stdout, stderr } = await runInProcess(...types, '--lang', language);
      said.push(`${stdout}${stderr}[${code}]`.replaceAll(process.cwd(), '.').replaceAll(root, '…'));
    }
    return inEach((language) => said[LANGUAGES.indexOf(language)] ?? '');
  } finally {
    process.chdir(former);
  }
}

const inEach = (say: (language: (typeof LANGUAGES)[number]) => string): Said => ({
  en: say('en'),
  'zh-TW': say('zh-TW'),
});

test('after each slip of a first day it is said what to do next, in both languages', {
  timeout: AT_MOST_MS,
}, async () => {
  const sound = copyOf('tiny');
  const said: Said[] = [];
  for (const each of SLIPS) said.push(await saidOf(each, sound));
  for (const language of LANGUAGES) {
    const text = SLIPS.map(({ slip, types }, index) =>
      [`## ${slip}`, ...(types ? [`$ attache ${types.join(' ')}`] : []), said[index]?.[language], ''].join(
        '\n',
      ),
    ).join('\n');
    const silent = text.split(/^## /m).filter((each) => each !== '' && isSilent(each));
    expect(silent).toEqual([]);
    expect(text).toBe(acceptedText(`first-day.${language}.txt`, text));
  }
});

/** Nothing is said, or it is done as if nothing were wrong. */
const isSilent = (said: string): boolean => /\[0\]\s*$/.test(said) || said.trim().split('\n').length < 2;
