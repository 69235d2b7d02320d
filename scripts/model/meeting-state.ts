import { type Answer, type Answers, isOutdated } from './answer.ts';
import type { Bilateral, Placement } from './bilateral.ts';
import { isOff } from './called-off.ts';
import { instantOf } from './civil-time.ts';
import { addressKey } from './mail-address.ts';

/**
 * Where a meeting to come stands between the two sides.
 * `waiting`: it has no place, it is on the waiting list. `planned`: a draft has a place for it that nobody
 * knows of. `hold`: the place was offered, and there is no answer. `accepted`, `declined`, `counter`: what
 * the other side said of that place. `confirmed`: it is agreed, and holds. `held`, `cancelled`: it is over.
 */
export const MEETING_STATES = [
  'waiting',
  'planned',
  'hold',
  'accepted',
  'declined',
  'counter',
  'confirmed',
  'held',
  'cancelled',
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export type StateFacts = {
  /** Where the last release has it, which is what the other side was told. */
  readonly released: Pick<Placement, 'date' | 'start'> | undefined;
  /** Where the schedule at hand has it, released or not. */
  readonly placed: boolean;
  readonly answers: Answers;
  /** The mission's time zone. */
  readonly zone: string;
};

/**
 * The state of a meeting, of what is written down and what came back. Only the other side's answers count,
 * and only those about the time it was last offered.
 * @example meetingState(bilateral, { released: undefined, placed: false, answers: new Map(), zone }) // 'waiting'
 */
export function meetingState(bilateral: Bilateral, facts: StateFacts): MeetingState {
  if (isOff(bilateral)) return 'cancelled';
  if (bilateral.status !== 'wanted') return bilateral.status;
  if (!facts.placed) return 'waiting';
  if (!facts.released) return 'planned';
  return answerOf(bilateral, { ...facts, released: facts.released }) ?? 'hold';
}

type Offered = StateFacts & { readonly released: NonNullable<StateFacts['released']> };

/** Another time asked for comes before all; one refusal outweighs acceptances of the same side. */
function answerOf(
  bilateral: Bilateral,
  { answers, released, zone }: Offered,
): 'accepted' | 'declined' | 'counter' | undefined {
  const start = new Date(instantOf(released.date, released.start, zone)).toISOString();
  const theirs = theirAnswers(bilateral, answers);
  if (theirs.some(({ proposal }) => proposal !== undefined)) return 'counter';
  const current = theirs.filter((answer) => !isOutdated(answer, { start, sequence: 0 }));
  if (current.some(({ partstat }) => partstat === 'DECLINED')) return 'declined';
  const isYes = ({ partstat }: Answer) => partstat === 'ACCEPTED' || partstat === 'DELEGATED';
  return current.some(isYes) ? 'accepted' : undefined;
}

function theirAnswers({ id, theirs }: Bilateral, answers: Answers): readonly Answer[] {
  const own = answers.get(id);
  return theirs.flatMap(({ email }) => (email && own?.get(addressKey(email))) || []);
}
