import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadFromKept } from '#load/load-kept-workspace.ts';
import { readText } from '#load/read-text.ts';
import {
  isUnread,
  ownWordsFile,
  readOwnWords,
  shippedWords,
  wordCoverage,
  wordListFaults,
} from '#load/word-lists.ts';
import { REMARK } from '#load/words-in.ts';
import { FALLBACK_LANGUAGE, type WordList } from '#locale/words.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Command, Context } from './command.ts';
import { isWorkspace, tellDiagnostics } from './open-workspace.ts';
import { printFiles } from './print-files.ts';

/**
 * `words <language>`: the list of words that a language lacks, in the workspace, to be translated: before each
 * what English and the workspace's other language say. Words that stand there stay.
 */
export const words: Command = {
  name: 'words',
  positionals: ['<language>'],
  options: {},
  uses: ['dry-run'],
  run: async (context, { positionals: [language = ''] }) => {
    if (!isWorkspace(context)) return 1;
    if (!isLanguageTag(language)) {
      context.complain(context.t('cli.words.bad-language', { value: language }));
      return 2;
    }
    const file = ownWordsFile(language);
    const faults = faultsOfFile(context, file);
    tellDiagnostics(context, faults);
    if (faults.some(({ severity }) => severity === 'error')) return 1;
    return writeList(context, file, language);
  },
};

function writeList(context: Context, file: string, language: string): 0 {
  const { missing, of } = wordCoverage(context.workspaceRoot, language);
  if (isUnread(language)) context.tell(context.t('cli.check.words-unread', { language, file }));
  if (missing.length === 0) {
    context.tell(context.t('cli.words.complete', { language, of }));
    return 0;
  }
  const own = readOwnWords(context.workspaceRoot, language);
  const list = listToTranslate(own, missing, otherLanguages(context, language));
  const place = join(context.workspaceRoot, file);
  if (!context.dryRun) writeWhole(place, `${JSON.stringify(list, undefined, 2)}\n`);
  printFiles(context, [place]);
  context.tell(context.t('cli.words.written', { language, missing: missing.length, of }));
  if (context.dryRun) context.tell(context.t('actions.nothing-written'));
  return 0;
}

/** What is said already, then what is not, each under a remark of what others say. */
function listToTranslate(
  own: WordList,
  missing: readonly string[],
  others: readonly (readonly [string, WordList])[],
): WordList {
  const open = missing.flatMap((key): readonly (readonly [string, string])[] => [
    [REMARK + key, others.map(([language, list]) => `${language}: ${list[key] ?? '–'}`).join(' | ')],
    [key, ''],
  ]);
  return { ...own, ...Object.fromEntries(open) };
}

/** English, and the language that the office writes beside the one that is translated. */
function otherLanguages(context: Context, language: string): readonly (readonly [string, WordList])[] {
  const { workspace } = loadFromKept(context.workspaceRoot);
  const used = (workspace?.settings.languages ?? []).filter((each) => each !== language);
  return [...new Set([FALLBACK_LANGUAGE, ...used])]
    .map((each) => [each, shippedWords(each)] as const)
    .filter(([, list]) => Object.keys(list).length > 0);
}

function faultsOfFile({ workspaceRoot }: Context, file: string) {
  if (!existsSync(join(workspaceRoot, file))) return [];
  const read = readText(workspaceRoot, file);
  return 'fault' in read ? [read.fault] : wordListFaults(file, read.text);
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
