import { ActionPriority, ActionStatus } from '#model/action-event.ts';
import { CommitmentKind, CommitmentOwner } from '#model/commitment.ts';
import { ACTION_SORTS } from '#tracker/sort-actions.ts';
import { ask } from './actions-ask.ts';
import { openToFind } from './actions-find.ts';
import { actionTable } from './actions-table.ts';
import {
  AUDIENCES,
  type Command,
  type Context,
  type Deed,
  type ExitCode,
  type Input,
  type Option,
  oneOf,
} from './command.ts';
import { fitPrint, terminalWidth } from './terminal.ts';

/** Which items a list or a file holds. */
const FILTERS = {
  partner: { type: 'string', value: 'partner' },
  owner: oneOf(CommitmentOwner.options),
  kind: oneOf(CommitmentKind.options),
  status: { type: 'string', value: 'status', of: [...ActionStatus.options, 'pending'] },
  assignee: { type: 'string', value: 'name' },
  mission: { type: 'string', value: 'mission' },
  'due-before': { type: 'string', value: 'date' },
  overdue: { type: 'boolean' },
  watched: { type: 'boolean' },
  text: { type: 'string', value: 'text' },
} as const satisfies Readonly<Record<string, Option>>;
/** Who does it, where that is not git's `user.name`, and why. */
const AUTHOR = { by: { type: 'string', value: 'name' } } as const;
const REASON = { why: { type: 'string', value: 'text' } } as const;
const AUDIENCE = { audience: AUDIENCES } as const;
const SORT = { sort: oneOf(ACTION_SORTS) } as const;

/** A text a language: `--text "en: A visit" --text "zh-TW: 訪視"`. */
const TEXTS = { type: 'string', value: 'language: words', multiple: true } as const;
const ADD = [
  ...['mission', 'text', 'kind', 'owner', 'owner-name', 'partner', 'due', 'words', 'id', 'yes'],
  ...['now', 'dry-run'],
] as const;

const LIST: Deed = {
  positionals: [],
  options: { ...FILTERS, ...SORT, ...AUDIENCE },
  uses: ['now'],
  run: list,
};

type Run = Deed['run'];

/** A deed's code is read when it is asked for: a list of many items begins at once. */
const later =
  (load: () => Promise<Run>): Run =>
  async (context, input) =>
    (await load())(context, input);

const DEEDS: Readonly<Record<string, Deed>> = {
  list: LIST,
  show: { positionals: ['<item>'], options: AUDIENCE, uses: ['now'], run: show },
  add: {
    positionals: [],
    options: {
      mission: FILTERS.mission,
      text: TEXTS,
      kind: FILTERS.kind,
      owner: FILTERS.owner,
      'owner-name': TEXTS,
      partner: { ...FILTERS.partner, multiple: true },
      due: { type: 'string', value: 'date' },
      words: TEXTS,
      id: { type: 'string', value: 'id' },
      assignee: FILTERS.assignee,
      yes: { type: 'boolean' },
      ...AUTHOR,
    },
    uses: ['now', 'dry-run'],
    // Who says so is of the register: of no use where nothing goes there.
    modes: [{ when: 'assignee', uses: [...ADD, 'by'] }, { uses: ADD }],
    run: later(async () => (await import('./actions-add.ts')).addItem),
  },
  update: {
    positionals: ['<item…>'],
    options: {
      status: { ...FILTERS.status, of: ActionStatus.options },
      partner: FILTERS.partner,
      'superseded-by': { type: 'string', value: 'item' },
      priority: oneOf(ActionPriority.options),
      due: { type: 'string', value: 'date' },
      'look-again': { type: 'string', value: 'date' },
      note: { type: 'string', value: 'text' },
      evidence: { type: 'string', value: 'link' },
      ...REASON,
      ...AUTHOR,
    },
    uses: ['now', 'dry-run'],
    run: later(async () => (await import('./actions-change.ts')).updateItems),
  },
  assign: {
    positionals: ['<item…>'],
    options: { to: { type: 'string', value: 'name' }, ...REASON, ...AUTHOR },
    uses: ['now', 'dry-run'],
    run: later(async () => (await import('./actions-change.ts')).assignItems),
  },
  digest: {
    positionals: [],
    options: { week: { type: 'boolean' } },
    uses: ['out', 'now', 'dry-run'],
    run: later(async () => (await import('./actions-digest.ts')).digest),
  },
  sync: {
    positionals: [],
    options: AUTHOR,
    uses: ['now', 'dry-run'],
    run: later(async () => (await import('./actions-change.ts')).syncAll),
  },
  export: {
    positionals: ['[file]'],
    options: {
      ...FILTERS,
      ...SORT,
      ...AUDIENCE,
      xlsx: { type: 'boolean' },
      ods: { type: 'boolean' },
      csv: { type: 'boolean' },
    },
    uses: ['out', 'now', 'dry-run'],
    run: later(async () => (await import('./actions-export.ts')).exportFile),
  },
  import: {
    positionals: ['<file>'],
    options: { atomic: { type: 'boolean' }, 'take-sheet': { type: 'boolean' }, ...AUTHOR },
    uses: ['now', 'dry-run'],
    run: later(async () => (await import('./actions-import.ts')).importFile),
  },
};

/** `actions [list|show|add|update|…]`: the tracker; without a deed, its list. */
export const actions: Command = { name: 'actions', deeds: DEEDS, ...LIST };

async function list(context: Context, { options }: Input): Promise<ExitCode> {
  const asked = await ask(context, options, { usual: 'internal', open: openToFind });
  if ('code' in asked) return asked.code;
  const { workspace, today, find } = asked.tracker;
  const found = find(asked.filters, asked.sort ?? 'urgency');
  if (context.json) {
    const { actionsJson } = await import('#exports/actions.ts');
    context.print(actionsJson(workspace, found, { today }).trimEnd());
  } else context.print(fitPrint(actionTable(found, { ...context, workspace }, { width: terminalWidth() })));
  return 0;
}

async function show(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const { findItem, openTracker } = await import('./actions-open.ts');
  const asked = await ask(context, options, { usual: 'internal', open: openTracker });
  if ('code' in asked) return asked.code;
  const { workspace, items } = asked.tracker;
  const item = findItem(context, items, positionals[0] ?? '');
  if (!item) return 1;
  const { actionEntry } = await import('#exports/action-entries.ts');
  const { actionCard } = await import('./actions-card.ts');
  context.print(
    context.json
      ? JSON.stringify(actionEntry(workspace, item), undefined, 2)
      : actionCard(item, items, { ...context, workspace, width: terminalWidth() }),
  );
  return 0;
}
