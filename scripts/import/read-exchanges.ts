import { type FoundMeeting, type PartnerNames, partnersIn } from './read-meetings.ts';
import { joinText, type SourceLine } from './source-line.ts';

/** What a caption says of a talk; to stand side by side for a picture is none. */
const TALK = '互動|交流|討論|交換意見|晤談|洽談|接觸';
/** `我國代表與加拿大及菲律賓代表熱烈互動交流`: a caption, and no sentence. */
const CAPTION = new RegExp(
  `^(?:(?:相片|照片|圖)\\s*\\d+\\s*[：:、.]?\\s*)?我(?:國|方)?(?:與會)?(?:代表團?|人員|同仁)?與([^。，；：]{2,36}?)(?:於[^。，；：]{1,14})?(?:進行|熱烈|密切)?(?:${TALK})[^。，；：]{0,8}$`,
  'u',
);
/** `亦在非正式場合與日本及新加坡進行接觸`: outside of meetings. */
const ASIDE = new RegExp(
  `(?:非正式場合|場邊|會外|空檔|茶敘|休息時間?|中場休息|會間)[^。；]{0,10}?(?:與|和)([^。，；]{2,30}?)(?:進行|熱烈)?(?:${TALK})`,
  'u',
);
/** What is to be done next time was not done. */
const INTENDED = /建議|宜|應|未來|今後|往後/;
const COLUMNS = /\s{3,}/;

/**
 * Talks that a report tells in passing: by the caption of a picture, or in a sentence on what was said outside of
 * the meetings. With whom there is a record of a meeting is left out; the words stay in the prose.
 */
export function readExchanges(
  lines: readonly SourceLine[],
  { partners, met }: { readonly partners: readonly PartnerNames[]; readonly met: ReadonlySet<string> },
): readonly FoundMeeting[] {
  const told = new Map<string, FoundMeeting>();
  lines.forEach((line, index) => {
    const next = lines[index + 1]?.text ?? '';
    const whom = line.text
      .split(COLUMNS)
      .flatMap((cell) => captionOf(cell, next) ?? [])
      .concat(asideOf(line.text, next) ?? []);
    for (const { said, of } of whom) {
      const ids = partnersIn(of, partners);
      if (ids.length === 0 || ids.some((id) => met.has(id)) || told.has(said)) continue;
      told.set(said, exchangeWith(ids, line.number, said));
    }
  });
  return [...told.values()];
}

type Told = { readonly said: string; readonly of: string };

/** In one line, or broken into two. */
function captionOf(cell: string, next: string): Told | undefined {
  for (const said of [cell, joinText(cell, next)]) {
    const [, of] = CAPTION.exec(said) ?? [];
    if (of !== undefined) return { said: said.replace(/^(?:相片|照片|圖)\s*\d+\s*[：:、.]?\s*/u, ''), of };
  }
  return undefined;
}

function asideOf(text: string, next: string): Told | undefined {
  const whole = joinText(text, next);
  const match = ASIDE.exec(whole);
  if (!match?.[1] || match.index >= text.length) return undefined;
  const sentence = whole.slice(whole.lastIndexOf('。', match.index) + 1).split('。')[0] ?? '';
  return INTENDED.test(sentence) ? undefined : { said: match[0], of: match[1] };
}

const exchangeWith = (partners: readonly string[], line: number, title: string): FoundMeeting => ({
  partners,
  title,
  line,
  format: 'exchange',
  isInPassing: true,
  guests: [],
  items: [],
  understood: new Set(),
  lines: [],
});
