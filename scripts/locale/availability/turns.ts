import type { Role } from './clause.ts';
import type { Element } from './elements.ts';
import { isAnyTime, isLastOfPart, isMark, isNaming, shapeOf, startOfPart } from './parts.ts';

/** Where a sentence stands: what was said since its role last turned, and the word that turned it. */
export type Place = {
  readonly index: number;
  readonly role: Role;
  readonly open: readonly Element[];
  readonly opener: Element | undefined;
};

/** What a mark turns the rest of a sentence into; `behind` when it speaks of what stood before it. */
export function turnAt(
  sentence: readonly Element[],
  { index, role, open }: Place,
): Role | 'behind' | undefined {
  const element = sentence[index];
  if (element?.is !== 'mark') return undefined;
  const hasNamed = open.some(isNaming);
  switch (element.mark) {
    case 'not':
      if (isLastOfPart(sentence, index) && hasNamed) return 'behind';
      return role === 'wished' && !hasNamed ? 'unwished' : 'excluded';
    case 'notEnd':
      return 'behind';
    case 'ideallyEnd':
      // `Thursday, if possible before lunch`: of what follows.
      if (isMark(sentence[index - 1], 'comma') && !isLastOfPart(sentence, index)) return 'wished';
      return hasNamed ? 'behind' : 'wished';
    case 'ideally':
      // `Thursday am best`: nothing follows that it could speak of.
      return hasNamed && (index === sentence.length - 1 || leadsToOtherwise(sentence, index + 1))
        ? 'behind'
        : 'wished';
    case 'but':
      if (role === 'excluded') return 'free';
      if (!hasNamed && isWish(sentence, index)) return undefined;
      // `Thursday would be best, but we are flexible`
      if (!sentence.slice(index).some(isNaming) || isBound(nextNamed(sentence, index))) return undefined;
      return !hasNamed || isAnyTime(open.findLast(isNaming)) ? 'excluded' : undefined;
    case 'only':
    case 'rest':
    case 'fine':
    case 'alsoFine':
      return role === 'excluded' || role === 'unwished' ? 'free' : undefined;
    default:
      return undefined;
  }
}

/**
 * False for a word that turns nothing and may have been meant to: `mornings but Tuesday`, `not Tuesday fine`.
 */
export function isGoverned(sentence: readonly Element[], { index, role, open }: Place): boolean {
  const element = sentence[index];
  if (!isMark(element, 'but')) return true;
  if (!open.some(isNaming) && isWish(sentence, index)) return true;
  const next = nextNamed(sentence, index);
  // `any day but before 5 pm`: a condition, or what is left out?
  if (isAnyTime(open.findLast(isNaming)) && isBound(next) && next && !isBoundSaidByNot(next))
    return isMark(open.at(-1), 'comma');
  return (
    role === 'free' && (next?.is !== 'days' || isMark(open.at(-1), 'comma') || isMark(open.at(-1), 'fine'))
  );
}

/** `flexible, but Wednesday would suit us best` */
function isWish(sentence: readonly Element[], index: number): boolean {
  const turns = sentence.slice(index + 1).find((element) => element.is === 'mark' && element.mark !== 'or');
  const isFine = sentence.slice(0, index).some((element) => isMark(element, 'fine'));
  return isFine && (isMark(turns, 'ideallyEnd') || isMark(turns, 'ideally'));
}

const nextNamed = (sentence: readonly Element[], index: number): Element | undefined =>
  sentence.slice(index + 1).find(isNaming);

/** `before 17:00` */
const isBound = (element: Element | undefined): boolean =>
  element?.is === 'times' && element.term.kind === 'open';

/** True when what was said ends with a word that lists: another alternative follows. */
export function isJoined(open: readonly Element[]): boolean {
  const last = open.at(-1);
  return isMark(last, 'comma') || isMark(last, 'and') || isMark(last, 'or');
}

/**
 * 「不含週四，下午均可」, `not Tuesday, Wednesday is fine`: what is fine behind an exception is no part of it. Of
 * two hours one cannot tell, nor of two days behind `except`; those of a Chinese list belong together.
 */
export function startOfFine(
  sentence: readonly Element[],
  { index, role, open, opener }: Place,
): { readonly from: number; readonly isDoubtful: boolean; readonly isMore?: boolean } | undefined {
  const element = sentence[index];
  const isMore = isMark(element, 'fine') && !isLastOfPart(sentence, index);
  if (role !== 'excluded' || !FINE.some((mark) => isMark(element, mark))) return undefined;
  const from = startOfPart(open);
  if (!isLastOfPart(sentence, index) && !(isMore && from > 0)) return undefined;
  const [part, before] = [shapeOf(open.slice(from)), shapeOf(open.slice(0, from))];
  const isException = opener?.is === 'mark' && opener.isException === true;
  const comma = open[from - 1];
  const isList = comma?.is === 'mark' && comma.word === '、';
  if (part === '' || isList) return undefined;
  if (isMore) return { from, isMore, isDoubtful: part !== 'days' || !before.includes('days') };
  if (from === 0) return isException || isMark(element, 'only') ? undefined : { from, isDoubtful: true };
  if (part === 'times') return { from, isDoubtful: before !== 'days' };
  return { from, isDoubtful: isException && part === before };
}

const FINE = ['fine', 'alsoFine', 'only'] as const;

/** `not before 10:00`, 「不早於十時」: a bound in words that say no, and no exception. */
export function isBoundSaidByNot(element: Element): boolean {
  return element.is === 'times' && /^(?:not? |不)/i.test(element.term.word);
}

/** `the 27th is best, otherwise the 26th` */
function leadsToOtherwise(sentence: readonly Element[], index: number): boolean {
  const next = sentence.slice(index).find((element) => element.is !== 'mark' || element.mark !== 'comma');
  return next?.is === 'mark' && next.mark === 'otherwise';
}
