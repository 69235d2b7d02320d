import { createHash } from 'node:crypto';

/** At `at` (UTF-16 units from the start of the text) the words `find` become `put`. */
export type Splice = { readonly at: number; readonly find: string; readonly put: string };

/**
 * A change of one text, as data that can be kept, sent and taken back. It names the text that it was made
 * from: applied to any other, it is out of date. Splices are in the order of the text and do not overlap.
 */
export type TextEdit = { readonly digest: string; readonly splices: readonly Splice[] };

/** The name of a text by its content. @example digestOf('a: 1\n') */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The text after the change; `stale` when this is not the text that the change was made from. */
export function applyTextEdit(
  text: string,
  { digest, splices }: TextEdit,
): { readonly text: string } | { readonly fault: 'stale' } {
  const isCurrent = digestOf(text) === digest && splices.every(({ at, find }) => text.startsWith(find, at));
  return isCurrent ? { text: spliceText(text, splices) } : { fault: 'stale' };
}

/** The change that takes `edit` back: applied to its result, it gives the first text, byte for byte. */
export function invertTextEdit(text: string, { splices }: TextEdit): TextEdit {
  let shift = 0;
  const back = splices.map(({ at, find, put }) => {
    const splice = { at: at + shift, find: put, put: find };
    shift += put.length - find.length;
    return splice;
  });
  return { digest: digestOf(spliceText(text, splices)), splices: back };
}

/** The one splice that makes `after` of `before`: what is the same at either end is not touched. */
export function editBetween(before: string, after: string): TextEdit {
  if (before === after) return { digest: digestOf(before), splices: [] };
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const find = before.slice(start, before.length - end);
  return {
    digest: digestOf(before),
    splices: [{ at: start, find, put: after.slice(start, after.length - end) }],
  };
}

/** The text with splices applied that are in order and do not overlap. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  let from = 0;
  const parts = splices.map(({ at, find, put }) => {
    const part = text.slice(from, at) + put;
    from = at + find.length;
    return part;
  });
  return parts.join('') + text.slice(from);
}

/** In the order of the text; undefined when two of them touch the same words. */
export function inOrder(splices: readonly Splice[]): readonly Splice[] | undefined {
  const sorted = [...splices].sort((a, b) => a.at - b.at || a.find.length - b.find.length);
  const overlaps = sorted.some((each, index) => {
    const next = sorted[index + 1];
    return (
      next !== undefined &&
      (each.at + each.find.length > next.at || (each.at === next.at && next.find !== ''))
    );
  });
  return overlaps ? undefined : sorted;
}
