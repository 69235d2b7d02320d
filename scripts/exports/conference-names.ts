import { v5 as uuidV5 } from 'uuid';
import type { Mission } from '#model/workspace.ts';

/** Names made with this namespace are those of this toolkit (RFC 9562 §5.5). */
const NAMESPACE = 'f3a4b5d6-6c1e-5c5c-9a53-6d1f0c9be2a7';

/** The name of a thing of a mission: the same in every language, format and build. */
export function guidOf(mission: Mission, parts: readonly string[]): string {
  return uuidV5([mission.id, ...parts].join('\n'), NAMESPACE);
}

/** Apps take four or more of a–z, 0–9 and _; what an identifier has beside those is digested. */
export function acronymOf({ id }: Mission): string {
  const plain = id.toLowerCase().replaceAll('-', '_');
  return /^[a-z0-9_]{4,}$/.test(plain) ? plain : `mission_${uuidV5(id, NAMESPACE).slice(0, 8)}`;
}

/** Older apps know events by a number: the first 31 bits of the name. */
export function positiveInteger(guid: string): number {
  return Number.parseInt(guid.slice(0, 8), 16) >>> 1 || 1;
}
