import type { z } from 'zod';
import { AnnexId, PersonId, PhotoId } from './identifier.ts';

/** What a field may point at that an audience may not see. */
export type ReferenceKind = 'person' | 'photo' | 'annex';

const KINDS: ReadonlyMap<z.ZodType, ReferenceKind> = new Map<z.ZodType, ReferenceKind>([
  [PersonId, 'person'],
  [PhotoId, 'photo'],
  [AnnexId, 'annex'],
]);

/** What an identifier's schema points at; a field's own note makes a copy of the schema, which knows its origin. */
export function referenceKind(schema: z.ZodType): ReferenceKind | undefined {
  const kind = KINDS.get(schema);
  if (kind) return kind;
  const { parent } = schema._zod;
  return parent && referenceKind(parent as z.ZodType);
}
