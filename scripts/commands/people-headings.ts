import type { ListedPerson } from './listed-person.ts';

/** What a column of a table of people says; a family and a given name of their own make up the name. */
export type PeopleField = keyof ListedPerson | 'givenName';

const WORDS: Readonly<Record<PeopleField, readonly string[]>> = {
  name: [
    'name',
    'full name',
    'display name',
    '姓名',
    '中文姓名',
    '氏名',
    '名前',
    'nombre',
    'nombre completo',
  ],
  familyName: ['last name', 'family name', 'surname', '姓', '姓氏', '氏', 'apellido', 'apellidos'],
  givenName: ['first name', 'given name', '名', '名字', 'nombre de pila'],
  latinName: [
    'english name',
    'name in english',
    'latin name',
    'romanised name',
    'romanized name',
    '英文姓名',
    '英文名',
    '英語名',
    '英字氏名',
    'ローマ字',
    'ローマ字氏名',
    'nombre en inglés',
    'nombre en letras latinas',
  ],
  latinFamilyName: [],
  honorific: ['honorific', 'prefix', 'name prefix', '稱謂', '敬称', 'tratamiento'],
  title: [
    'title',
    'job title',
    'position',
    'organization title',
    '職稱',
    '職務',
    '職位',
    '役職',
    'cargo',
    'puesto',
  ],
  agency: [
    'agency',
    'organisation',
    'organization',
    'organization name',
    'company',
    '機關',
    '服務機關',
    '公司',
    '機関',
    '会社',
    '所属',
    '所属機関',
    'institución',
    'organismo',
    'organización',
    'empresa',
  ],
  office: [
    'office',
    'unit',
    'department',
    'organization department',
    '單位',
    '服務單位',
    '部門',
    '部署',
    '部局',
    'unidad',
    'oficina',
    'departamento',
  ],
  email: [
    'email',
    'e-mail',
    'e-mail address',
    'email address',
    'e-mail 1 - value',
    '電子郵件',
    '電子郵件地址',
    '電子信箱',
    'メール',
    'メールアドレス',
    'correo',
    'correo electrónico',
  ],
  phone: [
    'phone',
    'telephone',
    'mobile',
    'mobile phone',
    'business phone',
    'phone 1 - value',
    '電話',
    '手機',
    '行動電話',
    '聯絡電話',
    '電話番号',
    '携帯電話',
    'teléfono',
    'móvil',
  ],
};

const FIELDS: ReadonlyMap<string, PeopleField> = new Map(
  Object.entries(WORDS).flatMap(([field, words]) =>
    words.map((word) => [word, field as PeopleField] as const),
  ),
);

/**
 * What a heading means, in the languages of offices that send lists and as address books export them.
 * @example fieldOfHeading('E-mail Address') // 'email'
 */
export function fieldOfHeading(cell: string): PeopleField | undefined {
  return FIELDS.get(cell.normalize('NFKC').trim().toLowerCase());
}
