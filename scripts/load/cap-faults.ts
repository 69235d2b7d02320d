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
    severity: next.severity,
    position: next.position,
    parameters: { number: faults.length - MOST_FAULTS },
  };
  return [...faults.slice(0, MOST_FAULTS), rest];
}

/** Of each file its first errors and its first warnings, in the order given, each with how many more there are. */
export function capEachFile(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const kinds = Map.groupBy(faults, ({ position, severity }) => `${severity} ${position.file}`);
  const kept = new Set<Diagnostic>();
  const rests = new Map<Diagnostic, Diagnostic>();
  for (const own of kinds.values()) {
    const capped = capFaults(own);
    for (const each of capped) kept.add(each);
    const [last, rest] = [own[MOST_FAULTS - 1], capped[MOST_FAULTS]];
    if (last && rest) rests.set(last, rest);
  }
  return faults.flatMap((each) => (kept.has(each) ? [each, rests.get(each) ?? []].flat() : []));
}
