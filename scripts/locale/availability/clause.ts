import type { CivilDate } from '#model/civil-time.ts';
import type { SessionKind } from '#model/event.ts';
import type { PhraseFault } from './fault.ts';
import type { ClockSpan } from './times.ts';
import type { MealWord } from './words.ts';

/** Something on the programme that a phrase speaks of: during it, before it, or after it. */
export type SessionWord = {
  readonly name: string;
  readonly kind?: SessionKind;
  readonly which?: MealWord | 'opening';
  readonly when: 'during' | 'before' | 'after';
};

/** What a phrase names together: on these days (all when none), at these hours (all), and all of these. */
export type Clause = {
  /** Left out, or wished for, or wished to be left out, or none of these: when it can be. */
  readonly role: 'free' | 'excluded' | 'wished' | 'unwished';
  readonly days: readonly CivilDate[];
  readonly times: readonly ClockSpan[];
  /** During any of these. */
  readonly sessions: readonly SessionWord[];
  /** Before and after all of these. */
  readonly bounds: readonly SessionWord[];
  /** Only between what is on the programme. */
  readonly inGaps: boolean;
  /** True when it says hours with one open end and nothing else: a condition, where there is something to narrow. */
  readonly isOpen?: boolean;
};

/** Clauses of one sentence, or of a part of it, and what in it says nothing or may mean two things. */
export type Sentence = { readonly clauses: readonly Clause[]; readonly faults: readonly PhraseFault[] };
export type Role = Clause['role'];

/** 「都可以」 */
export const ANY_TIME: Clause = {
  role: 'free',
  days: [],
  times: [],
  sessions: [],
  bounds: [],
  inGaps: false,
};
