import type { Section } from './read-outline.ts';
import { labelOf } from './read-outline.ts';
import { foldLines, joinText, type SourceLine } from './source-line.ts';

export type FoundRecommendation = { readonly text: string; readonly line: number };

const CHAPTER = /建議|感想|心得/;
const PROPOSES = /宜|似可|似應|應|建議|俾|列為|可(?:保持|考慮|供|作為|進一步|參考|持續)|持續|研議|考量/;
const WHOSE = /我方|我國|本署|本總局|本局|本部|海關|宜|似|建議/;
const SHORTEST = 16;

/**
 * What the report proposes at home: each numbered paragraph of the chapter on reflections, or (where none
 * is numbered) each paragraph. One that proposes nothing stays prose.
 */
export function readRecommendations(sections: readonly Section[]): readonly FoundRecommendation[] {
  // Chapters are 壹、 or, in a short report, 一、.
  const top = Math.min(...sections.filter(({ label }) => label !== '').map(({ level }) => level));
  const start = sections.findIndex(({ level, title }) => level === top && CHAPTER.test(title));
  if (start < 0) return [];
  const after = sections.slice(start + 1).findIndex(({ level }) => level <= top);
  const chapter = sections.slice(start, after < 0 ? undefined : start + 1 + after);
  return chapter
    .flatMap(({ lines }) => paragraphsOf(lines))
    .filter(
      ({ text }) => PROPOSES.test(text) && WHOSE.test(text) && text.endsWith('。') && text.length >= SHORTEST,
    );
}

function paragraphsOf(lines: readonly SourceLine[]): readonly FoundRecommendation[] {
  return foldLines<SourceLine, FoundRecommendation>(
    lines.filter(({ text }) => !/^(?:相片|照片|圖)\s*\d+/.test(text) && !/^[⁰¹²³⁴-⁹]+\s/u.test(text)),
    ({ text, number }) => ({ text: labelOf(text)?.title ?? text, line: number }),
    (last, { text }) =>
      labelOf(text) !== undefined || /[。：！？]$/.test(last.text)
        ? undefined
        : { ...last, text: joinText(last.text, text) },
  );
}
