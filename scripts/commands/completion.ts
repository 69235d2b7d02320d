import { suggest } from '#diagnostics/suggestion.ts';
import { listReportProfiles } from '#load/read-profiles.ts';
import { listLanguages } from '#load/words.ts';
import type { Command, Context, Option } from './command.ts';
import {
  bashCompletion,
  fishCompletion,
  type Offer,
  type Values,
  zshCompletion,
} from './completion-scripts.ts';
import { optionsOf } from './parse-arguments.ts';
import { COMMANDS } from './table.ts';

const SHELLS: Readonly<Record<string, (offers: readonly Offer[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `completion bash|zsh|fish`: a script for the shell that completes commands, deeds, options, their values and missions. */
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

async function offersOf({ t, workspaceRoot }: Context): Promise<readonly Offer[]> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return commands.map((command) => {
    const { name, deeds = {} } = command;
    const options = [command, ...Object.values(deeds)].flatMap((deed) => Object.entries(optionsOf(deed)));
    const takesMission = command.positionals.some((each) => /mission/.test(each));
    return {
      name,
      summary: t(`cli.${name}.summary`),
      words: [
        ...Object.keys(deeds),
        ...(command.name === 'completion' ? Object.keys(SHELLS) : []),
        ...(command.name === 'words' ? listLanguages(workspaceRoot) : []),
      ],
      takesMission,
      options: [...Map.groupBy(options, ([option]) => option)].map(([option, same]) => ({
        flag: `--${option}`,
        values: valuesOf(
          same.map(([, each]) => each),
          workspaceRoot,
        ),
      })),
    };
  });
}

/** What may follow an option that one or several deeds of a command take; nothing where it stands alone. */
function valuesOf(options: readonly Option[], root: string): Values | undefined {
  const [taking] = options.filter((each) => each.type === 'string');
  if (!taking) return undefined;
  const words = options.flatMap((each) => (each.type === 'string' ? (each.of ?? []) : []));
  if (words.length > 0) return { words: [...new Set(words)] };
  switch (taking.value) {
    case 'language':
      return { words: listLanguages(root) };
    case 'profile':
      return { words: listReportProfiles() };
    case 'mission':
    case 'date|mission':
      return { of: 'missions' };
    case 'folder':
      return { of: 'folders' };
    case 'file':
      return { of: 'files' };
    default:
      return { words: [] };
  }
}
