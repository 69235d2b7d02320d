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

/** A programme, or why it is none; `skipped` counts entries without a title, a number or a usable day. */
export type Programme =
  | { readonly sessions: readonly HostSession[]; readonly skipped: number }
  | { readonly fault: 'unreadable' | 'no-sessions' | 'unknown-format' };

/** The sessions that are whole; a number that occurs twice counts once, the last. */
export function programmeOf(found: readonly Partial<HostSession>[]): Programme {
  const whole = found.filter(
    (each): each is HostSession =>
      Boolean(each.uid) && Boolean(each.title) && /^\d{4}-\d\d-\d\d$/.test(each.date ?? ''),
  );
  const sessions = [...new Map(whole.map((each) => [each.uid, each])).values()];
  return sessions.length === 0
    ? { fault: 'no-sessions' }
    : { sessions, skipped: found.length - whole.length };
}
