import type { ListedPerson } from './listed-person.ts';

/** What a column of a table of people says; a family and a given name of their own make up the name. */
export type PeopleField = keyof ListedPerson | 'givenName';

const WORDS: Readonly<Record<PeopleField, string>> = {
  name: `name|full name|display name|name in full|name chinese|chinese name|native name
    |姓名|中文姓名|姓名中文|中文名|名稱|氏名|名前|漢字氏名|성명|이름|nombre|nombre completo|nombre y apellidos|nom complet`,
  familyName:
    'last name|last names|family name|surname|surnames|姓|姓氏|氏|성|apellido|apellidos|nom de famille',
  givenName:
    'first name|first names|given name|given names|forename|forenames|名|名字|nombre de pila|nombres|prénom',
  latinName: `english name|name english|name in english|latin name|romanised name|romanized name|passport name
    |name in passport|name as in passport|英文姓名|姓名英文|英文名|護照姓名|護照英文姓名|護照英文名|英語名|英字氏名|氏名英字
    |ローマ字|ローマ字氏名|氏名ローマ字|영문 성명|영문 이름|nombre en inglés|nombre en letras latinas`,
  latinFamilyName: '',
  honorific: 'honorific|prefix|name prefix|salutation|稱謂|敬称|tratamiento|civilité',
  title: `title|job title|position|designation|post|organization title|職稱|職務|職位|現職|职务|职称|役職|役職名|職名
    |직위|직책|직함|cargo|puesto|fonction|titre`,
  agency: `agency|organisation|organization|organization name|organisation name|institution|company|affiliation|ministry|employer
    |機關|服務機關|任職機關|所屬機關|機關名稱|公司|单位|机关|機関|機関名|会社|所属|所属機関|勤務先|기관|소속|소속 기관
    |institución|organismo|organización|empresa|organisme`,
  office: `office|unit|department|division|section|organization department|單位|服務單位|所屬單位|部門|部门|部署|部局|所属部署|課
    |부서|unidad|oficina|departamento|service`,
  email: `email|mail|e mail|e mail address|email address|e mail 1 value|電子郵件|電子郵件地址|電子信箱|電郵|邮箱|电子邮件|メール
    |メールアドレス|이메일|correo|correo electrónico|courriel`,
  phone: `phone|tel|telephone|telephone number|phone number|mobile|mobile phone|mobile number|cell|cell phone|business phone
    |phone 1 value|電話|電話號碼|手機|手機號碼|行動電話|聯絡電話|公務電話|电话|手机|電話番号|携帯電話|携帯|전화|전화번호|휴대폰
    |teléfono|móvil|celular|téléphone`,
};

const FIELDS: ReadonlyMap<string, PeopleField> = new Map(
  Object.entries(WORDS).flatMap(([field, words]) =>
    words.split('|').map((word) => [plainHeading(word), field as PeopleField] as const),
  ),
);

/**
 * What a heading means, in the languages of offices that send lists and as address books export them; one that
 * says the same twice means it, one whose parts say different things (單位/職稱) nothing.
 * @example fieldOfHeading('E-mail Address') // 'email'
 * @example fieldOfHeading('職　稱 (Title)') // 'title'
 */
export function fieldOfHeading(cell: string): PeopleField | undefined {
  const plain = plainHeading(cell);
  if (plain === '') return undefined;
  const whole = FIELDS.get(plain);
  if (whole !== undefined) return whole;
  const parts = partsOf(cell).map((part) => FIELDS.get(part));
  return parts.every((part) => part === parts[0]) ? parts[0] : undefined;
}

/** Words alone: no asterisk, colon or bracket, and no blanks within Han (姓　名). */
function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]) (?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu, '')
    .trim();
}

/** What brackets, strokes and lines part, or one script from another: `職稱/Title`, `姓名 Name`. */
function partsOf(cell: string): readonly string[] {
  return cell
    .normalize('NFKC')
    .split(
      /[/|()[\]\n]|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])\s*(?=\p{sc=Latin})|(?<=\p{sc=Latin})\s*(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/u,
    )
    .map(plainHeading)
    .filter((part) => part !== '');
}
