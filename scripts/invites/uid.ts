import { hash } from 'node:crypto';

const LENGTH = 20;

/** An ASCII name for any text, by which the register knows an entry. It must never change. */
export function shortName(text: string): string {
  return hash('sha256', text).slice(0, LENGTH);
}

/** What a UID is made from, once: where the workspace was published then, and what the entry stood for. */
export type UidSeed = {
  readonly address: string;
  readonly mission: string;
  /** Public feed, internal feed, message: each has UIDs of its own. */
  readonly channel: string;
  readonly key: string;
};

/**
 * A new UID (RFC 7986 §5.3): a UUID of the free form (RFC 9562 §5.8) that names no host, person or subject.
 * It is made by digest and not by chance, so that two clones that issue the same entry before they meet
 * give it one UID, and a register that was lost gives the same again. Once made it stands in the register,
 * and nothing that it was made from matters any longer.
 * @example makeUid({ address: 'https://attache.example.org/', mission: '2014-c-tpat', channel: 'message', key: 'bilateral/us' })
 */
export function makeUid({ address, mission, channel, key }: UidSeed): string {
  const seed = JSON.stringify([new URL(address).hostname, mission, channel, key]);
  const hex = hash('sha256', seed).slice(0, UUID_DIGITS).split('');
  hex[12] = '8';
  hex[16] = ((Number.parseInt(hex[16] ?? '0', 16) & 0b11) | 0b1000).toString(16);
  const groups = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ] as const;
  return groups.map(([from, to]) => hex.slice(from, to).join('')).join('-');
}

const UUID_DIGITS = 32;
