import { addressKey } from './mail-address.ts';
import type { MailEvent, Partstat, ProposedTime } from './mail-event.ts';

/** What a guest last said to an invitation. */
export type Answer = {
  readonly address: string;
  readonly partstat: Partstat;
  /** Instants, ISO 8601. */
  readonly saidAt: string;
  readonly sequence: number;
  /** When the meeting was to begin that this answers. */
  readonly start?: string | undefined;
  readonly delegatedTo?: string | undefined;
  readonly proposal?: ProposedTime | undefined;
};

/** By meeting, then by address (see `addressKey`). */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, Answer>>;

/** The last answer of each guest: by when it was said, not by when it was read. */
export function foldAnswers(events: readonly MailEvent[]): Answers {
  const answers = new Map<string, Map<string, Answer>>();
  for (const event of events) {
    if (event.type !== 'reply') continue;
    const own = answers.get(event.meeting) ?? new Map<string, Answer>();
    const key = addressKey(event.address);
    const last = own.get(key);
    if (last && last.saidAt > event.saidAt) continue;
    const { address, partstat, saidAt, sequence, start, delegatedTo, proposal } = event;
    own.set(key, { address, partstat, saidAt, sequence, start, delegatedTo, proposal });
    answers.set(event.meeting, own);
  }
  return answers;
}

/**
 * True for an answer about another time than the meeting now has: it says nothing of this one
 * (RFC 6638 §3.2.8 has the organiser ask again). One that names no time is held by its number.
 */
export function isOutdated(
  { start, sequence }: Answer,
  now: { readonly start: string; readonly sequence: number },
): boolean {
  return start === undefined ? sequence < now.sequence : Date.parse(start) !== Date.parse(now.start);
}
