import { findValue, type Line, readComponents, readLines } from './readers.ts';

/** An event as it stands in somebody's calendar. */
export type Held = { readonly start: string; readonly summary: string; readonly location: string };

type Known = {
  readonly sequence: number;
  readonly stamp: string;
  /** Absent once it was called off. */
  readonly held?: Held;
};

/**
 * A guest's calendar program as RFC 5546 has it: of two messages about a UID the one with the higher SEQUENCE
 * counts, then the one with the later DTSTAMP (§2.1.5); a REQUEST without one's address is none of one's
 * business (§3.2.2); a CANCEL takes away the event where it is called off as a whole or one is named (§3.2.5).
 */
export class Mailbox {
  readonly #address: string;
  readonly #known = new Map<string, Known>();
  /** How often the guest was asked for an answer. */
  asked = 0;

  constructor(address: string) {
    this.#address = address.toLowerCase();
  }

  receive(text: string): void {
    const method = findValue(readLines(text), 'METHOD');
    const lines = readComponents(text, 'VEVENT')[0] ?? [];
    const uid = findValue(lines, 'UID') ?? '';
    const sequence = Number(findValue(lines, 'SEQUENCE'));
    const stamp = findValue(lines, 'DTSTAMP') ?? '';
    const known = this.#known.get(uid);
    if (known && isOlder({ sequence, stamp }, known)) return;
    const me = lines.find((line) => line.name === 'ATTENDEE' && addressIn(line) === this.#address);
    if (method === 'REQUEST' && me) {
      this.#known.set(uid, { sequence, stamp, held: heldIn(lines) });
      if (isAsking(me) && (!known?.held || sequence > known.sequence)) this.asked++;
    }
    if (method === 'CANCEL' && (me || findValue(lines, 'STATUS') === 'CANCELLED')) {
      if (me && isAsking(me)) throw new Error('a CANCEL asks for no answer');
      if (known) this.#known.set(uid, { sequence, stamp });
    }
  }

  get events(): readonly Held[] {
    return [...this.#known.values()].flatMap(({ held }) => held ?? []);
  }
}

function isOlder(message: Omit<Known, 'held'>, known: Known): boolean {
  return (
    message.sequence < known.sequence || (message.sequence === known.sequence && message.stamp <= known.stamp)
  );
}

/** Addresses that a message is for. */
export function addresseesOf(text: string): readonly string[] {
  return readLines(text)
    .filter(({ name }) => name === 'ATTENDEE')
    .map(addressIn);
}

const addressIn = ({ value }: Line): string => value.replace(/^mailto:/i, '').toLowerCase();
const isAsking = ({ parameters }: Line): boolean => parameters['RSVP'] === 'TRUE';

const heldIn = (lines: readonly Line[]): Held => ({
  start: findValue(lines, 'DTSTART') ?? '',
  summary: findValue(lines, 'SUMMARY') ?? '',
  location: findValue(lines, 'LOCATION') ?? '',
});

/**
 * A subscription: the file as it is now takes the place of what was there. A UID that goes on says when it
 * was changed, and its SEQUENCE never falls (RFC 5545 §3.8.7.4).
 */
export class Subscription {
  #versions = new Map<
    string,
    { readonly sequence: number; readonly modified: string; readonly text: string }
  >();
  #events: readonly (Held & { readonly uid: string })[] = [];

  fetch(text: string): void {
    const components = text === '' ? [] : readComponents(text, 'VEVENT');
    const uids = components.map((lines) => findValue(lines, 'UID') ?? '');
    if (new Set(uids).size !== uids.length) throw new Error('a UID stands twice in a feed');
    components.forEach((lines, index) => {
      const uid = uids[index] ?? '';
      const version = {
        sequence: Number(findValue(lines, 'SEQUENCE')),
        modified: findValue(lines, 'LAST-MODIFIED') ?? '',
        text: JSON.stringify(lines),
      };
      const before = this.#versions.get(uid);
      if (before && version.sequence < before.sequence) throw new Error(`the SEQUENCE of ${uid} fell`);
      if (before && version.text !== before.text && version.modified <= before.modified)
        throw new Error(`${uid} changed and does not say so`);
      this.#versions.set(uid, version);
    });
    this.#events = components
      .filter((lines) => findValue(lines, 'STATUS') !== 'CANCELLED')
      .map((lines) => ({ uid: findValue(lines, 'UID') ?? '', ...heldIn(lines) }));
  }

  get events(): readonly (Held & { readonly uid: string })[] {
    return this.#events;
  }
}
