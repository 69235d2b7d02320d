import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type TutorialStep, tutorialSteps, wordsOf, writtenInto } from '../../pack/tutorial-steps.ts';
import { runInProcess } from '../commands/run-in-process.ts';

const HELP = fileURLToPath(new URL('../../site/help/', import.meta.url));
/** What takes long is typed by `npm run pack:try`. */
const LONG = new Set(['build', 'preview', 'audit', 'brief', 'report', 'install']);

const stepsOf = (language: string, page: string) =>
  tutorialSteps(readFileSync(join(HELP, language, `${page}.mdx`), 'utf8'));

/** What stands after `attache`, whether it is typed by npx or by the scripts of the office's `package.json`. */
function argumentsOf([starter, second = '', third = '', ...rest]: readonly string[]): readonly string[] {
  return starter === 'npm' && second === 'run'
    ? [third, ...rest.filter((each) => each !== '--')]
    : [third, ...rest];
}

/** Does one step in the folder; what it said, where it did not go well. */
async function take(step: TutorialStep, folder: string): Promise<readonly unknown[]> {
  if (step.deed === 'write') {
    const file = join(folder, step.file);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      writtenInto(existsSync(file) ? readFileSync(file, 'utf8') : '', step.text, step.file),
    );
    return [];
  }
  const args = argumentsOf(wordsOf(step.line));
  if (LONG.has(args[0] ?? '')) return [];
  const [name, ...rest] = args;
  const place = name === 'init' ? [join(folder), ...rest.slice(1)] : [...rest, '--workspace', folder];
  const ran = await runInProcess(
    name ?? '',
    ...place.map((each) => (each === 'actions.xlsx' ? join(folder, each) : each)),
  );
  return ran.code === 0 ? [] : [step.line, ran];
}

test('the three tutorials, typed word by word, make a mission without a fault or a mark', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-tutorial-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const steps = ['staff', 'delegate', 'manager'].flatMap((page) => stepsOf('zh-TW', page));
  const failed: unknown[] = [];
  for (const step of steps.filter((each) => !('line' in each && /^(?:cd|npm install)/.test(each.line))))
    failed.push(...(await take(step, folder)));
  expect(failed).toEqual([]);
  const check = await runInProcess('check', '--workspace', folder);
  expect(check.stderr.split('\n').at(-2)).toBe('missions: 1 · errors: 0 · warnings: 0');
  const item = await runInProcess('actions', 'list', '--status', 'done', '--json', '--workspace', folder);
  expect(JSON.parse(item.stdout).actions.map(({ id }: { id: string }) => id)).toEqual([
    '2027-lima/send-list',
  ]);
});

test('what a person writes takes the place of the field of its name, or comes at the end', () => {
  const former = '# of the office\na: [1]\n\nb:\n  - c # why\n\nd: 4\n';
  expect(writtenInto(former, 'b: [2]\n\ne: 5\n', 'x.yaml')).toBe(
    '# of the office\na: [1]\n\nb: [2]\n\nd: 4\n\ne: 5\n',
  );
});
