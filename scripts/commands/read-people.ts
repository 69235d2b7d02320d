import { readSmallFile } from '#load/read-small-file.ts';
import { readSheets } from '#load/tables/read-sheets.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { whyUnread } from './why-unread.ts';

/** A person of a list of contacts, as it is written there; nothing is filled in that is not. */
export type ListedPerson = {
  readonly name: string;
  /** In Latin letters, where the list has a column for that. */
  readonly latinName: string | undefined;
  readonly title: string | undefined;
  readonly agency: string | undefined;
  readonly office: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};
type Field = keyof ListedPerson;

/** The headings of a table of people, in the languages of offices that send them. */
const HEADINGS: Readonly<Record<string, Field>> = {
  name: 'name',
  姓名: 'name',
  氏名: 'name',
  名前: 'name',
  nombre: 'name',
  'english name': 'latinName',
  'name in english': 'latinName',
  'latin name': 'latinName',
  'romanised name': 'latinName',
  'romanized name': 'latinName',
  英文姓名: 'latinName',
  英文名: 'latinName',
  英語名: 'latinName',
  英字氏名: 'latinName',
  ローマ字: 'latinName',
  ローマ字氏名: 'latinName',
  'nombre en inglés': 'latinName',
  'nombre en letras latinas': 'latinName',
  title: 'title',
  'job title': 'title',
  職稱: 'title',
  役職: 'title',
  cargo: 'title',
  agency: 'agency',
  organisation: 'agency',
  organization: 'agency',
  機關: 'agency',
  機関: 'agency',
  所属: 'agency',
  所属機関: 'agency',
  institución: 'agency',
  organismo: 'agency',
  office: 'office',
  unit: 'office',
  單位: 'office',
  部署: 'office',
  部局: 'office',
  unidad: 'office',
  oficina: 'office',
  email: 'email',
  'e-mail': 'email',
  電子郵件: 'email',
  メール: 'email',
  メールアドレス: 'email',
  correo: 'email',
  'correo electrónico': 'email',
  phone: 'phone',
  telephone: 'phone',
  電話: 'phone',
  電話番号: 'phone',
  teléfono: 'phone',
};

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
  if (/\.vcf$/i.test(file)) return found(context, file, readCards(new TextDecoder('utf-8').decode(bytes)));
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
  const fieldsOf = (row: readonly string[]) =>
    row.map((cell) => HEADINGS[cell.normalize('NFKC').trim().toLowerCase()]);
  const head = rows.findIndex((row) => fieldsOf(row).includes('name'));
  if (head === -1) return { people: [], unread: [] };
  const fields = fieldsOf(rows[head] ?? []);
  const people = rows.slice(head + 1).flatMap((row) => {
    const cell = (field: Field): string | undefined => row[fields.indexOf(field)]?.trim() || undefined;
    return personOf(cell);
  });
  const unread = (rows[head] ?? []).filter((heading, index) => heading.trim() !== '' && !fields[index]);
  return { people, unread };
}

function personOf(value: (field: Field) => string | undefined): readonly ListedPerson[] {
  const name = value('name');
  if (name === undefined) return [];
  const [title, agency, office] = [value('title'), value('agency'), value('office')];
  return [
    {
      name,
      latinName: value('latinName'),
      title,
      agency,
      office,
      email: value('email'),
      phone: value('phone'),
    },
  ];
}

/** Lines that begin with a blank go on from the line before. */
function readCards(text: string): readonly ListedPerson[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const cards: Map<string, string>[] = [];
  for (const line of lines) {
    if (/^BEGIN:VCARD$/i.test(line.trim())) cards.push(new Map());
    const property = /^(?:[\w-]+\.)?([\w-]+)(?:;[^:]*)?:(.*)$/.exec(line);
    const key = property?.[1]?.toUpperCase() ?? '';
    const card = cards.at(-1);
    if (card && !card.has(key)) card.set(key, property?.[2] ?? '');
  }
  return cards.flatMap((card) => {
    const plain = (key: string): string | undefined => unescapeText(card.get(key) ?? '') || undefined;
    const [agency, office] = (card.get('ORG') ?? '').split(/(?<!\\);/).map(unescapeText);
    const values: Readonly<Record<Field, string | undefined>> = {
      name: plain('FN') ?? nameOf(card.get('N')),
      latinName: undefined,
      title: plain('TITLE'),
      agency: agency || undefined,
      office: office || undefined,
      email: plain('EMAIL')?.replace(/^mailto:/i, ''),
      phone: plain('TEL')?.replace(/^tel:/i, ''),
    };
    return personOf((field) => values[field]);
  });
}

/** `Family;Given`: Han names stand together, family name first. */
function nameOf(text: string | undefined): string | undefined {
  const [family = '', given = ''] = (text ?? '').split(/(?<!\\);/).map(unescapeText);
  if (/\p{Script=Han}/u.test(family + given)) return family + given || undefined;
  return `${given} ${family}`.trim() || undefined;
}

function unescapeText(text: string): string {
  return text
    .replace(/\\n/gi, ' ')
    .replace(/\\([\\;,])/g, '$1')
    .trim();
}
