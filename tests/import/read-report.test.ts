import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { draftBilaterals, draftMission } from '#import/draft-facts.ts';
import { draftPeople } from '#import/draft-people.ts';
import { draftReadout, draftReport, photoLines } from '#import/draft-prose.ts';
import { type ReadReport, readReport } from '#import/read-report.ts';
import { fixture } from '../workspace-copy.ts';

const PARTNERS = [
  { id: 'JP', names: ['日本', '日方'] },
  { id: 'NZ', names: ['紐西蘭', '紐方'] },
  { id: 'KR', names: ['韓國', '韓方'] },
  { id: 'CL', names: ['智利'] },
  { id: 'AU', names: ['澳大利亞'] },
  { id: 'SG', names: ['新加坡'] },
];
const textOf = (name: string): string => readFileSync(`${fixture('reports')}/${name}.txt`, 'utf8');
const read = (name: string): ReadReport => readReport(textOf(name), { partners: PARTNERS });

const marks = { source: () => '', unsure: () => '', zone: '', post: { agency: '', title: '' } };

const facts = ({
  front,
  delegation,
  period,
  meetings,
  captions,
  annexes,
  abbreviations,
  recommendations,
}: ReadReport) => ({
  title: front.title?.value,
  period: period?.value,
  reportDate: front.reportDate?.value.from,
  place: front.place?.value,
  sheet: [front.pages?.value, front.organiser?.value, front.phone?.value, ...front.keywords],
  delegation: delegation.map(({ value }) => Object.values(value).join(' ')),
  meetings: meetings.map(({ partners, date, time, place, guests, items }) => ({
    partners,
    when: [date?.from, time?.start, time?.end],
    place,
    guests: guests.map(({ name, office, title }) => [name, office, title]),
    items: items.map(({ text }) => text),
  })),
  captions: captions.map(({ caption, people }) => [caption, ...people]),
  annexes: annexes.map(({ title, page }) => [title, page]),
  abbreviations: abbreviations.map(({ short, full, translated }) => [short, full, translated]),
  recommendations: recommendations.map(({ text }) => text),
});

test('a report with cover, sheet and contents', () => {
  expect(facts(read('harbour'))).toMatchInlineSnapshot(`
    {
      "abbreviations": [
        [
          "PSW",
          "Port Single Window",
          "港口單一窗口",
        ],
      ],
      "annexes": [
        [
          "Port Agenda",
          5,
        ],
      ],
      "captions": [
        [
          "與日本代表會談",
          "林小山",
          "Ms. Hanako Mori",
        ],
      ],
      "delegation": [
        "林小山 測試部港務署 專員",
      ],
      "meetings": [
        {
          "guests": [
            [
              "佐藤花子",
              "港灣局",
              "課長",
            ],
            [
              "Hanako Mori",
              "Port Bureau",
              "Director (局長)",
            ],
          ],
          "items": [
            "雙方同意交換資料。",
            "關於試辦期程(1) 日方將於年底前提供時程。",
          ],
          "partners": [
            "JP",
          ],
          "place": "Room A",
          "when": [
            "2019-05-07",
            "14:30",
            undefined,
          ],
        },
      ],
      "period": {
        "from": "2019-05-06",
        "isYearTaken": false,
        "to": "2019-05-09",
      },
      "place": "海灣國北港",
      "recommendations": [
        "我國宜持續派員參加，並應就資料交換建立窗口。",
      ],
      "reportDate": "2019-07",
      "sheet": [
        12,
        "測試部港務署",
        "0200000000",
        "單一窗口",
        "港口",
      ],
      "title": "赴海灣國考察港口單一窗口報告",
    }
  `);
});

test('another form: labels in other words, chapters, common years, names before titles', () => {
  expect(facts(read('visit'))).toMatchInlineSnapshot(`
    {
      "abbreviations": [
        [
          "HF",
          "Harbour Forum",
          "論壇",
        ],
      ],
      "annexes": [
        [
          "Forum Programme",
          undefined,
        ],
      ],
      "captions": [],
      "delegation": [
        "王大海 組長 測試部港務署",
        "陳小溪 科員 測試部港務署",
      ],
      "meetings": [
        {
          "guests": [
            [
              "Ann Lee",
              "港務局",
              "局長",
            ],
          ],
          "items": [
            "紐方表示將提供資料。",
          ],
          "partners": [
            "NZ",
          ],
          "place": "市政廳",
          "when": [
            "2021-03-15",
            "10:00",
            "11:30",
          ],
        },
      ],
      "period": {
        "from": "2021-03-14",
        "isYearTaken": false,
      },
      "place": "紐西蘭",
      "recommendations": [
        "建議每年派員參加論壇，並請相關單位研議經費來源。",
      ],
      "reportDate": "2021-05-20",
      "sheet": [
        undefined,
        undefined,
        undefined,
        "港務",
        "論壇",
      ],
      "title": "出席第 3 次港務論壇報告",
    }
  `);
});

/** Titles stand apart from names in the draft, and a polite word is a field of its own. */
const words = (text: string): readonly string[] =>
  text
    .replace(/女士|先生|日至|日下午|[一二三四五六七八九十]+日/g, ' ')
    .replace(/組長|科員/g, ' $& ')
    .match(/\p{Script=Han}{2,}|[A-Za-z]{3,}|\d{2,}/gu) ?? [];

test.each(['harbour', 'visit'])('nothing of %s is dropped: every word is in the draft', (name) => {
  const report = read(name);
  const people = draftPeople(report, { known: [], homePartner: undefined });
  const given = {
    title: report.front.title?.value ?? '',
    from: '',
    to: '',
    place: report.front.place?.value ?? '',
    timeZone: '',
    language: 'zh-TW',
  };
  const { text: bilaterals, ids } = draftBilaterals(report, { people, marks });
  const draft = [
    draftMission(report, { given, people, marks }),
    bilaterals,
    draftReport(report, { ids, note: '' }),
    ...report.meetings.map((meeting) => draftReadout(meeting, photoLines(report)) ?? ''),
    JSON.stringify([...people.values()]),
    JSON.stringify(report.abbreviations),
    // Dates and times stand there in ISO 8601.
    ...[
      '出國期間',
      '報告日期',
      '時間',
      '地點',
      '民國',
      '下午',
      '本年',
      '派赴國家',
      '姓名職稱',
      '服務機關',
      '摘要',
      '關鍵字',
      '關鍵詞',
      '出國',
    ],
  ]
    .join('\n')
    .replaceAll('\\', '');
  const front =
    /頁數|含附件|出國|服務|機關|單位|姓名|職稱|報告|行政院|提要|電話|主辦|聯絡人|期間|地點|內容|人員|年|由左至右|相片|附件|附錄|目錄|單位|第.章/;
  const missing = words(textOf(name)).filter(
    (word) => !draft.includes(word) && !front.test(word) && !/^\d+$/.test(word),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test('headings that skip a level in the report stand one below the other in the draft', () => {
  const sections = [1, 3, 3, 2, 4, 1].map((level, line) => ({
    label: '',
    title: `T${line}`,
    level,
    line,
    lines: [],
  }));
  const draft = draftReport(
    { ...read('visit'), sections, meetings: [], leftOver: [] },
    { ids: new Map(), note: '' },
  );
  expect(draft.trim().split('\n\n')).toEqual(['## T0', '### T1', '### T2', '### T3', '#### T4', '## T5']);
});

test('a report of tables, with its sheet behind the annexes', () => {
  expect(facts(read('tables'))).toMatchInlineSnapshot(`
    {
      "abbreviations": [],
      "annexes": [
        [
          "SCCP2 議程",
          9,
        ],
        [
          "與會人員名單",
          12,
        ],
      ],
      "captions": [
        [
          "與智利海關代表合影",
          "羅聽浪",
          "Claudia Rojas",
          "沈望潮",
          "Pablo Soto",
        ],
      ],
      "delegation": [
        "沈望潮 組長 財政部關務署",
        "羅聽浪 科長 財政部關務署",
        "葉帆岸 稽核 財政部關務署",
      ],
      "meetings": [
        {
          "guests": [
            [
              "Claudia Rojas",
              undefined,
              "Deputy Director",
            ],
            [
              "Pablo Soto",
              undefined,
              "Head of International Affairs",
            ],
          ],
          "items": [
            "智方說明該國 AEO 制度現況，並表示將於 114 年 3 月前提供法規英譯本。",
            "我方邀請智方派員參加 114 年關務研討會。",
          ],
          "partners": [
            "CL",
          ],
          "place": "利馬會議中心 204 會議室",
          "when": [
            "2024-08-14",
            "15:00",
            "15:40",
          ],
        },
        {
          "guests": [
            [
              "Helen Carter",
              undefined,
              "Assistant Commissioner",
            ],
            [
              "Daniel Wu",
              "Trade Policy",
              "Director",
            ],
          ],
          "items": [
            "雙方同意就 e-CO（electronic Certificate of Origin）交換技術文件。",
          ],
          "partners": [
            "AU",
          ],
          "place": "利馬會議中心 3 樓貴賓室",
          "when": [
            "2024-08-15",
            "10:30",
            "11:00",
          ],
        },
        {
          "guests": [
            [
              "Lim Wei Ling",
              undefined,
              "助理署長",
            ],
            [
              "Tan Boon Huat",
              undefined,
              "處長",
            ],
          ],
          "items": [],
          "partners": [
            "SG",
          ],
          "place": "利馬會議中心 3 樓貴賓室",
          "when": [
            "2024-08-16",
            "14:00",
            "14:30",
          ],
        },
      ],
      "period": {
        "from": "2024-08-12",
        "isYearTaken": false,
        "to": "2024-08-17",
      },
      "place": "秘魯利馬",
      "recommendations": [
        "智利為拉丁美洲重要貿易夥伴，建議本署持續與該國海關聯繫。",
        "建議每年編列預算派員參加 SCCP 會議，以維繫與各會員體海關之關係。",
      ],
      "reportDate": "2024-11-04",
      "sheet": [
        14,
        "財政部關務署",
        "(02)25505500",
        "海關程序次級委員會",
        "優質企業",
        "相互承認",
        "e-CO",
      ],
      "title": "出席亞太經濟合作第二次海關程序次級委員會會議（SCCP2）報告",
    }
  `);
});

test('rooms get identifiers that a mission takes, whatever their names are made of', () => {
  const { text } = draftBilaterals(read('tables'), { people: new Map(), marks });
  expect(text.match(/room: .*/g)).toEqual(['room: room-204', 'room: room-3', 'room: room-3']);
});

test('a short report: chapters numbered 一、, people by side, days with their weekday', () => {
  expect(facts(read('consultations'))).toMatchInlineSnapshot(`
    {
      "abbreviations": [
        [
          "POC",
          "Point of Contact",
          "聯絡窗口",
        ],
      ],
      "annexes": [
        [
          "諮商議程",
          undefined,
        ],
        [
          "日方簡報資料",
          undefined,
        ],
      ],
      "captions": [
        [
          "王副署長海峰與山本局長健一交換紀念品",
        ],
        [
          "與韓國關稅廳次長金民秀會談情形",
        ],
      ],
      "delegation": [
        "王海峰 副署長 財政部關務署",
        "林靜宜 專門委員 財政部關務署",
        "陳立 科員 財政部關務署",
      ],
      "meetings": [
        {
          "guests": [
            [
              "山本健一",
              undefined,
              "局長",
            ],
            [
              "鈴木美咲",
              undefined,
              "國際調查課課長",
            ],
          ],
          "items": [
            "日方表示願於113年上半年安排AEO業者聯合驗證。",
            "我方建議建立聯絡窗口（Point of Contact, POC）。",
          ],
          "partners": [
            "JP",
          ],
          "place": "日本財務省關稅局第2會議室",
          "when": [
            "2023-09-05",
            "10:00",
            "11:30",
          ],
        },
        {
          "guests": [
            [
              "金民秀",
              undefined,
              "次長",
            ],
            [
              "Park Ji-yeon",
              undefined,
              "Director of International Cooperation",
            ],
          ],
          "items": [
            "雙方就電子商務貨物通關（e-commerce clearance）交換意見，韓方承諾提供其風險管理指引。",
          ],
          "partners": [
            "KR",
          ],
          "place": "大田政府綜合廳舍",
          "when": [
            "2023-09-07",
            "14:30",
            undefined,
          ],
        },
      ],
      "period": {
        "from": "2023-09-04",
        "isYearTaken": false,
        "to": "2023-09-08",
      },
      "place": "日本東京、韓國大田",
      "recommendations": [
        "建議持續辦理年度雙邊諮商，並輪流主辦。",
        "宜指定專人負責聯絡窗口，以利資訊交換。",
      ],
      "reportDate": "2023-12-01",
      "sheet": [
        undefined,
        undefined,
        undefined,
        "雙邊諮商",
        "相互承認",
        "日本",
        "韓國",
      ],
      "title": "赴日本及韓國拜會海關雙邊諮商報告",
    }
  `);
});
