import type { Translate } from '#locale/words.ts';
import type { Command, Option } from './command.ts';
import { COMMON_OPTIONS } from './parse-arguments.ts';
import { COMMANDS } from './table.ts';

/** What `attache --help` says. */
export function generalHelp(t: Translate): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const commands = Object.keys(COMMANDS).map(
    (name) => `  ${name.padEnd(width)}  ${t(`cli.${name}.summary`)}`,
  );
  return [
    t('cli.summary'),
    '',
    `${t('cli.usage')}: npm run attache -- <${t('cli.command')}> [${t('cli.options')}]`,
    '',
    ...commands,
    '',
    t('cli.more-help'),
    '',
  ].join('\n');
}

/** What `attache <command> --help` says: purpose, usage, options, an example. */
export function commandHelp(command: Command, t: Translate): string {
  const rows = [
    ...optionRows(command.options, (name) => t(`cli.${command.name}.option.${name}`)),
    ...optionRows(COMMON_OPTIONS, (name) => t(`cli.option.${name}`)),
  ];
  const width = Math.max(...rows.map(({ flag }) => flag.length));
  return [
    t(`cli.${command.name}.summary`),
    '',
    `${t('cli.usage')}: npm run attache -- ${[command.name, ...command.positionals].join(' ')} [${t('cli.options')}]`,
    '',
    ...rows.map(({ flag, meaning }) => `  ${flag.padEnd(width)}  ${meaning}`),
    '',
    `${t('cli.example')}: npm run attache -- ${t(`cli.${command.name}.example`)}`,
    '',
  ].join('\n');
}

type OptionRow = { readonly flag: string; readonly meaning: string };

function optionRows(
  options: Readonly<Record<string, Option>>,
  describe: (name: string) => string,
): readonly OptionRow[] {
  return Object.entries(options).map(([name, option]) => ({
    flag: option.type === 'string' ? `--${name} <${option.value}>` : `--${name}`,
    meaning: describe(name),
  }));
}
