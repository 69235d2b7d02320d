import { wrapText } from '#locale/text-columns.ts';
import type { Translate } from '#locale/words.ts';
import type { Command, Context, Deed, Option } from './command.ts';
import { COMMON_OPTIONS, type Parsed, SHARED_OPTIONS } from './parse-arguments.ts';
import { COMMANDS } from './table.ts';
import { paint, terminalWidth } from './terminal.ts';

type Call = Context['call'];

/** What `attache --help` says. */
export function generalHelp(t: Translate, call: Call): string {
  const rows = Object.keys(COMMANDS).map((name) => ({ flag: name, meaning: t(`cli.${name}.summary`) }));
  return [
    ...wrapText(t('cli.summary'), terminalWidth()),
    '',
    `${t('cli.usage')}: ${call(`<${t('cli.command')}> [${t('cli.options')}]`)}`,
    '',
    ...layRows(rows),
    '',
    t('cli.more-help', { call: call(`<${t('cli.command')}> --help`) }),
    '',
  ].join('\n');
}

/** What `attache <command> --help` says: purpose, usage, options, deeds, an example. */
export function commandHelp(
  command: Command,
  { deed, title }: Parsed,
  { t, call }: { readonly t: Translate; readonly call: Call },
): string {
  const isWhole = title === command.name;
  const deedName = isWhole ? undefined : title.slice(command.name.length + 1);
  const summary =
    deedName === undefined ? `cli.${command.name}.summary` : `cli.${command.name}.deed.${deedName}`;
  const example =
    deedName === undefined ? `cli.${command.name}.example` : `cli.${command.name}.example.${deedName}`;
  const usage = [title, ...deed.positionals, `[${t('cli.options')}]`].join(' ');
  const deeds = isWhole ? deedRows(command, t) : [];
  return [
    ...wrapText(t(summary), terminalWidth()),
    '',
    `${t('cli.usage')}: ${call(usage)}`,
    '',
    ...(deeds.length > 0 ? [...layRows(deeds), ''] : []),
    ...layRows(optionRows(command, deed, t)),
    '',
    `${t('cli.example')}: ${call(t(example))}`,
    '',
  ].join('\n');
}

export type Row = { readonly flag: string; readonly meaning: string };

/** What a command can be asked to do. */
export function deedRows({ name, deeds = {} }: Command, t: Translate): readonly Row[] {
  return Object.entries(deeds).map(([deed, { positionals }]) => ({
    flag: [name, deed, ...positionals].join(' '),
    meaning: t(`cli.${name}.deed.${deed}`),
  }));
}

function optionRows({ name }: Command, { options, uses = [] }: Deed, t: Translate): readonly Row[] {
  const shared = Object.fromEntries(uses.map((each) => [each, SHARED_OPTIONS[each]]));
  return [
    ...rowsOf(options, (option) => t(`cli.${name}.option.${option}`)),
    ...rowsOf({ ...shared, ...COMMON_OPTIONS }, (option) => t(`cli.option.${option}`)),
  ];
}

/** Options as they are typed, and what each does. */
export function rowsOf(
  options: Readonly<Record<string, Option>>,
  describe: (name: string) => string,
): readonly Row[] {
  return Object.entries(options).map(([name, option]) => ({
    flag: option.type === 'string' ? `--${name} <${option.value}>` : `--${name}`,
    meaning: describe(name),
  }));
}

const WIDEST_FLAG = 30;
const LEAST_MEANING = 30;

/** Flags beside what they mean; on a narrow terminal, above it. */
function layRows(rows: readonly Row[]): readonly string[] {
  const width = terminalWidth();
  const flagWidth = Math.min(WIDEST_FLAG, Math.max(...rows.map(({ flag }) => flag.length)));
  const room = width - flagWidth - 4;
  const isBeside = room >= LEAST_MEANING;
  const margin = isBeside ? flagWidth + 4 : 6;
  return rows.flatMap(({ flag, meaning }) => {
    const [first = '', ...rest] = wrapText(meaning, width - margin);
    const more = rest.map((line) => ' '.repeat(margin) + line);
    if (!isBeside || flag.length > flagWidth)
      return [`  ${paint('bold', flag)}`, ' '.repeat(margin) + first, ...more];
    return [`  ${paint('bold', flag)}${' '.repeat(flagWidth - flag.length + 2)}${first}`, ...more];
  });
}
