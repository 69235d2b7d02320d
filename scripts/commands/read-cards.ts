import { honorificOf, type ListedPerson } from './listed-person.ts';

/** What the cards of a file say; `cut` is the name, or `''`, on a card that has no end. */
export type Cards = {
  readonly people: readonly ListedPerson[];
  readonly unread: readonly string[];
  readonly cut: string | undefined;
};

type Property = { readonly key: string; readonly parameters: string; readonly value: string };

/** Whose values are for programs, or are said by another one. */
const SILENT = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'REV', 'UID', 'KIND', 'PROFILE', 'SORT-STRING']);
const TAKEN = new Set(['FN', 'N', 'ORG', 'TITLE', 'EMAIL', 'TEL']);

/**
 * The people of vCards (RFC 6350, and its elders 3.0 and 2.1 with their quoted-printable texts), several in a file.
 * @example readCards('BEGIN:VCARD\nFN:Ana Roe\nEND:VCARD').people[0].name // 'Ana Roe'
 */
export function readCards(text: string): Cards {
  const cards: Property[][] = [];
  let isOpen = false;
  for (const line of logicalLines(text)) {
    const property = propertyOf(line);
    if (property?.key === 'BEGIN' && /^vcard$/i.test(property.value.trim())) {
      if (isOpen) break;
      isOpen = true;
      cards.push([]);
    } else if (property?.key === 'END') isOpen = false;
    if (property && isOpen) cards.at(-1)?.push(property);
  }
  const read = cards.map(personOf);
  return {
    people: read.flatMap(({ person }) => person ?? []),
    unread: [...new Set(read.flatMap(({ unread }) => unread))],
    cut: isOpen ? (read.at(-1)?.person?.name ?? '') : undefined,
  };
}

/** A line that begins with a blank goes on from the one before; so does a quoted-printable one after a last `=`. */
function logicalLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text
    .replace(/^\ufeff/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)) {
    const before = lines.at(-1);
    if (before?.endsWith('=') && isQuotedPrintable(before))
      lines[lines.length - 1] = before.slice(0, -1) + line;
    else lines.push(line);
  }
  return lines;
}

const isQuotedPrintable = (line: string): boolean => /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(line);

function propertyOf(line: string): Property | undefined {
  const [, key, parameters = '', value = ''] =
    /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(line) ?? [];
  if (key === undefined) return undefined;
  return {
    key: key.toUpperCase(),
    parameters,
    value: /QUOTED-PRINTABLE/i.test(parameters) ? unquoted(value, parameters) : value,
  };
}

/** `=E6=9E=97` as the bytes that it stands for, in the character set that the property names. */
function unquoted(value: string, parameters: string): string {
  const bytes = Uint8Array.from(
    [...value.matchAll(/=([\dA-F]{2})|([\s\S])/gi)].flatMap(([, hex, plain = '']) =>
      hex === undefined ? [...new TextEncoder().encode(plain)] : [Number.parseInt(hex, 16)],
    ),
  );
  const charset = /CHARSET="?([\w-]+)/i.exec(parameters)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function personOf(card: readonly Property[]): {
  readonly person: ListedPerson | undefined;
  readonly unread: readonly string[];
} {
  const of = (key: string): readonly Property[] =>
    card.filter((each) => each.key === key).sort((a, b) => preference(a) - preference(b));
  const one = (key: string): string | undefined => unescaped(of(key)[0]?.value ?? '') || undefined;
  const parts = of('N').map(({ value }) => split(value));
  const honorific = honorificOf(parts[0]?.[3]);
  const names = of('FN').map(({ value }) => withoutPrefix(unescaped(value), parts[0]?.[3]));
  const said = names.filter((name) => name !== '');
  const given = said.length > 0 ? said : parts.map(nameOf).filter((name) => name !== '');
  const name = given.find((each) => !isLatin(each)) ?? given[0];
  const latinName = name === undefined || isLatin(name) ? undefined : given.find(isLatin);
  const [agency, office] = split(of('ORG')[0]?.value ?? '');
  const further = (['EMAIL', 'TEL'] as const).flatMap((key) =>
    of(key)
      .slice(1)
      .map(({ value }) => `${key} ${address(unescaped(value))}`),
  );
  const others = card.map(({ key }) => key).filter((key) => !TAKEN.has(key) && !isSilent(key));
  const unread = [...others, ...further];
  if (name === undefined) return { person: undefined, unread };
  const familyIn = (whole: string | undefined): string | undefined =>
    parts.map(([family]) => family).find((family) => family && whole !== family && whole?.includes(family));
  return {
    unread,
    person: {
      name,
      latinName,
      familyName: familyIn(name),
      latinFamilyName: familyIn(latinName),
      honorific,
      title: one('TITLE'),
      agency: agency || undefined,
      office: office || undefined,
      email: address(one('EMAIL')),
      phone: address(one('TEL')),
    },
  };
}

const isSilent = (key: string): boolean => SILENT.has(key) || key.startsWith('X-');

function address<T extends string | undefined>(text: T): T {
  return text?.replace(/^(?:mailto|tel):/i, '') as T;
}

/** `PREF=1` first, then what says PREF at all, then as they stand. */
function preference({ parameters }: Property): number {
  const said = /PREF(?:=(\d+))?/i.exec(parameters);
  return said ? Number(said[1] ?? 1) : 101;
}

const isLatin = (text: string): boolean => /^[\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]+$/u.test(text);

const split = (value: string): readonly string[] => value.split(/(?<!\\);/).map(unescaped);

/** How somebody is addressed is a field of its own. */
function withoutPrefix(name: string, prefix: string | undefined): string {
  return prefix && honorificOf(prefix) && name.startsWith(`${prefix} `)
    ? name.slice(prefix.length).trim()
    : name;
}

/** `Family;Given`: Han names stand together, family name first. */
function nameOf([family = '', given = '', additional = '']: readonly string[]): string {
  if (/\p{Script=Han}/u.test(family + given)) return family + given;
  return [given, additional, family].filter((part) => part !== '').join(' ');
}

function unescaped(text: string): string {
  return text
    .replace(/\\n/gi, ' ')
    .replace(/\\([\\;,:])/g, '$1')
    .trim();
}
