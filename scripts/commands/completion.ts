import { suggest } from '#diagnostics/suggestion.ts';
import { listReportProfiles } from '#load/read-profiles.ts';
import { listLanguages } from '#load/words.ts';
import type { Command, Context, Deed, Option } from './command.ts';
import {
  bashCompletion,
  fishCompletion,
  type Offer,
  type OfferedOption,
  type Offers,
  type Place,
  type Values,
  zshCompletion,
} from './completion-scripts.ts';
import { COMMON_OPTIONS, optionsOf } from './parse-arguments.ts';
import { COMMANDS } from './table.ts';

const SHELLS: Readonly<Record<string, (offers: Offers) => string>> = {
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

async function offersOf(context: Context): Promise<Offers> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return {
    commands: offersOfEach(commands, context),
    common: offeredOptions(COMMON_OPTIONS, context.workspaceRoot),
  };
}

function offersOfEach(commands: readonly Command[], { t, workspaceRoot }: Context): readonly Offer[] {
  return commands.map((command) => {
    const { name, deeds = {} } = command;
    const words = [
      ...Object.keys(deeds),
      ...(name === 'completion' ? Object.keys(SHELLS) : []),
      ...(name === 'words' ? listLanguages(workspaceRoot) : []),
    ];
    return {
      name,
      summary: t(`cli.${name}.summary`),
      ...placeOf(command, { path: name, words, root: workspaceRoot }),
      deeds: Object.entries(deeds).map(([deed, each]) =>
        placeOf(each, { path: `${name} ${deed}`, words: [], root: workspaceRoot }),
      ),
    };
  });
}

function placeOf(
  deed: Deed,
  { path, words, root }: { readonly path: string; readonly words: readonly string[]; readonly root: string },
): Place {
  return {
    path,
    words,
    takesMission: deed.positionals.some((each) => /mission/.test(each)),
    options: offeredOptions(optionsOf(deed), root),
  };
}

function offeredOptions(options: Readonly<Record<string, Option>>, root: string): readonly OfferedOption[] {
  return Object.entries(options).map(([option, each]) => ({
    flag: `--${option}`,
    values: valuesOf(each, root),
  }));
}

/** What may follow an option; nothing where it stands alone. */
function valuesOf(option: Option, root: string): Values | undefined {
  if (option.type !== 'string') return undefined;
  if (option.of) return { words: option.of };
  switch (option.value) {
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
