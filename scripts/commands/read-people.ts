import { readSmallFile } from '#load/read-small-file.ts';
import { decodeText } from '#load/tables/decode-text.ts';
import { readSheets } from '#load/tables/read-sheets.ts';
import type { Context } from './command.ts';
import { honorificOf, type ListedPerson } from './listed-person.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { fieldOfHeading, type PeopleField } from './people-headings.ts';
import { readCards } from './read-cards.ts';
import { whyUnread } from './why-unread.ts';

/** The people of a vCard (RFC 6350, and its elders) or of a table (CSV, XLSX); undefined after a fault, which is told. */
export async function readPeopleFile(
  context: Context,
  file: string,
): Promise<readonly ListedPerson[] | undefined> {
  const bytes = readSmallFile(file);
  if (!bytes) {
    context.complain(whyUnread(context, { file, otherwise: 'cli.new.unreadable' }));
    return undefined;
  }
  if (/\.vcf$/i.test(file)) return readCardFile(context, file, decodeText(bytes) ?? '');
  const read = await readSheets(bytes, file);
  if ('fault' in read) {
    tellDiagnostics(context, [read.fault]);
    return undefined;
  }
  const tables = read.sheets.map(({ rows }) => readTable(rows));
  const unread = tables.flatMap((table) => table.unread);
  if (unread.length > 0)
    context.tell(context.t('cli.new.people-columns-left', { file, columns: unread.join(', ') }));
  return found(
    context,
    file,
    tables.flatMap(({ people }) => people),
  );
}

function readCardFile(context: Context, file: string, text: string): readonly ListedPerson[] | undefined {
  const { people, unread, cut } = readCards(text);
  if (cut !== undefined) {
    context.complain(context.t('cli.new.card-cut', { file, name: cut || '?' }));
    return undefined;
  }
  if (unread.length > 0)
    context.tell(context.t('cli.new.card-fields-left', { file, fields: unread.join(', ') }));
  return found(context, file, people);
}

function found(
  context: Context,
  file: string,
  people: readonly ListedPerson[],
): readonly ListedPerson[] | undefined {
  if (people.length > 0) return people;
  context.complain(context.t('cli.new.no-people', { file }));
  return undefined;
}

type TableOfPeople = { readonly people: readonly ListedPerson[]; readonly unread: readonly string[] };

/** Below the first row that has a heading for names; with the headings that say nothing to us. */
function readTable(rows: readonly (readonly string[])[]): TableOfPeople {
  const isHead = (fields: readonly unknown[]): boolean =>
    fields.includes('name') || (fields.includes('familyName') && fields.includes('givenName'));
  const head = rows.findIndex((row) => isHead(row.map(fieldOfHeading)));
  if (head === -1) return { people: [], unread: [] };
  const fields = (rows[head] ?? []).map(fieldOfHeading);
  const people = rows.slice(head + 1).flatMap((row) => {
    // Of two columns that say the same, as two telephones, the first that is filled in.
    const cells = (field: PeopleField): readonly string[] =>
      fields.flatMap((each, index) => (each === field ? (row[index]?.trim() ?? '') : [])).filter(Boolean);
    return personOf((field) => cells(field)[0]);
  });
  const unread = (rows[head] ?? []).filter((heading, index) => heading.trim() !== '' && !fields[index]);
  return { people, unread };
}

function personOf(value: (field: PeopleField) => string | undefined): readonly ListedPerson[] {
  const family = value('familyName');
  const name = wholeName({ name: value('name'), family, given: value('givenName') });
  if (name === undefined) return [];
  return [
    {
      name,
      latinName: value('latinName'),
      familyName: family !== undefined && name !== family && name.includes(family) ? family : undefined,
      latinFamilyName: undefined,
      honorific: honorificOf(value('honorific')),
      title: value('title'),
      agency: value('agency'),
      office: value('office'),
      email: value('email'),
      phone: value('phone'),
    },
  ];
}

type NameParts = {
  readonly name: string | undefined;
  readonly family: string | undefined;
  readonly given: string | undefined;
};

/** A column of names beside one of family names may hold the whole name, or what comes before the family name. */
function wholeName({ name, family, given }: NameParts): string | undefined {
  if (name !== undefined && (family === undefined || given !== undefined || name.includes(family)))
    return name;
  const first = given ?? name;
  if (family === undefined || first === undefined) return first ?? family;
  return /[\p{sc=Han}\p{sc=Hangul}]/u.test(family) ? family + first : `${first} ${family}`;
}
