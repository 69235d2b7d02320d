import { expect, test } from 'vitest';
import { draftBilaterals } from '#import/draft-facts.ts';
import { draftReport } from '#import/draft-prose.ts';
import { facts, marks, read } from './read-fixture.ts';

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

test('talks told in passing, proposals in a list, and short forms on either side of the brackets', () => {
  const { meetings, abbreviations, recommendations } = read('forum');
  expect({
    meetings: meetings.map(({ partners, format, line }) => [partners.join('+'), format, line]),
    abbreviations: abbreviations.map(({ short, full }) => `${short} ${full}`),
    recommendations: recommendations.map(({ text }) => text),
  }).toEqual({
    meetings: [
      ['JP', 'bilateral', 27],
      ['CL', 'exchange', 20],
      ['SG', 'exchange', 23],
      ['NZ', 'exchange', 24],
    ],
    abbreviations: [
      'TTP Trusted Trader Programme',
      'ABF Australian Border Force',
      'DPC Digital Passenger Card',
      'RTM Regional Traceability Mechanism',
      'AEO Authorised Economic Operator',
      'UCR Unique Consignment Reference',
    ],
    recommendations: [
      '將申請書表由 5 種簡化為 2 種，並改為線上填寫。',
      '每年辦理業者說明會。',
      '與主要貿易夥伴交換稽核結果。',
      '我國宜派員參加明年論壇之工作坊，俾及早熟悉新制。亦可考慮與智利合辦線上課程。',
    ],
  });
});

test('a talk told in passing is drafted as unsure, without a title, and its words stay in the prose', () => {
  const report = read('forum');
  const { text, ids } = draftBilaterals(report, {
    people: new Map(),
    marks: { ...marks, unsure: (line) => `unsure ${line}` },
  });
  expect([
    text.includes(
      '  # unsure 20\n  - id: cl\n    partners:\n      - CL\n    format: exchange\n    status: held\n    theirs: []\n',
    ),
    draftReport(report, { ids, note: '' }).includes('我方代表與智利代表交流討論'),
  ]).toEqual([true, true]);
});
