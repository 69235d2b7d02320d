import { expect, test } from 'vitest';
import { draftBilaterals, draftMission } from '#import/draft-facts.ts';
import { draftPeople } from '#import/draft-people.ts';
import { draftReadout, draftReport, photoLines } from '#import/draft-prose.ts';
import { readReport } from '#import/read-report.ts';
import { facts, marks, PARTNERS, read, textOf } from './read-fixture.ts';

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

test('contents whose leaders are no text are read as such', () => {
  const dotted = textOf('harbour');
  const bare = dotted.replaceAll(/\.{3,}\t/g, ' ');
  expect(bare).not.toBe(dotted);
  const [former, later] = [read('harbour'), readReport(bare, { partners: PARTNERS })];
  expect([facts(later), later.leftOver]).toEqual([facts(former), former.leftOver]);
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
