import type { Role } from './clause.ts';
import type { PhraseFault } from './fault.ts';
import { type ClockSpan, clockText, DAY_MINUTES, type TimeKind } from './times.ts';

/** A stretch of the clock as it was said, and how it hangs together with what stood before it. */
export type Term = {
  readonly span: ClockSpan;
  readonly kind: TimeKind;
  readonly joint?: 'comma' | 'and' | 'or' | undefined;
  /** `any day`, `all day`: it leaves nothing out. */
  readonly isAnyTime?: boolean;
  /** Said to be after noon: an hour behind it, without its half of the day, may be so too. */
  readonly isAfternoon?: boolean;
  readonly word: string;
};

/**
 * Times that belong together. Conditions intersect (`after 10:00, before 16:00`; `afternoon until 16:00`),
 * alternatives add (`10:00–12:00 and 14:00–16:00`; `mornings, evenings`); what leaves nothing is asked about.
 */
export function composeTimes(
  terms: readonly Term[],
  role: Role = 'free',
): { readonly spans: readonly ClockSpan[] } | { readonly fault: PhraseFault } {
  const alternatives: (readonly ClockSpan[])[] = [];
  let kinds: readonly TimeKind[] = [];
  for (const term of terms) {
    const last = alternatives.at(-1);
    if (!last || term.joint === 'or' || !(isCondition(term, kinds) || isWithin(term, last, kinds))) {
      alternatives.push([term.span]);
      kinds = [...kinds, term.kind];
      continue;
    }
    // Said in one breath, or within what was just said, it narrows the last alternative; else all of them.
    const narrowed =
      term.joint === undefined || term.kind === 'closed'
        ? [alternatives.pop() ?? last]
        : alternatives.splice(0);
    const met = narrowed.map((spans) => meet(spans, term.span)).filter((spans) => spans.length > 0);
    // `before 10 and after 17 not possible`, `from 9 till 10:30 and again from 15`: neither narrows the other.
    const isBoth = term.joint === 'and' && (role === 'excluded' || kinds.at(-1) === 'closed');
    if (met.length === 0 && isBoth) {
      alternatives.push(...narrowed, [term.span]);
      kinds = [...kinds, term.kind];
      continue;
    }
    if (met.length === 0) return { fault: apart(terms, term) };
    alternatives.push(...met);
    kinds = [...kinds, term.kind];
  }
  const spans = alternatives.flat();
  const parts = spans.filter(({ from, to }) => to - from < DAY_MINUTES);
  return { spans: parts.length > 0 ? parts : spans };
}

/** True when a term narrows what stood before it instead of adding to it. */
function isCondition(term: Term, kinds: readonly TimeKind[]): boolean {
  if (term.isAnyTime) return false;
  if (term.kind === 'open' || kinds.at(-1) === 'open') return true;
  const isPart = term.kind === 'part' || kinds.at(-1) === 'part';
  return isPart && term.kind !== kinds.at(-1) && term.joint === undefined;
}

/** In `Thursday afternoon, 14:00–16:00` the hours say which part of the afternoon. */
function isWithin(
  { span, kind, joint }: Term,
  last: readonly ClockSpan[],
  kinds: readonly TimeKind[],
): boolean {
  return (
    joint === 'comma' &&
    kind === 'closed' &&
    kinds.at(-1) === 'part' &&
    last.some(({ from, to }) => to - from < DAY_MINUTES && from <= span.from && span.to <= to)
  );
}

function meet(spans: readonly ClockSpan[], other: ClockSpan): readonly ClockSpan[] {
  return spans
    .map(({ from, to }) => ({ from: Math.max(from, other.from), to: Math.min(to, other.to) }))
    .filter(({ from, to }) => from < to);
}

/** `before 10:00 and after 16:00`: either of them, or nothing at all. */
function apart(terms: readonly Term[], term: Term): PhraseFault {
  const before = terms[terms.indexOf(term) - 1] ?? term;
  const text = ({ span: { from, to } }: Term) => `${clockText(from)}–${clockText(to)}`;
  return {
    code: 'availability-apart',
    parameters: { word: `${before.word} … ${term.word}`, one: text(before), other: text(term) },
  };
}
