/** A session as a host's programme has it, on the clocks of the event. */
export type HostSession = {
  /** The host's own number; what the next version of the programme is matched by. */
  readonly uid: string;
  readonly title: string;
  readonly date: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  /** By name, as the host calls it. */
  readonly room?: string | undefined;
};

/** What an entry of a programme lacks to be a session, and what stands in its place. */
export type Lack = { readonly what: 'title' | 'uid' | 'date' | 'time' | 'heading'; readonly text: string };

/** An entry as it was found. `where` names its place: `host.csv:7`, or its title or number. */
export type FoundSession = Partial<HostSession> & { readonly where: string; readonly lacks?: Lack };

/** A programme, or why it is none. */
export type Programme = {
  readonly sessions: readonly HostSession[];
  /** Entries that are no sessions. */
  readonly skipped: readonly (Lack & { readonly where: string })[];
  /** Headings of columns that were not read. */
  readonly unread: readonly string[];
};
export type ProgrammeFault = { readonly fault: 'unreadable' | 'unknown-format' };

/** The sessions that are whole, and what the others lack; a number that occurs twice counts once, the last. */
export function programmeOf(found: readonly FoundSession[], unread: readonly string[] = []): Programme {
  const sessions = new Map<string, HostSession>();
  const skipped: (Lack & { readonly where: string })[] = [];
  for (const { where, lacks, ...each } of found) {
    const lack = lacks ?? lackOf(each);
    if (lack) skipped.push({ ...lack, where });
    else sessions.set(each.uid ?? '', each as HostSession);
  }
  return { sessions: [...sessions.values()], skipped, unread };
}

function lackOf({ uid, title, date = '' }: Partial<HostSession>): Lack | undefined {
  if (!title) return { what: 'title', text: '' };
  if (!uid) return { what: 'uid', text: '' };
  return /^\d{4}-\d\d-\d\d$/.test(date) ? undefined : { what: 'date', text: date };
}
