import { ActionStatus } from '#model/action-event.ts';
import { readAssignee } from '#model/assignee.ts';
import { Audience } from '#model/audience.ts';
import { CivilDate } from '#model/civil-time.ts';
import { CommitmentKind, CommitmentOwner } from '#model/commitment.ts';
import type { Workspace } from '#model/workspace.ts';
import type { ActionFilters } from '#tracker/list-actions.ts';
import { ACTION_SORTS, type ActionSort } from '#tracker/sort-actions.ts';
import { refuse, refuseChoice } from './actions-refuse.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { findPartner } from './find-partner.ts';
import { knowsMission } from './knows-mission.ts';

export type Asked<T> = {
  readonly tracker: T;
  readonly filters: ActionFilters;
  readonly sort: ActionSort | undefined;
};

type Opening<T> = {
  /** Where the options name no audience. */
  readonly usual: Audience;
  readonly open: (context: Context, audience: Audience) => T | undefined | Promise<T | undefined>;
};

/** What the options ask for: the tracker for an audience, which items, in what order. Faults are told. */
export async function ask<T extends { readonly workspace: Workspace }>(
  context: Context,
  options: Input['options'],
  { usual, open }: Opening<T>,
): Promise<Asked<T> | { readonly code: ExitCode }> {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const choices = {
    owner: CommitmentOwner.options,
    kind: CommitmentKind.options,
    status: [...ActionStatus.options, 'pending'],
    audience: Audience.options,
    sort: ACTION_SORTS,
  } as const satisfies Readonly<Record<string, readonly string[]>>;
  for (const [name, allowed] of Object.entries(choices) as [string, readonly string[]][]) {
    const value = text(name);
    if (value === undefined || allowed.includes(value)) continue;
    return { code: refuseChoice(context, name, { value, allowed }) };
  }
  if (text('due-before') !== undefined && !CivilDate.safeParse(text('due-before')).success)
    return { code: refuse(context, 'actions.bad-due-before', { code: 2 }) };
  const mission = text('mission');
  if (mission !== undefined && !knowsMission(context, mission)) return { code: 1 };
  const tracker = await open(context, Audience.parse(text('audience') ?? usual));
  if (!tracker) return { code: 1 };
  const partner = text('partner') && findPartner(context, tracker.workspace, text('partner'));
  if (text('partner') !== undefined && partner === undefined) return { code: 1 };
  const assignee = assigneeOf(context, tracker.workspace, text('assignee'));
  const filters = {
    partner,
    mission,
    assignee,
    owner: text('owner') as ActionFilters['owner'],
    kind: text('kind') as ActionFilters['kind'],
    status: text('status') as ActionFilters['status'],
    dueBefore: text('due-before'),
    overdue: options['overdue'] === true,
    watched: options['watched'] === true ? true : undefined,
    text: text('text'),
  };
  return { tracker, filters, sort: text('sort') as ActionSort | undefined };
}

/**
 * Whoever is asked for by a name that nobody of ours has is looked for as it stands: an item may be of a time
 * when somebody bore it. That it may be a slip is told.
 */
function assigneeOf(context: Context, workspace: Workspace, text: string | undefined): string | undefined {
  if (text === undefined || text === 'none') return text;
  const reading = readAssignee(workspace, text);
  if ('assignee' in reading) return reading.assignee;
  const { fault, suggestion } = reading;
  context.tell(context.t(`actions.assignee-${fault}`, { name: text, suggestion }));
  return text;
}
