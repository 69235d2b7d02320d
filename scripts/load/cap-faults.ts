import type { Diagnostic } from '#diagnostics/diagnostic.ts';

/** More than anybody reads at once; the rest is counted. */
export const MOST_FAULTS = 100;

/**
 * The first faults of a file, and how many more there are (`more-faults`, at the first of those left out).
 * @example capFaults(faults).length // at most 101
 */
export function capFaults(faults: readonly Diagnostic[]): Diagnostic[] {
  const next = faults[MOST_FAULTS];
  if (!next) return [...faults];
  const rest: Diagnostic = {
    code: 'more-faults',
    severity: 'error',
    position: next.position,
    parameters: { number: faults.length - MOST_FAULTS },
  };
  return [...faults.slice(0, MOST_FAULTS), rest];
}
