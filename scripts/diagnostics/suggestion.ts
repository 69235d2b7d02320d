import { distance } from 'fastest-levenshtein';

const LONGEST_COMPARED = 60;

/**
 * The known word nearest to a mistyped one, when it is near enough to be meant.
 * @example suggest('titel', ['title', 'text']) // 'title'
 */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_COMPARED) return undefined;
  const folded = word.toLowerCase();
  const scored = known
    .map((candidate) => ({ candidate, score: distance(folded, candidate.toLowerCase()) }))
    .sort((a, b) => a.score - b.score);
  const best = scored[0];
  return best && best.score <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}
