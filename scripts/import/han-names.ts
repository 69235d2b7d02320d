/** Family names of Taiwan and its neighbours (Ministry of the Interior's list, the hundred and fifty most frequent). */
const FAMILY = new Set(
  '陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董温溫唐藍石蔣古紀姚連馮歐程湯黄田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵錢伍倪溥談甘史熊賈尹秦任常喬武章殷萬孔辛龍江裴左岳辜氏韋雷樊祁',
);
/** What an office calls somebody; the longest first where one holds another. */
export const TITLE =
  '(?:簡任|薦任|委任|專門|代理|助理|資深|首席|常務|政務|副|前|高級)*(?:主任秘書|專門委員|稽核|組長|科長|專員|科員|秘書|主任|處長|局長|署長|司長|部長|次長|大使|代表|參事|技正|技士|技佐|視察|編審|辦事員|督察|股長|課長|課員|院長|校長|教授|研究員|分析師|設計師|工程師|經理|關長|關務長|監督|協調官|管理官|調查官|係長|領事|領事官|組員|委員|顧問|執行長|理事長|執行主任)';
const AGENCY = '(?:署|局|處|部|會|院|關|室|課|科|司|組|所|館|中心|公司|大學|分署|分局)';

const WHOLE_TITLE = new RegExp(`^${TITLE}$`, 'u');
const IN_ORDER = new RegExp(`^(\\p{Script=Han}{2,4}?)(${TITLE})$`, 'u');
const POLITE = new RegExp(`^(.*${AGENCY})?(\\p{Script=Han})(${TITLE})(\\p{Script=Han}{1,2})$`, 'u');
const UNIT_AND_TITLE = new RegExp(`^(.*${AGENCY})(${TITLE})$`, 'u');

/** Someone of the home side as a cover or list names them. */
export type NamedOfficial = {
  readonly name: string;
  readonly agency?: string;
  readonly office?: string;
  readonly title?: string;
};

/** True for two to four characters that begin with a family name and are no title. */
export function isHanName(text: string): boolean {
  return (
    /^\p{Script=Han}{2,4}$/u.test(text) &&
    (FAMILY.has(text[0] ?? '') || /^(?:歐陽|司馬|諸葛|上官|司徒|張簡|范姜)/.test(text)) &&
    !WHOLE_TITLE.test(text) &&
    !new RegExp(`${AGENCY}$`).test(text)
  );
}

/**
 * The people of a line of a cover, a table or a list, in whatever order office, title and name stand.
 * @example readOfficials('財政部關務署通關業務組劉簡任稽核芳祝') // [{ name: '劉芳祝', title: '簡任稽核', … }]
 * @example readOfficials('陳翠琴副組長 張淑絹簡任稽核') // [{ name: '陳翠琴', title: '副組長' }, …]
 */
export function readOfficials(text: string): readonly NamedOfficial[] {
  const polite = POLITE.exec(text.replaceAll(' ', ''));
  if (polite && isHanName(`${polite[2]}${polite[4]}`)) {
    return [official(`${polite[2]}${polite[4]}`, polite[1], polite[3])];
  }
  const words = text.split(/[\t、，,／/]|\s+/).filter((each) => each !== '');
  const joined = words.flatMap((word) => {
    const match = WHOLE_TITLE.test(word) ? undefined : IN_ORDER.exec(word);
    return match?.[1] && isHanName(match[1]) ? [official(match[1], undefined, match[2])] : [];
  });
  if (joined.length > 0) return joined;
  const at = words.findIndex(isHanName);
  const name = words[at];
  if (name === undefined) return [];
  const rest = words.filter((_, index) => index !== at);
  const unit = rest.map((word) => UNIT_AND_TITLE.exec(word)).find((match) => match !== null);
  if (unit) return [official(name, unit[1], unit[2])];
  const title = rest.find((word) => WHOLE_TITLE.test(word));
  const agency = rest.find((word) => word !== title && new RegExp(`${AGENCY}$`).test(word));
  return title !== undefined || agency !== undefined ? [official(name, agency, title)] : [];
}

/** `財政部關務署通關業務組`: the agency ends with 署, 局, 部, 處 or 院, what follows is a unit of it. */
function official(name: string, place: string | undefined, title: string | undefined): NamedOfficial {
  const [, agency, office] =
    /^(.*?(?:署|總局|關稅局|分局|辦事處|代表處|委員會|院))(.+)$/u.exec(place ?? '') ?? [];
  return {
    name,
    ...(place && { agency: agency ?? place }),
    ...(office && { office }),
    ...(title && { title }),
  };
}
