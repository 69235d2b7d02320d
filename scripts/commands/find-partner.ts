import { suggest } from '#diagnostics/suggestion.ts';
import type { PartnerId } from '#model/identifier.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Context } from './command.ts';

/**
 * A partner by code or by any of its names, in any language. Told when there is none, with the nearest.
 * @example findPartner(context, workspace, '日本') // 'JP'
 */
export function findPartner(
  context: Context,
  { economies }: Pick<Workspace, 'economies'>,
  text = '',
): PartnerId | undefined {
  const wanted = text.trim().toLowerCase();
  const named = [...economies.values()].map(({ id, name, shortName, otherNames }) => {
    const others = Object.values(otherNames ?? {}).flat();
    return { id, names: [id, ...Object.values(name), ...Object.values(shortName ?? {}), ...others] };
  });
  const found = named.find(({ names }) => names.some((name) => name.toLowerCase() === wanted));
  if (found) return found.id;
  const ids = named.map(({ id }) => String(id));
  const near =
    suggest(
      wanted,
      ids.filter((id) => id[0]?.toLowerCase() === wanted[0]),
    ) ?? suggest(wanted, ids);
  const name =
    near ??
    suggest(
      wanted,
      named.flatMap(({ names }) => names),
    );
  const suggestion = name ?? ids.join(', ');
  context.complain(context.t('actions.unknown-partner', { partner: text, suggestion }));
  return undefined;
}

/** A partner by its identifier or its name in any language, or in a forum's nomenclature; tells nothing. */
export function partnerFinder({
  economies,
  forums,
}: Pick<Workspace, 'economies' | 'forums'>): (name: string) => string | undefined {
  const known = new Map<string, string>();
  for (const { id, name, shortName, otherNames } of economies.values()) {
    const others = Object.values(otherNames ?? {}).flat();
    for (const each of [id, ...Object.values(name), ...Object.values(shortName ?? {}), ...others])
      known.set(fold(each), id);
  }
  for (const { names } of forums.values())
    for (const [id, name] of Object.entries(names ?? {}))
      for (const each of Object.values(name)) known.set(fold(each), id);
  return (name) => known.get(fold(name));
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
