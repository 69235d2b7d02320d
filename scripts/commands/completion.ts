import { suggest } from '#diagnostics/suggestion.ts';
import type { Command, Context } from './command.ts';
import { bashCompletion, fishCompletion, type Offer, zshCompletion } from './completion-scripts.ts';
import { optionsOf } from './parse-arguments.ts';
import { COMMANDS } from './table.ts';

const SHELLS: Readonly<Record<string, (offers: readonly Offer[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `completion bash|zsh|fish`: a script for the shell that completes commands, deeds, options and missions. */
export const completion: Command = {
  name: 'completion',
  positionals: ['<bash|zsh|fish>'],
  options: {},
  run: async (context, { positionals: [shell = ''] }) => {
    const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
    if (!write) {
      const suggestion = suggest(shell, Object.keys(SHELLS)) ?? Object.keys(SHELLS).join(', ');
      context.complain(context.t('cli.completion.unknown-shell', { shell, suggestion }));
      return 2;
    }
    const script = write(await offersOf(context)).trimEnd();
    context.print(context.json ? JSON.stringify({ shell, script }) : script);
    return 0;
  },
};

async function offersOf({ t }: Context): Promise<readonly Offer[]> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return commands.map((command) => {
    const { name, deeds = {} } = command;
    const options = [command, ...Object.values(deeds)].flatMap((deed) => Object.keys(optionsOf(deed)));
    const flags = [...new Set(options)].map((option) => `--${option}`);
    const takesMission = command.positionals.some((each) => /mission/.test(each));
    return {
      name,
      summary: t(`cli.${name}.summary`),
      words: [...Object.keys(deeds), ...flags],
      takesMission,
    };
  });
}
