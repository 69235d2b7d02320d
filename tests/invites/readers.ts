import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

/** An entry as a reader understands it. Times as ISO instants; whole days as `YYYY-MM-DD`, the end exclusive. */
export type Read = {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly start: string;
  readonly end: string;
};

/** VEVENTs by ical.js, whose zones are those of the file alone. */
export function readWithIcalJs(text: string): readonly Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((component) => {
      const zone = new ICAL.Timezone(component);
      return [zone.tzid, zone] as const;
    }),
  );
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
    const time = (name: string) => {
      const property = component.getFirstProperty(name);
      const value = property?.getFirstValue();
      if (!property || !(value instanceof ICAL.Time)) return '';
      if (value.isDate) return value.toString();
      const tzid = property.getFirstParameter('tzid');
      const zone = tzid ? zones.get(tzid) : ICAL.Timezone.utcTimezone;
      if (!zone) throw new Error(`${name} has no VTIMEZONE for ${tzid}`);
      if (!tzid && !value.toICALString().endsWith('Z')) throw new Error(`${name} is a floating time`);
      value.zone = zone;
      return value.toJSDate().toISOString();
    };
    return {
      uid: text('uid'),
      summary: text('summary'),
      description: text('description'),
      location: text('location'),
      start: time('dtstart'),
      end: time('dtend'),
    };
  });
}

/** VEVENTs by node-ical, whose zones are those of IANA. */
export function readWithNodeIcal(text: string): readonly Read[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((component) => {
    if (component?.type !== 'VEVENT') return [];
    const plain = (value: unknown): string =>
      typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value ?? '');
    const time = (value: unknown) => {
      if (!(value instanceof Date)) return '';
      if (component.datetype !== 'date') return value.toISOString();
      const pad = (part: number) => String(part).padStart(2, '0');
      return `${value.getFullYear()}-${pad(value.getMonth() + 1)}-${pad(value.getDate())}`;
    };
    return [
      {
        uid: plain(component.uid),
        summary: plain(component.summary),
        description: plain(component.description),
        location: plain(component.location),
        start: time(component.start),
        end: time(component.end),
      },
    ];
  });
}

/** A content line taken apart by the grammar of RFC 5545 §3.1 alone. */
export type Line = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
};

const CONTENT_LINE =
  /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*)(?:,(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*)*):([^\p{Cc}]*)$/u;

/** The unfolded lines of a file; throws at whatever the grammar does not allow. */
export function readLines(text: string): readonly Line[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75)
      throw new Error(`a line has ${Buffer.byteLength(line)} octets: ${line}`);
    if (/[\r\n]/.test(line)) throw new Error('a bare CR or LF');
    if (!line.isWellFormed()) throw new Error('a split character');
  }
  return text
    .slice(0, -2)
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const match = CONTENT_LINE.exec(line);
      if (!match) throw new Error(`not a content line: ${line.slice(0, 100)}`);
      const parameters = [...(match[2] ?? '').matchAll(/;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^;]*))/g)];
      return {
        name: match[1] ?? '',
        parameters: Object.fromEntries(parameters.map((each) => [each[1] ?? '', each[2] ?? each[3] ?? ''])),
        value: match[3] ?? '',
      };
    });
}

/** The lines of each VEVENT or VTODO. */
export function readComponents(text: string, name: 'VEVENT' | 'VTODO'): readonly (readonly Line[])[] {
  const found: Line[][] = [];
  let inside = false;
  for (const line of readLines(text)) {
    if (line.name === 'BEGIN' && line.value === name) {
      found.push([]);
      inside = true;
    } else if (line.name === 'END' && line.value === name) inside = false;
    else if (inside) found.at(-1)?.push(line);
  }
  return found;
}

export function findValue(lines: readonly Line[], name: string): string | undefined {
  return lines.find((line) => line.name === name)?.value;
}

/** What is left in the calendar of someone whose program takes in these messages (RFC 5546 §3.2). */
export function receive(messages: readonly string[]): ReadonlyMap<string, Read> {
  const calendar = new Map<string, Read & { readonly sequence: number }>();
  for (const message of messages) {
    const method = findValue(readLines(message), 'METHOD');
    const sequence = Number(findValue(readLines(message), 'SEQUENCE'));
    for (const event of readWithIcalJs(message)) {
      const known = calendar.get(event.uid);
      if (known && known.sequence >= sequence) continue;
      if (method === 'CANCEL') calendar.delete(event.uid);
      else calendar.set(event.uid, { ...event, sequence });
    }
  }
  return calendar;
}
