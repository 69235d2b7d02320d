import type { CalendarPlan } from '#invites/calendar-file.ts';
import { likeness } from '#invites/same-mission.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { Audience } from '#model/audience.ts';
import type { InviteEvent } from '#model/invite-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import { listLogs, type Reading, readLog } from '#register/event-log.ts';
import { entryName, foldInvites, formerName, INVITES, type IssuedCalendars } from '#register/invites.ts';
import { ACTION_FEED } from '#register/paths.ts';
import type { Context } from './command.ts';

/** Which missions had another name when calendars of theirs were first issued. */
export type Lineage = {
  /** Nearest first. */
  readonly formerNames: (mission: string) => readonly string[];
  /** What was issued under the former names, earliest first. */
  readonly eventsBefore: (mission: string) => readonly InviteEvent[];
  /** Entries of the tracker's feed, which holds items of all missions, by the names of today. */
  readonly underNewNames: (issued: IssuedCalendars) => IssuedCalendars;
  /** Logs of missions that are not there any longer, under whatever name. */
  readonly orphans: () => readonly string[];
  readonly note: (mission: string, former: string) => void;
};

/** Reads from the register which missions go on from which. */
export function readLineage(root: string): Reading<Lineage> {
  const present = new Set(listMissionIds(root));
  const logs = new Map<string, readonly InviteEvent[]>();
  for (const name of listLogs(root, INVITES)) {
    const reading = readLog(root, INVITES, name);
    if ('fault' in reading) return reading;
    logs.set(name, reading.value);
  }
  const former = new Map<string, string>();
  for (const [name, events] of logs) {
    const before = formerName(events);
    if (before !== undefined) former.set(name, before);
  }
  const formerNames = (mission: string): readonly string[] => {
    const names: string[] = [];
    for (let name = former.get(mission); name !== undefined; name = former.get(name)) {
      if (names.includes(name)) break;
      names.push(name);
    }
    return names;
  };
  const goingOn = () => new Set([...present].flatMap((name) => formerNames(name)));
  const lineage: Lineage = {
    formerNames,
    eventsBefore: (mission) =>
      [...formerNames(mission)].reverse().flatMap((name) => [...(logs.get(name) ?? [])]),
    underNewNames: (issued) => {
      const names = new Map(
        [...present].flatMap((name) => formerNames(name).map((before) => [before, name] as const)),
      );
      return names.size === 0 ? issued : renamed(issued, names);
    },
    orphans: () => {
      const known = goingOn();
      return [...logs.keys()].filter(
        (name) => name !== ACTION_FEED && !present.has(name) && !known.has(name),
      );
    },
    note: (mission, before) => {
      former.set(mission, before);
    },
  };
  return { value: lineage };
}

const ITEM = /^(todo|action)\/([^/]+)\//;

function renamed(issued: IssuedCalendars, names: ReadonlyMap<string, string>): IssuedCalendars {
  const entries = [...issued.entries.values()].map((entry) => {
    const [, kind = '', mission = ''] = ITEM.exec(entry.key) ?? [];
    const now = names.get(mission);
    return now === undefined ? entry : { ...entry, key: entry.key.replace(ITEM, `${kind}/${now}/`) };
  });
  return { ...issued, entries: new Map(entries.map((entry) => [entryName(entry), entry])) };
}

type Search = { readonly context: Context; readonly lineage: Lineage };

/** A mission of which nothing was issued yet may be one that has gone, under a new name. */
export function noteFormerName(
  plan: CalendarPlan,
  name: string,
  { context, lineage }: Search,
): readonly EventDraft<InviteEvent>[] {
  if (name === ACTION_FEED || !plan.whole) return [];
  const found = lineage
    .orphans()
    .map((orphan) => ({ orphan, share: likeness(plan, issuedOf(context, orphan, lineage)) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)[0];
  if (!found) return [];
  lineage.note(name, found.orphan);
  context.tell(context.t('cli.invites.renamed', { from: found.orphan, to: name }));
  return [{ type: 'continues', mission: found.orphan }];
}

function issuedOf({ workspaceRoot }: Context, name: string, lineage: Lineage): readonly IssuedCalendars[] {
  const reading = readLog(workspaceRoot, INVITES, name);
  const own = 'value' in reading ? reading.value : [];
  const events = [...lineage.eventsBefore(name), ...own];
  return Audience.options.map((audience) => foldInvites(events, audience));
}
