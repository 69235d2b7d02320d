import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Context } from 'hono';
import { z } from 'zod';
import { dateStyle, formatDate } from '#locale/dates.ts';
import { ActionPriority, ActionStatus } from '#model/action-event.ts';
import { assigneeName, ourPeople, ourUnits, readAssignee } from '#model/assignee.ts';
import type { CivilDate } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { ACTIONS, logOfItem } from '#register/actions.ts';
import { changeLogs } from '#register/event-log.ts';
import { REGISTER_FOLDER } from '#register/paths.ts';
import { signature } from '#register/signature.ts';
import { writeWhole } from '#register/write-file.ts';
import { isSettled, lastNote, sideOf } from '#tracker/action-item.ts';
import { eventsOf, type Said } from '#tracker/action-records.ts';
import { SaidFields } from '#tracker/read-update.ts';
import { byUrgency } from '#tracker/sort-actions.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { readTracker, type Tracker } from './facts.ts';
import { refuse, tellFault } from './failures.ts';
import type { Bindings } from './guard.ts';
import { languageOf } from './language.ts';
import { isPlainWay } from './workspace-files.ts';

const Update = z.object({
  items: z.array(z.string().max(200)).min(1).max(500),
  said: SaidFields.pick({
    status: true,
    assignee: true,
    priority: true,
    dueDate: true,
    note: true,
    why: true,
  }),
});

/**
 * - `GET /api/tracker`: every item, what presses first; who can be on one.
 * - `POST /api/tracker { items, said }`: the same of each of them, into the register.
 * - `POST /api/tracker/import?name=…[&dry=1]`, the sheet as bytes: what it would change, and field by field what
 *   both sides have changed (`from` stands, `to` is the sheet's); without `dry`, what is in order is taken.
 */
export function addTracker(app: DeskApp, desk: Desk): void {
  app.get('/api/tracker', (c) => {
    const tracker = trackerOf(c, desk);
    return tracker instanceof Response ? tracker : c.json(tellTracker(tracker, languageOf(c)));
  });
  app.post('/api/tracker', async (c) => {
    const asked = Update.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return refuse(c, desk, { key: 'bad-update' });
    const tracker = trackerOf(c, desk);
    if (tracker instanceof Response) return tracker;
    const { items, said } = asked.data;
    if (!items.every((id) => tracker.items.some((item) => item.id === id)))
      return refuse(c, desk, { key: 'no-item', status: 404 });
    const { assignee, ...rest } = said;
    const reading = typeof assignee === 'string' ? readAssignee(tracker.workspace, assignee) : { assignee };
    if ('fault' in reading)
      return refuse(c, desk, {
        key: `assignee-${reading.fault}`,
        name: assignee ?? '',
        suggestion: reading.suggestion,
      });
    const full = { ...rest, ...(reading.assignee !== undefined && { assignee: reading.assignee }) } as Said;
    const options = {
      names: [...new Set(items.map(logOfItem))],
      signature: signature({ workspaceRoot: desk.root, now: desk.now() }),
    };
    const written = await changeLogs(desk.root, ACTIONS, options, () =>
      Map.groupBy(
        items.flatMap((id) => eventsOf(id, full)),
        ({ item }) => logOfItem(item),
      ),
    );
    if ('fault' in written)
      return c.json({ fault: 'register', why: tellFault(written.fault, desk.words(languageOf(c))).why }, 409);
    return c.json({ items });
  });
  app.post('/api/tracker/import', async (c) => {
    const name = basename(c.req.query('name') ?? '');
    const folder = `${REGISTER_FOLDER}/.desk`;
    if (!/^[^.-].*\.(?:xlsx|ods|csv|json)$/i.test(name) || !isPlainWay(desk.root, folder))
      return refuse(c, desk, { key: 'no-sheet' });
    const file = join(desk.root, folder, 'sheets', name);
    mkdirSync(join(desk.root, folder, 'sheets'), { recursive: true });
    writeWhole(file, new Uint8Array(await c.req.arrayBuffer()));
    try {
      const run = async (options: readonly string[]) => {
        const args = ['actions', 'import', file, ...options, '--json', '--lang', languageOf(c)];
        const job = await desk.jobs.start('import', args).ended;
        return { changes: changesIn(job.output), faults: job.lines.flatMap(faultsOf) };
      };
      if (c.req.query('dry') !== '1') return c.json(await run([]));
      const { changes, faults } = await run(['--dry-run']);
      if (!faults.some(isConflict)) return c.json({ changes, faults, conflicts: [] });
      // What the sheet would change besides, were its word taken, is what both sides have changed.
      const inOrder = new Set(changes.map((each) => `${each.id} ${each.field}`));
      const all = await run(['--dry-run', '--take-sheet']);
      const conflicts = all.changes.filter(({ id, field }) => !inOrder.has(`${id} ${field}`));
      return c.json({ changes, faults: faults.filter((each) => !isConflict(each)), conflicts });
    } finally {
      rmSync(file, { force: true });
    }
  });
}

const Changed = z.object({
  changes: z.array(
    z.object({
      id: z.string(),
      field: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});

function changesIn(output: string): z.output<typeof Changed>['changes'] {
  try {
    return Changed.parse(JSON.parse(output)).changes;
  } catch {
    return [];
  }
}

const isConflict = (fault: unknown): boolean =>
  String((fault as { readonly code?: string }).code).startsWith('import-conflict');

/** What a command says on stderr under `--json`, an object a line; a note is no fault. */
function faultsOf(line: string): readonly unknown[] {
  try {
    const said = JSON.parse(line) as { readonly severity?: string };
    return said.severity === 'note' ? [] : [said];
  } catch {
    return [];
  }
}

function trackerOf(c: Context<Bindings>, desk: Desk): Tracker | Response {
  const { workspace } = desk.facts.read();
  if (!workspace) return refuse(c, desk, { key: 'facts-at-fault', status: 409 });
  const tracker = readTracker(desk.root, { workspace, now: desk.now() });
  if (!('fault' in tracker)) return tracker;
  return c.json({ fault: 'register', why: tellFault(tracker.fault, desk.words(languageOf(c))).why }, 409);
}

function tellTracker({ workspace, items }: Tracker, language: string) {
  const style = dateStyle(workspace.settings, language);
  return {
    statuses: ActionStatus.options.filter((status) => status !== 'superseded'),
    priorities: ActionPriority.options,
    assignees: [
      ...ourPeople(workspace).map((each) => ({ id: String(each.id), name: localize(each.name, language) })),
      ...ourUnits(workspace, language).map((unit) => ({ id: unit, name: unit })),
    ],
    items: byUrgency(items).map((item) => ({
      id: item.id,
      mission: item.mission.id,
      text: localize(item.commitment.text, language),
      kind: item.commitment.kind,
      side: sideOf(item),
      partners: item.partners.map((id) => {
        const partner = workspace.economies.get(id);
        return partner ? localize(partner.shortName ?? partner.name, language) : id;
      }),
      status: item.status,
      isSettled: isSettled(item),
      priority: item.priority ?? '',
      assignee: item.assignee ?? '',
      assigneeName: item.assignee === undefined ? '' : assigneeName(workspace, item.assignee, language),
      due: item.due.latest === undefined ? '' : formatDate(item.due.latest as CivilDate, style),
      dueWords: item.due.words ? localize(item.due.words, language) : '',
      dueDate: item.due.movedTo ?? '',
      isLate: item.flags.includes('overdue'),
      note: lastNote(item) ?? '',
    })),
  };
}
