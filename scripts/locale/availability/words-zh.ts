import type { PhraseWords } from './words.ts';

const weekday = (han: string) =>
  ['星期', '週', '周', '禮拜', '礼拜'].map((prefix) => `${prefix}${han}`).join('|');

/** Chinese as written in Taiwan, with the simplified forms of the same words. */
export const CHINESE: PhraseWords = {
  weekdays: [
    ...[...'一二三四五六'].map(weekday),
    `${weekday('日')}|${['星期', '禮拜', '礼拜'].map((prefix) => `${prefix}天`).join('|')}`,
  ],
  bracketed: [...'一二三四五六日'],
  morning: '上午|早上|早晨|晨間|清晨',
  afternoon: '下午|午後',
  evening: '晚上|晚間|傍晚|夜間',
  noon: '中午|正午',
  year: '年',
  month: '月',
  day: '日|號|号',
  hour: '時|点|點|点钟|點鐘|点鐘',
  minute: '分',
  halfPast: '半',
  to: '至|到|迄',
  from: '從|自|从',
  before: '不晚於|不遲於',
  after: '不早於',
  between: '介於',
  earlier: '以前|之前|前',
  later: '以後|之後|後|以后|之后|后|起',
  and: '及|和|與|与|或|、|以及|暨',
  not: '不|不可|不行|不便|不在|不含|不要|不能|避開|避开|排除|除|除了|非|沒空|没空|無法|无法',
  notEnd: '除外|以外|之外|外',
  allDay: '全天|整天|全日|整日|每日|每天|天天|隨時|随时|任何時間|皆可|均可|都可以|都可',
  skip: '的|於|在|每|每週|每周|逢|時段|时段|期間|期间|時間|时间|間|间|中|內|内|當日|當天|該日|有空|方便|可|可以|只有|僅|限|日期|民國|分鐘|之|進行',
  kinds: {
    ceremony: '典禮|開幕典禮|開幕式',
    keynote: '主題演講|專題演講',
    talk: '演講|講座',
    panel: '座談|座談會',
    workshop: '研習|研習營|研討會|工作坊',
    plenary: '大會|全體會議|全體大會|全會',
    introductions: '學員介紹',
    closing: '閉幕|閉幕式',
    break: '茶敘|休息|休息時間',
    meal: '用餐|午餐|晚餐|早餐|餐敘|午餐時間|用餐時間',
    social: '酒會|晚宴|歡迎酒會',
    registration: '報到',
    visit: '參訪|參觀',
  },
};
