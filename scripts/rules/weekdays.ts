import type { Finding } from '#diagnostics/diagnostic.ts';
import { ENGLISH_MONTHS } from '#locale/english-months.ts';
import { isCivilDate } from '#model/civil-time.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

type Written = {
  readonly index: number;
  readonly date: string;
  readonly weekday: number;
  readonly text: string;
};

const HAN_DAYS = '日一二三四五六';
const ENGLISH_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const HAN =
  /(\d{2,4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[（(]\s*(?:星期|週|禮拜)?([日一二三四五六])\s*[）)]/g;
const ENGLISH = new RegExp(
  `\\b(${ENGLISH_DAYS.join('|')}),?\\s+(\\d{1,2})\\s+(${ENGLISH_MONTHS.join('|')})\\s+(\\d{4})\\b`,
  'gi',
);
const ROC_OFFSET = 1911;

/** A weekday written beside a full date is the weekday of that date. */
export const weekdays: Rule = {
  name: 'weekdays',
  codes: ['weekday-wrong'],
  example: { wrong: '108 年 8 月 2 日（星期四）', right: '108 年 8 月 2 日（星期五）' },
  readsProse: true,
  find: (workspace) => findWeekdays(workspace),
};

function findWeekdays(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) =>
    mission.prose.flatMap((prose) =>
      textRuns(prose).flatMap(({ text, at }) =>
        [...hanDates(text), ...englishDates(text)]
          .filter(({ date, weekday }) => isCivilDate(date) && weekdayOf(date) !== weekday)
          .map((written) =>
            warning('weekday-wrong', at(written.index), {
              text: written.text,
              weekday: ENGLISH_DAYS[weekdayOf(written.date)] ?? '',
            }),
          ),
      ),
    ),
  );
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function hanDates(text: string): readonly Written[] {
  return [...text.matchAll(HAN)].map((match) => {
    const year = Number(match[1]);
    const date = isoDate(year < ROC_OFFSET ? year + ROC_OFFSET : year, Number(match[2]), Number(match[3]));
    return { index: match.index, date, weekday: HAN_DAYS.indexOf(match[4] ?? ''), text: match[0] };
  });
}

function englishDates(text: string): readonly Written[] {
  return [...text.matchAll(ENGLISH)].map((match) => {
    const month = ENGLISH_MONTHS.indexOf((match[3] ?? '').toLowerCase()) + 1;
    const date = isoDate(Number(match[4]), month, Number(match[2]));
    return {
      index: match.index,
      date,
      weekday: ENGLISH_DAYS.findIndex((day) => day.toLowerCase() === (match[1] ?? '').toLowerCase()),
      text: match[0],
    };
  });
}
