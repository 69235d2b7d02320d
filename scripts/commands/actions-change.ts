import { ActionPriority, ActionStatus } from '#model/action-event.ts';
import { assigneeName, readAssignee } from '#model/assignee.ts';
import type { PartnerId } from '#model/identifier.ts';
import { commitmentsOf, type Workspace } from '#model/workspace.ts';
import { logOfItem } from '#register/actions.ts';
import type { ActionItem } from '#tracker/action-item.ts';
import { eventsOf, recordsOf, type Said } from '#tracker/action-records.ts';
import { SaidFields } from '#tracker/read-update.ts';
import { syncActions } from '#tracker/update-action.ts';
import { findItem, openTracker } from './actions-open.ts';
import { refuse } from './actions-refuse.ts';
import { saidWords } from './actions-said.ts';
import { changeActions } from './actions-write.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { findPartner } from './find-partner.ts';
import { fitPrint } from './terminal.ts';

/** What takes a field back on the command line. */
const NONE = 'none';

/** `actions update <item…> --status … --note … --due …`: the same of each of them. */
export async function updateItems(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const tracker = openTracker(context, 'internal', { keeps: true });
  if (!tracker) return 1;
  const items = findItems(context, tracker.items, positionals);
  if (!items) return 1;
  const said = readSaid(context, { options, all: tracker.items, workspace: tracker.workspace });
  if (typeof said === 'number') return said;
  const { partner } = said;
  const stranger = partner && items.find((item) => !item.partners.some((each) => each === partner));
  if (stranger) {
    const known = stranger.partners.join(', ');
    return refuse(context, 'actions.not-its-partner', { partner, item: stranger.id, known });
  }
  const itself = items.find(({ id }) => id === said.supersededBy);
  if (itself) return refuse(context, 'actions.supersedes-itself', { item: itself.id });
  const speech = { workspace: tracker.workspace, language: context.language, t: context.t };
  return write(context, { items, said, by: options['by'] }, (item) =>
    context.t('actions.updated', { item: item.id, said: saidWords(said, item, speech).join(' · ') }),
  );
}

/** `actions assign <item…> --to <person or unit>` */
export async function assignItems(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const { to, by } = options;
  if (typeof to !== 'string') return refuse(context, 'actions.nobody-named', { code: 2 });
  const tracker = openTracker(context, 'internal', { keeps: true });
  if (!tracker) return 1;
  const items = findItems(context, tracker.items, positionals);
  if (!items) return 1;
  const reading = to === NONE ? { assignee: null } : readAssignee(tracker.workspace, to);
  if ('fault' in reading)
    return refuse(context, `actions.assignee-${reading.fault}`, {
      name: to,
      suggestion: reading.suggestion,
      code: 2,
    });
  const { assignee } = reading;
  const why = options['why'];
  const said = { assignee, ...(typeof why === 'string' && { why }) };
  const name = assignee === null ? undefined : assigneeName(tracker.workspace, assignee, context.language);
  return write(context, { items, said, by }, (item) =>
    name === undefined
      ? context.t('actions.unassigned', { item: item.id })
      : context.t('actions.assigned', { item: item.id, name }),
  );
}

/** `actions sync`: a record for every commitment; records that have lost theirs are named. */
export async function syncAll(context: Context, { options }: Input): Promise<ExitCode> {
  const tracker = openTracker(context, 'internal', { keeps: true });
  if (!tracker) return 1;
  const { workspace } = tracker;
  const { added, orphans } = syncActions(workspace, tracker.records);
  const target = { names: added.map(logOfItem), by: options['by'] };
  const code = await changeActions(context, target, (stands) =>
    syncActions(workspace, recordsOf(stands, workspace.settings.home.timeZone))
      .added.filter((item) => added.includes(item))
      .map((item) => ({ type: 'track', item })),
  );
  if (code !== 0) return code;
  const commitments = workspace.missions.flatMap(commitmentsOf).length;
  if (context.json) context.print(JSON.stringify({ commitments, added, orphans }, undefined, 2));
  else context.print(fitPrint(context.t('actions.synced', { commitments, added: added.length })));
  for (const orphan of orphans) context.tell(context.t('actions.orphan', { item: orphan }));
  return 0;
}

type Deed = { readonly items: readonly ActionItem[]; readonly said: Said; readonly by: unknown };

async function write(
  context: Context,
  { items, said, by }: Deed,
  tell: (item: ActionItem) => string,
): Promise<ExitCode> {
  const names = items.map(({ id }) => logOfItem(id));
  const code = await changeActions(context, { names, by }, () =>
    items.flatMap(({ id }) => eventsOf(id, said)),
  );
  if (code !== 0) return code;
  if (context.json) {
    const updated = items.map(({ id }) => ({ item: id, update: said }));
    context.print(JSON.stringify(updated, undefined, 2));
  } else for (const item of items) context.print(fitPrint(tell(item)));
  return 0;
}

/** Each item once; undefined after a name that is none, which is told. */
function findItems(
  context: Context,
  all: readonly ActionItem[],
  names: readonly string[],
): readonly ActionItem[] | undefined {
  const found = names.map((name) => findItem(context, all, name));
  const items = found.filter((item) => item !== undefined);
  return items.length === found.length ? [...new Set(items)] : undefined;
}

type Asked = {
  readonly options: Input['options'];
  readonly all: readonly ActionItem[];
  readonly workspace: Workspace;
};

const OPTION_OF: Readonly<Record<keyof SaidFields, string>> = {
  status: 'status',
  partner: 'partner',
  supersededBy: 'superseded-by',
  assignee: 'to',
  priority: 'priority',
  dueDate: 'due',
  lookAgain: 'look-again',
  note: 'note',
  evidence: 'evidence',
  why: 'why',
};

/** What the options say, or the exit code after what is wrong with them. */
function readSaid(context: Context, { options, all, workspace }: Asked): Said | ExitCode {
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? options[name] : undefined;
  const cleared = (name: string) => (text(name) === NONE ? null : text(name));
  const replaced = text('superseded-by');
  const supersededBy = replaced === undefined ? undefined : findItem(context, all, replaced)?.id;
  if (replaced !== undefined && supersededBy === undefined) return 1;
  const partner =
    text('partner') === undefined ? undefined : findPartner(context, workspace, text('partner'));
  if (text('partner') !== undefined && partner === undefined) return 1;
  const given = {
    status: text('status') ?? (supersededBy === undefined ? undefined : 'superseded'),
    supersededBy,
    partner,
    priority: cleared('priority'),
    dueDate: cleared('due'),
    lookAgain: cleared('look-again'),
    note: text('note'),
    evidence: text('evidence'),
    why: text('why'),
  };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(said).every((field) => field === 'why' || field === 'partner'))
    return refuse(context, 'actions.nothing-to-update', { code: 2 });
  const parsed = SaidFields.safeParse(said);
  if (!parsed.success) {
    for (const field of new Set(parsed.error.issues.map(({ path }) => String(path[0]))))
      refuseField(context, field);
    return 2;
  }
  const { status } = parsed.data;
  if ((status === 'superseded') !== (supersededBy !== undefined))
    return refuse(context, 'actions.superseded-by-what', { code: 2 });
  if (partner !== undefined && status === undefined)
    return refuse(context, 'actions.partner-of-status', { code: 2 });
  return parsed.data as Said & { partner?: PartnerId };
}

function refuseField(context: Context, field: string): ExitCode {
  const option = OPTION_OF[field as keyof SaidFields] ?? field;
  const allowed = field === 'priority' ? [...ActionPriority.options, NONE] : ActionStatus.options;
  return refuse(context, `actions.bad-${option}`, { allowed: allowed.join(', '), code: 2 });
}
