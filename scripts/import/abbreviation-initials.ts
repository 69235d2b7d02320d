const SMALL = /^(?:of|and|for|the|on|in|to|with|by|from|at|de|del|la|las|los|des|du|et|y|&)$/iu;

/**
 * True where the short form is made of the initials of the words, small words counted or not.
 * @example isInitialsOf('CBSA', 'Canada Border Services Agency') // true
 */
export function isInitialsOf(short: string, full: string): boolean {
  const letters = short
    .replace(/s$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase();
  const words = full.split(/[\s/-]+/).filter((word) => word !== '');
  const initials = (among: readonly string[]): string => among.map((word) => word[0]?.toUpperCase()).join('');
  return (
    letters.length >= 2 &&
    [words, words.filter((word) => !SMALL.test(word))].some((among) => initials(among) === letters)
  );
}

/**
 * The last words of a text that a short form is made of; what stands before them is another matter.
 * @example wordsBehind('ACE', 'the new Automated Commercial Environment') // 'Automated Commercial Environment'
 */
export function wordsBehind(short: string, text: string): string | undefined {
  const words = text.trim().split(/\s+/);
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const full = words.slice(from).join(' ');
    if (!SMALL.test(words[from] ?? '') && isInitialsOf(short, full)) return full;
  }
  return undefined;
}
