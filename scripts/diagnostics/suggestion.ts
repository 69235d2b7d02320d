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
  return best && best.score <= allowedDistance(word.length) ? best.candidate : undefined;
}

/** Two swapped letters count as two edits; very short words must be almost right. */
function allowedDistance(length: number): number {
  return length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
}
