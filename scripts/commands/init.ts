import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { hasErrors } from '#diagnostics/diagnostic.ts';
import { writeEdits } from '#edit/write-edits.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { askAnswers } from './init-answers.ts';
import { initFiles } from './init-files.ts';
import { firstMisfit } from './init-misfits.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { printFiles } from './print-files.ts';

/** `init [folder]`: a workspace of one's own, that passes `check` and builds at once. */
export const init: Command = {
  name: 'init',
  positionals: ['[folder]'],
  options: {
    name: { type: 'string', value: 'lang=name', multiple: true },
    economy: { type: 'string', value: 'code' },
    zone: { type: 'string', value: 'zone' },
    languages: { type: 'string', value: 'first,second' },
    form: { type: 'string', value: 'profile' },
    address: { type: 'string', value: 'url' },
    yes: { type: 'boolean' },
  },
  uses: ['dry-run'],
  run: async (context, input) => {
    const folder = resolve(input.positionals[0] ?? '.');
    if (existsSync(join(folder, 'data', 'workspace.yaml'))) return refuse(context, 'exists', { folder });
    const answers = await askAnswers(context, input);
    const misfit = firstMisfit({ ...answers, languages: answers.languages.join(',') });
    if (misfit) return refuse(context, misfit.key, misfit.values, 2);
    const files = initFiles(answers, { folder, words: context.words });
    // What a person has there already stays: a README or package.json of their own is not ours to write.
    const own = files.filter(({ file }) => !existsSync(join(folder, file)));
    if (!context.dryRun) {
      const faults = await writeEdits(
        folder,
        own.map(({ file, text }) => ({ file, before: undefined, after: text })),
      );
      tellDiagnostics(context, faults);
      if (faults.length > 0) return 1;
    }
    printFiles(
      context,
      own.map(({ file }) => file),
    );
    for (const { file } of files.filter((each) => !own.includes(each)))
      context.tell(context.t('cli.init.kept', { file }));
    const packed = own.find(({ file, text }) => file === 'package.json' && PACKED.test(text));
    if (packed) context.tell(context.t('cli.init.packed', { file: PACKED.exec(packed.text)?.[1] ?? '' }));
    return context.dryRun ? 0 : checkMade(context, folder);
  },
};

/** The toolkit as a file: it has to be there for whoever else works on the workspace. */
const PACKED = /"attache": "file:([^"]+\.tgz)"/;

function checkMade(context: Context, folder: string): ExitCode {
  const { diagnostics } = loadWorkspace(folder);
  tellDiagnostics(context, diagnostics);
  const place = relative(process.cwd(), folder);
  const steps = [
    ...(place === '' ? [] : [`cd ${place}`]),
    'npm install',
    'npm run build',
    'npx attache new 2027-lima',
  ];
  context.tell(context.t('cli.init.next', { steps: steps.join('\n  ') }));
  return hasErrors(diagnostics) ? 1 : 0;
}

function refuse(
  context: Context,
  key: string,
  values: Readonly<Record<string, string>>,
  code: ExitCode = 1,
): ExitCode {
  context.complain(context.t(`cli.init.${key}`, values));
  return code;
}
