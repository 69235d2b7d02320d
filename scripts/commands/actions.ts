import { extname, resolve } from 'node:path';
import { actionEntry } from '#exports/action-entries.ts';
import { actionsCsv, actionsJson } from '#exports/actions.ts';
import { actionsXlsx } from '#exports/actions-xlsx.ts';
import { Audience } from '#model/audience.ts';
import { CommitmentOwner, CommitmentStatus } from '#model/commitment.ts';
import { type ActionFilters, byUrgency, filterActions } from '#tracker/list-actions.ts';
import { actionCard } from './actions-card.ts';
import { importFile, refuse, syncAll, updateOne } from './actions-change.ts';
import { findItem, type OpenTracker, openTracker } from './actions-open.ts';
import { actionTable } from './actions-table.ts';
import type { Command, Context, Deed, ExitCode, Input, Option } from './command.ts';
import { printFiles } from './print-files.ts';
import { terminalWidth } from './terminal.ts';
import { writeNamedFile } from './write-named-file.ts';

/** Which items a list or a file holds. */
const FILTERS = {
  partner: { type: 'string', value: 'partner' },
  owner: { type: 'string', value: CommitmentOwner.options.join('|') },
  status: { type: 'string', value: CommitmentStatus.options.join('|') },
  mission: { type: 'string', value: 'mission' },
  overdue: { type: 'boolean' },
} as const satisfies Readonly<Record<string, Option>>;
/** Who does it, where that is not git's `user.name`. */
const AUTHOR = { by: { type: 'string', value: 'name' } } as const;
const AUDIENCE = { audience: { type: 'string', value: 'public|internal' } } as const;

const LIST: Deed = { positionals: [], options: { ...FILTERS, ...AUDIENCE }, uses: ['now'], run: list };

const DEEDS: Readonly<Record<string, Deed>> = {
  list: LIST,
  show: { positionals: ['<item>'], options: AUDIENCE, uses: ['now'], run: show },
  update: {
    positionals: ['<item>'],
    options: {
      status: FILTERS.status,
      note: { type: 'string', value: 'text' },
      due: { type: 'string', value: 'date' },
      ...AUTHOR,
    },
    uses: ['now', 'dry-run'],
    run: updateOne,
  },
  sync: { positionals: [], options: AUTHOR, uses: ['now', 'dry-run'], run: syncAll },
  export: {
    positionals: ['[file]'],
    options: { ...FILTERS, ...AUDIENCE },
    uses: ['out', 'now', 'dry-run'],
    run: exportFile,
  },
  import: { positionals: ['<file>'], options: AUTHOR, uses: ['now', 'dry-run'], run: importFile },
};

/** `actions [list|show|update|sync|export|import]`: the tracker; without a deed, its list. */
export const actions: Command = { name: 'actions', deeds: DEEDS, ...LIST };

async function list(context: Context, { options }: Input): Promise<ExitCode> {
  const asked = ask(context, options, 'internal');
  if ('code' in asked) return asked.code;
  const { workspace, today, items } = asked.tracker;
  const found = byUrgency(filterActions(items, asked.filters));
  if (context.json) context.print(actionsJson(workspace, found, { today }).trimEnd());
  else context.print(actionTable(found, { ...context, workspace }, { width: terminalWidth() }));
  return 0;
}

async function show(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const asked = ask(context, options, 'internal');
  if ('code' in asked) return asked.code;
  const { workspace, items } = asked.tracker;
  const item = findItem(context, items, positionals[0] ?? '');
  if (!item) return 1;
  context.print(
    context.json
      ? JSON.stringify(actionEntry(workspace, item), undefined, 2)
      : actionCard(item, items, { ...context, workspace, width: terminalWidth() }),
  );
  return 0;
}

/** A file leaves the house more easily than a screen: public unless `--audience internal` is asked for. */
async function exportFile(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const asked = ask(context, options, 'public');
  if ('code' in asked) return asked.code;
  const found = filterActions(asked.tracker.items, asked.filters);
  const file = positionals[0];
  if (file === undefined) {
    const text = String(
      await write(context.json ? '.json' : '.csv', context, { ...asked.tracker, items: found }),
    );
    context.print(text.replace(/\n$/, ''));
    return 0;
  }
  const content = await write(extname(file).toLowerCase(), context, { ...asked.tracker, items: found });
  if (content === undefined) return refuse(context, 'actions.unknown-format', 2);
  const path = resolve(context.out ?? '', file);
  const code = writeNamedFile(context, path, content);
  if (code === 0) printFiles(context, [path]);
  return code;
}

async function write(
  extension: string,
  context: Context,
  { workspace, items, today }: OpenTracker,
): Promise<string | Uint8Array | undefined> {
  if (extension === '.csv') return actionsCsv(workspace, items);
  if (extension === '.json') return actionsJson(workspace, items, { today });
  return extension === '.xlsx' ? actionsXlsx(workspace, items, { words: context.words }) : undefined;
}

type Asked = { readonly tracker: OpenTracker; readonly filters: ActionFilters };

function ask(
  context: Context,
  options: Input['options'],
  usual: Audience,
): Asked | { readonly code: ExitCode } {
  const owner = CommitmentOwner.optional().safeParse(options['owner']);
  const status = CommitmentStatus.optional().safeParse(options['status']);
  const audience = Audience.safeParse(options['audience'] ?? usual);
  if (!owner.success) return { code: refuse(context, 'actions.bad-owner', 2) };
  if (!status.success) return { code: refuse(context, 'actions.bad-status', 2) };
  if (!audience.success) return { code: refuse(context, 'actions.bad-audience', 2) };
  const tracker = openTracker(context, audience.data);
  if (!tracker) return { code: 1 };
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const filters = {
    partner: text('partner'),
    mission: text('mission'),
    overdue: options['overdue'] === true,
  };
  return { tracker, filters: { ...filters, owner: owner.data, status: status.data } };
}
