import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { error } from './places.ts';

export type ReferenceKind =
  | 'annex'
  | 'bilateral'
  | 'commitment'
  | 'equipment'
  | 'event'
  | 'forum'
  | 'partner'
  | 'person'
  | 'photo'
  | 'pool'
  | 'profile'
  | 'room'
  | 'track'
  | 'venue';

/** A fault when `id` names nothing known, with the nearest known name as the advice. */
export function unknownReference(
  kind: ReferenceKind,
  id: string | undefined,
  { known, at }: { readonly known: readonly string[]; readonly at: FieldPlace | Finding['at'] },
): readonly Finding[] {
  if (id === undefined || known.includes(id)) return [];
  const suggestion = suggest(id, known);
  return [
    error(suggestion ? `unknown-${kind}-suggest` : `unknown-${kind}`, at, {
      id,
      suggestion: suggestion ?? '',
    }),
  ];
}
