import type { Finding } from '#diagnostics/diagnostic.ts';

/** A list as a map by identifier; the second of two with the same identifier is a fault. */
export function byId<T extends { readonly id: string }>(
  items: readonly T[],
  where: { readonly file: string; readonly list: string },
): { readonly map: ReadonlyMap<T['id'], T>; readonly findings: readonly Finding[] } {
  const map = new Map<T['id'], T>();
  const findings: Finding[] = [];
  for (const [index, item] of items.entries()) {
    if (map.has(item.id)) {
      findings.push({
        code: 'duplicate-id',
        severity: 'error',
        at: { file: where.file, path: [where.list, index, 'id'] },
        parameters: { id: item.id },
      });
    } else map.set(item.id, item);
  }
  return { map, findings };
}
