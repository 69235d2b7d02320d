import LineBreaker from 'linebreak';
import { mayBeginLine, mayEndLine } from './character-kind.ts';
import type { Atom } from './shape-text.ts';

/** After which atoms a line may end (`may`) or must (`must`). */
export type BreakPoint = 'may' | 'must' | undefined;

/**
 * Break opportunities of Unicode's line breaking algorithm (UAX #14), narrowed by kinsoku. The last
 * atom always ends a line. With `wordsOf`, a language, Han is broken between words alone, as titles want.
 */
export function breakPoints(atoms: readonly Atom[], wordsOf?: string): readonly BreakPoint[] {
  const points: BreakPoint[] = new Array(atoms.length).fill(undefined);
  const text = atoms.map((atom) => atom.text).join('');
  const words = wordsOf === undefined ? undefined : wordEnds(text, wordsOf);
  const breaker = new LineBreaker(text);
  let index = -1;
  let position = 0;
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    while (position < found.position) {
      index += 1;
      position += atoms[index]?.text.length ?? found.position;
    }
    if (found.required && atoms[index]?.kind === 'line-break') points[index] = 'must';
    else if (isAllowed(atoms, index) && (words?.has(found.position) ?? true)) points[index] = 'may';
  }
  points[atoms.length - 1] = 'must';
  return points;
}

function wordEnds(text: string, language: string): ReadonlySet<number> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return new Set([...segmenter.segment(text)].map(({ index, segment }) => index + segment.length));
}

function isAllowed(atoms: readonly Atom[], index: number): boolean {
  const next = atoms[index + 1];
  if (next && !mayBeginLine(next.text)) return false;
  const last = lastVisible(atoms, index);
  if (last?.text === '-' && isInitial(atoms, index - 1)) return false;
  return last === undefined || mayEndLine(last.text);
}

/** One letter before a hyphen belongs to what follows: C-TPAT, e-mail. */
function isInitial(atoms: readonly Atom[], index: number): boolean {
  return atoms[index]?.kind === 'letter' && atoms[index - 1]?.kind !== 'letter';
}

function lastVisible(atoms: readonly Atom[], index: number): Atom | undefined {
  for (let at = index; at >= 0; at -= 1) {
    const atom = atoms[at];
    if (atom && atom.kind !== 'space' && atom.kind !== 'invisible') return atom;
  }
  return undefined;
}
