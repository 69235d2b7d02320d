import { markdownTable } from '#locale/markdown.ts';
import type { Translate } from '#locale/words.ts';
import type { Command, Deed } from './command.ts';
import { type Row, rowsOf } from './help.ts';
import { COMMON_OPTIONS, SHARED_OPTIONS } from './parse-arguments.ts';
import { COMMANDS } from './table.ts';

/** Every command with its deeds, options and example as Markdown, from the declarations that `--help` is made of. */
export async function describeCommands(t: Translate): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const common = rowsOf(COMMON_OPTIONS, (option) => t(`cli.option.${option}`));
  return [
    ...commands.map((command) => describeCommand(command, t)),
    `## ${t('help.commands.common')}\n\n${optionTable(common, t)}`,
  ].join('\n\n');
}

function describeCommand(command: Command, t: Translate): string {
  const { name, deeds = {} } = command;
  const parts = Object.entries(deeds).map(([deed, each]) =>
    [
      `### \`${[name, deed, ...each.positionals].join(' ')}\``,
      t(`cli.${name}.deed.${deed}`),
      exampleOf(`cli.${name}.example.${deed}`, t),
      ...ownOptions(command, each, t),
    ].join('\n\n'),
  );
  const own = parts.length > 0 ? [] : ownOptions(command, command, t);
  return [`## ${name}`, t(`cli.${name}.summary`), exampleOf(`cli.${name}.example`, t), ...own, ...parts].join(
    '\n\n',
  );
}

const exampleOf = (key: string, t: Translate): string => `\`\`\`sh\nattache ${t(key)}\n\`\`\``;

/** Those beside the common ones. */
function ownOptions({ name }: Command, { options, uses = [] }: Deed, t: Translate): readonly string[] {
  const shared = Object.fromEntries(uses.map((each) => [each, SHARED_OPTIONS[each]]));
  const rows = [
    ...rowsOf(options, (option) => t(`cli.${name}.option.${option}`)),
    ...rowsOf(shared, (option) => t(`cli.option.${option}`)),
  ];
  return rows.length > 0 ? [optionTable(rows, t)] : [];
}

function optionTable(rows: readonly Row[], t: Translate): string {
  return markdownTable(
    [t('help.commands.option'), t('help.commands.meaning')],
    rows.map(({ flag, meaning }) => [`\`${flag}\``, meaning]),
  );
}
