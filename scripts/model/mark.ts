/**
 * What the tool leaves for a person to fill in stands in double brackets: `⟦Title⟧`; an address that is
 * still to be given ends in `.invalid`, which nobody can own (RFC 2606). No text of ours has either.
 */
const MARK = /⟦[^⟧]*⟧|\bto-fill-in\.invalid\b/u;

/** @example markOf('Title') // '⟦Title⟧' */
export function markOf(words: string): string {
  return `⟦${words}⟧`;
}

/** The first mark in a text, with its brackets. */
export function markIn(text: string): { readonly text: string; readonly index: number } | undefined {
  const found = MARK.exec(text);
  return found ? { text: found[0], index: found.index } : undefined;
}

export function hasMark(text: string): boolean {
  return MARK.test(text);
}
