import type { Section } from './read-outline.ts';
import { labelOf } from './read-outline.ts';
import { foldLines, joinText, type SourceLine } from './source-line.ts';

export type FoundRecommendation = { readonly text: string; readonly line: number };

const CHAPTER = /建議|感想|心得/;
/** 宜 and 應 as what ought to be done, not in 適宜, 應用, 對應 and the like. */
const PROPOSES =
  /(?<![便適合權時])宜(?!蘭)|似[可應得]|(?<![因對供相反效呼順響])應(?!用|對|邀|付|變|答|有|該國|運而生)|建議(?!為|書|刪|。|，|、)|列為|可(?:保持|考慮|供|作為|規劃|仿|學習|借鏡|進一步|參考|持續)/;
const WHOSE = /我方|我國|本署|本總局|本局|本部|本會|同仁|海關|宜|似|建議|應/;
/** What others said, or what was seen there, is nothing that we are to do. */
const OF_OTHERS =
  /^(?:另|且|並|此外|又)?[，、]?(?:該國|該署|與會|各國|各經濟體|[^，。]{1,12}?(?:代表|主席|講者|方))[^，。]{0,8}(?:表示|認為|指出|說明|提出|建議|發言|回應|詢問)/;
const SHORTEST = 16;

/**
 * What the report proposes at home, from the chapter on reflections: each sentence that says what we ought to do,
 * and of one that lists it, each thing of the list. What proposes nothing stays prose.
 */
export function readRecommendations(sections: readonly Section[]): readonly FoundRecommendation[] {
  // Chapters are 壹、 or, in a short report, 一、.
  const top = Math.min(...sections.filter(({ label }) => label !== '').map(({ level }) => level));
  const start = sections.findIndex(({ level, title }) => level === top && CHAPTER.test(title));
  if (start < 0) return [];
  const after = sections.slice(start + 1).findIndex(({ level }) => level <= top);
  const chapter = sections.slice(start, after < 0 ? undefined : start + 1 + after);
  return chapter
    .flatMap((section) => paragraphsOf(linesOf(section)))
    .filter(({ text }) => /[。；]$/.test(text))
    .flatMap(({ text, line }) => proposalsIn(text).map((each) => ({ text: each, line })));
}

/** A numbered sentence that the page broke was read as a heading: it has a comma, as no heading has. */
function linesOf({ title, line, lines }: Section): readonly SourceLine[] {
  return /[，：]/.test(title) ? [{ text: title, number: line, isAfterBlank: true }, ...lines] : lines;
}

function proposalsIn(paragraph: string): readonly string[] {
  return foldLines<string, readonly string[]>(
    sentencesOf(paragraph),
    (sentence) => (proposes(sentence) ? inParts(sentence) : []),
    (last, sentence) =>
      last.length === 1 && goesOn(sentence) && listOf(sentence).length === 0
        ? [`${last[0]}${sentence}`]
        : undefined,
  ).flat();
}

const goesOn = (sentence: string): boolean => PROPOSES.test(sentence) && !OF_OTHERS.test(sentence);

const proposes = (sentence: string): boolean =>
  goesOn(sentence) && WHOSE.test(sentence) && sentence.length >= SHORTEST;

function inParts(sentence: string): readonly string[] {
  const listed = listOf(sentence);
  return listed.length > 0 ? listed : [sentence];
}

/** Full stops within quotation marks or brackets end no sentence. */
const sentencesOf = (text: string): readonly string[] =>
  text.match(/(?:[^。「（]|「[^」]*」|（[^）]*）|[「（])+。?/gu)?.map((each) => each.trim()) ?? [];

const ITEM = /[（(]\d{1,2}[)）]|[①-⑳]/u;

/** `建議如下：(1) …；(2) …及 (3) …。`: what stands behind each number. */
function listOf(sentence: string): readonly string[] {
  const [lead = '', ...items] = sentence.split(ITEM);
  if (items.length < 2 || !/[：:]\s*$|如下?\s*$/.test(lead)) return [];
  return items.map((each) => `${each.trim().replace(/[；;，。]?\s*(?:以?及|與|和)?\s*$/u, '')}。`);
}

const LONGEST_HEADING = 26;
/** A heading without a number, in a report whose lines have no blank ones to tell it by. */
const isHeading = (text: string): boolean =>
  text.length >= 4 && text.length <= LONGEST_HEADING && !/[。：；！？]|，.*，/.test(text);

function paragraphsOf(lines: readonly SourceLine[]): readonly FoundRecommendation[] {
  return foldLines<SourceLine, FoundRecommendation>(
    lines.filter(({ text }) => !/^(?:相片|照片|圖)\s*\d+/.test(text) && !/^[⁰¹²³⁴-⁹]+\s/u.test(text)),
    ({ text, number }) => ({ text: labelOf(text)?.title ?? text, line: number }),
    (last, { text }) =>
      labelOf(text) !== undefined || /[。：！？]$/.test(last.text) || isHeading(last.text)
        ? undefined
        : { ...last, text: joinText(last.text, text) },
  );
}
