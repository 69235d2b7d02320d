import type { Token } from './tokens.ts';

type Rule = readonly [pattern: RegExp, minutes: (figure: number) => number];

/** How long a meeting is, as people add it to an hour: `30 min`, 「一小時」, `1時間半`. */
const RULES: readonly Rule[] = [
  [/(\d{1,3})(?: ?– ?| )?(?:minutes?|mins?|minutos?|minute)(?![\p{L}])\.?/uy, (figure) => figure],
  [/(\d{1,3}) ?(?:分鐘|分钟|分間)/y, (figure) => figure],
  [/(\d) ?(?:時間半|小時半|個半小時)/y, (figure) => figure * 60 + 30],
  [/(\d) ?(?:個?小時|时间|小时|時間)(?!帯)/y, (figure) => figure * 60],
  [/()(?:half an hour|半小時|半個小時|半個鐘頭|media hora)(?![\p{L}])/uy, () => 30],
  [
    /()(?:an hour|one hour|1 hour|una hora|1 hora|一小時|一個小時|一時間)(?!s| and| y| (?:de|antes|después))/y,
    () => 60,
  ],
  [/()(?:兩小時|兩個小時|二時間)/y, () => 120],
];
/** `10時30分` is an hour; `30分` by itself is how long. */
const MINUTES: Rule = [/(\d{1,3})分(?!之)/y, (figure) => figure];

/** A length at a place of a folded phrase: it says nothing of when, unless a time stands before it. */
export function readLength(text: string, from: number, last: Token | undefined): Token | undefined {
  const isOfHour = last?.to === from && (last.is === 'unit' || last.is === 'number');
  for (const [pattern, minutes] of isOfHour ? RULES : [...RULES, MINUTES]) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found) return { is: 'length', minutes: minutes(Number(found[1])), from, to: pattern.lastIndex };
  }
  return undefined;
}
