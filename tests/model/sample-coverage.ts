import type { SampleMission, Section } from './sample-editions.ts';

/**
 * What a report has under one of its headings, in Han characters, and where ours says it: under these headings of
 * the Chinese edition with all below them, and in these records of meetings. The reports themselves are not here:
 * they were counted once, between one heading and the next.
 */
type Part = {
  readonly name: string;
  readonly han: number;
  readonly headings?: readonly string[];
  readonly records?: readonly string[];
  /** What is not prose here. */
  readonly data?: string;
};

const part = (name: string, han: number, ...headings: readonly string[]): Part => ({ name, han, headings });

/** By mission, in the order of its report. */
export const REPORT_PARTS: Readonly<Record<string, readonly Part[]>> = {
  '2008-wco-it': [
    part('Why we went', 599, '緣起'),
    { ...part('Programme', 1252, '會議議程'), data: 'the sessions and talks' },
    part('Talks: reports of countries', 1194, '國家簡報'),
    part('Talks: single windows', 1518, '單一窗口交流會議'),
    part('Talks: national customs administration', 1469, '國家關務行政'),
    part('Talks: cases and innovation', 1996, '個案研究與創新'),
    { ...part('Reflections and recommendations', 1145, '心得及建議'), data: 'the three recommendations' },
  ],
  '2011-c-tpat': [
    { name: 'Cover, abstract sheet, contents', han: 637, data: 'all of it' },
    part('Introduction', 445, '前言'),
    {
      ...part('Time, place, delegates, journey', 264, '會議時間及地點', '我方與會代表', '行程'),
      data: 'days, places, people',
    },
    { ...part('Welcome meeting', 208, '外國海關歡迎會議'), data: 'administrations and sessions' },
    { ...part('Programme of the conference', 682, 'C-TPAT 年度研討會'), data: 'workshops and sessions' },
    { name: 'The United States', han: 445, records: ['us'], data: 'those present, commitments' },
    { name: 'Korea', han: 203, records: ['kr'], data: 'those present, commitments' },
    { name: 'The European Union', han: 311, records: ['eu'], data: 'those present, commitments' },
    { name: 'Others', han: 97, records: ['jp-sg'], data: 'commitments' },
    part('Reflections: the value of going', 273, '派員與會之效益'),
    part('Workshops: site validation', 645, '實地查證安全措施'),
    part('Workshops: a case taken apart', 400, '剖析案例事實事後查證任務'),
    part('Workshops: the risk to containers', 439, '降低貨櫃安全風險之實務建議'),
    { ...part('Mutual recognition', 262, '與他國推動相互承認'), data: 'recommendations' },
    { ...part('How to hold such a conference', 126, '辦理優質企業研討會之參考'), data: 'recommendations' },
  ],
  '2014-c-tpat': [
    { name: 'Cover, abstract sheet, contents', han: 613, data: 'all of it' },
    part('Why we went', 106, '緣起'),
    {
      ...part('Journey, place, delegates', 74, '行程', '出國地點', '出國人員'),
      data: 'days, places, people',
    },
    part('The conference', 156, '出國紀要'),
    { name: 'The United States', han: 692, records: ['us'], data: 'those present, commitments' },
    { name: 'New Zealand', han: 217, records: ['nz'], data: 'those present, commitments' },
    { name: 'Japan', han: 206, records: ['jp'], data: 'those present, commitments' },
    { name: 'Israel', han: 83, records: ['il'], data: 'commitments' },
    { name: 'China', han: 265, records: ['cn'], data: 'those present, commitments' },
    { name: 'Hong Kong', han: 152, records: ['hk'], data: 'commitments' },
    { name: 'Canada', han: 162, records: ['ca'], data: 'commitments' },
    { name: 'Australia', han: 127, records: ['au'], data: 'commitments' },
    { ...part('Reflections and recommendations', 822, '感想與建議'), data: 'the nine recommendations' },
  ],
  '2016-sccp2': [
    { name: 'Cover, abstract sheet, contents', han: 594, data: 'all of it' },
    { ...part('Time, place, delegates', 55, '會議時間及地點', '我方與會代表'), data: 'days, places, people' },
    { ...part('Chair and those present', 105, '會議主席及出席會員體'), data: 'the list' },
    part(
      'SCCP2: items 1 to 4',
      679,
      '開幕致詞及議程採認',
      '第 1 次會議成果及資深官員會議進展',
      '海關與企業對話之結論',
    ),
    part('SCCP2: the TFA', 265, 'WTO 貿易便捷化協定'),
    part('SCCP2: supply chains', 233, '供應鏈連結架構'),
    part('SCCP2: single window', 623, '單一窗口'),
    part('SCCP2: AEO', 380, '優質企業'),
    part('SCCP2: IT and risk management', 669, '資訊科技及風險管理'),
    part('SCCP2: intellectual property', 91, '智慧財產權'),
    part('SCCP2: e-commerce', 365, '跨境電子商務'),
    part('SCCP2: action plan, other fora', 603, '共同行動計畫', '與 APEC 委員會、次級論壇及工作小組之合作'),
    part('SCCP2: other matters', 761, '其他議題'),
    part('SCCP2: items 15 to 17', 117, '工作計畫、會議紀錄及閉幕'),
    part('Customs Business Dialogue', 1048, '海關與企業對話'),
    part('STAR-CTWG', 1394, '貿易安全會議反恐工作小組會議'),
    part('CTI workshop', 1087, '貿易暨投資委員會貿易便捷研討會'),
    { ...part('Reflections and recommendations', 2369, '心得與建議'), data: 'the eight recommendations' },
    { name: 'Annexes', han: 28, data: 'all of it' },
  ],
  '2025-sccp1': [
    part('Purpose', 334, '會議目的'),
    part('Workshop on green customs', 2019, '「微中小企業綠色海關」研討會'),
    part('Workshop on AEO', 3136, '「安全認證優質企業相互承認協議之績效衡量與合作行動改善」研討會'),
    { ...part('SCCP1: date, chair and those present', 93, '主席及與會代表'), data: 'the list' },
    part('SCCP1: theme and priorities', 952, '本年 APEC 主題及優先事項'),
    part('SCCP1: stakeholders', 1119, '與利害關係方合作'),
    part('SCCP1: sustainable growth', 1944, '透過簡化通關程序推動永續成長'),
    part('SCCP1: supply chains and digital customs', 3602, '供應鏈創新管理及數位化海關'),
    part('SCCP1: inclusive trade', 1861, '包容性全球貿易'),
    part('SCCP1: strategic plan and ToR', 861, 'SCCP 策略計畫與 ToR 更新'),
    part('SCCP1: the TFA', 2031, '執行 WTO TFA'),
    part('SCCP1: conclusions', 359, '會議總結'),
    { ...part('Reflections and recommendations', 1098, '心得及建議'), data: 'the twelve recommendations' },
    { name: 'Captions and other headings', han: 250, data: 'the photos' },
  ],
};

const hanOf = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;
const hanIn = ({ title, text }: Section): number => hanOf(title) + hanOf(text);

/** A heading, taken as the first of its words, with what stands below it; -1 is no heading of the edition. */
function below(sections: readonly Section[], title: string): readonly Section[] {
  const at = sections.findIndex((section) => section.title === title);
  const end = sections.findIndex(({ level }, index) => index > at && level <= (sections[at]?.level ?? 0));
  return at === -1 ? [] : sections.slice(at, end === -1 ? undefined : end);
}

/** Headings and records that a table names and the mission does not have. */
export function unknownIn({
  id,
  sections: [chinese],
  readouts: [records],
}: SampleMission): readonly string[] {
  return (REPORT_PARTS[id] ?? []).flatMap(({ headings = [], records: named = [] }) => [
    ...headings.filter((title) => below(chinese, title).length === 0),
    ...named.filter((name) => !records.has(name)),
  ]);
}

/** The tables of all missions whose report was counted: part by part, characters theirs and ours. */
export function coverageTables(missions: readonly SampleMission[]): string {
  return missions.flatMap(missionTable).join('\n');
}

function missionTable({ id, sections: [chinese], readouts: [records] }: SampleMission): readonly string[] {
  const parts = REPORT_PARTS[id];
  if (!parts) return [];
  const taken = new Set<Section>();
  const rows = parts.map(({ name, han, headings = [], records: named = [], data }) => {
    const own = headings.flatMap((title) => below(chinese, title));
    for (const section of own) taken.add(section);
    const prose = [...own.map(hanIn), ...named.map((record) => hanOf(records.get(record) ?? ''))];
    const ours = prose.reduce((sum, each) => sum + each, 0);
    return { name, han, ours, data };
  });
  const added = chinese.filter((section) => !taken.has(section)).map(hanIn);
  const others = [...records].filter(
    ([name]) => !parts.some(({ records: named = [] }) => named.includes(name)),
  );
  const rest = [...added, ...others.map(([, text]) => hanOf(text))].reduce((sum, each) => sum + each, 0);
  const total = (key: 'han' | 'ours'): number => rows.reduce((sum, row) => sum + row[key], 0);
  return [
    `### ${id}`,
    '',
    '| Part of the report | Report | Prose | Share | In the data |',
    '|---|---|---|---|---|',
    ...rows.map(({ name, han, ours, data = '' }) => row(name, han, ours, percent(ours, han), data)),
    row('*Ours alone: summary, follow-up, indexes, meetings told apart*', '', rest, '', ''),
    row('**Together**', total('han'), total('ours') + rest, percent(total('ours') + rest, total('han')), ''),
    '',
  ];
}

const percent = (ours: number, theirs: number): string => `${Math.round((100 * ours) / theirs)} %`;
const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)).join(' | ')} |`;
