import type { Fonts } from '#load/fonts.ts';
import type { Hyphenate } from '#load/hyphenation.ts';
import type { Run } from '../block.ts';
import { breakEvenly, breakLines, type Line, lineWidth, type Measured, measure } from './break-lines.ts';
import { type BreakRules, breakPoints } from './break-points.ts';
import { isWideLanguage } from './character-kind.ts';
import type { KeptText } from './kept-text.ts';
import { type SetLine, setLine } from './set-line.ts';
import { type Shaped, shapeText, type TextLook } from './shape-text.ts';

/** What text is set for: how it looks, and the lines it is to fill. */
export type LineSetting = {
  readonly look: TextLook;
  readonly align: 'justified' | 'start' | 'centre' | 'end';
  readonly widthPt: number;
  readonly indentPt: number;
};

/** What is at hand to set it. */
export type SettingTools = {
  readonly fonts: Fonts;
  readonly hyphenate?: Hyphenate | undefined;
  readonly kept?: KeptText | undefined;
};

/** Text in lines, with the place of each character. */
export type SetText = Shaped & { readonly lines: readonly SetLine[] };

/** Sets text in lines; what has been set alike before is not set again. */
export function setText(runs: readonly Run[], setting: LineSetting, tools: SettingTools): SetText {
  const { kept } = tools;
  if (!kept) return setAnew(runs, setting, tools);
  const key = keyOf(runs, setting);
  const known = kept.find(key);
  if (known) return known;
  const made = setAnew(runs, setting, tools);
  kept.keep(key, made);
  return made;
}

/** All that lines depend on: the same key gives the same lines. */
function keyOf(runs: readonly Run[], { look, align, widthPt, indentPt }: LineSetting): string {
  let key = `${look.family} ${look.sizePt} ${look.bold} ${look.language} ${align} ${widthPt} ${indentPt}`;
  for (const { text, language, emphasis, link } of runs)
    key += `\n${language} ${emphasis?.join() ?? ''} ${link ? 'link' : ''}\n${text}`;
  return key;
}

function setAnew(runs: readonly Run[], setting: LineSetting, tools: SettingTools): SetText {
  const look = setting.align === 'end' ? { ...setting.look, tabular: true } : setting.look;
  const shaped = shapeText(runs, look, tools.fonts);
  if (shaped.atoms.length === 0) return { ...shaped, lines: [] };
  const isCentred = setting.align === 'centre';
  const rules: BreakRules = {
    wordsOf: isTitle(runs, setting) ? setting.look.language : undefined,
    hyphenate: isCentred || setting.look.bold ? undefined : hyphenator(runs, tools),
  };
  const paragraph = measure(shaped, breakPoints(shaped, rules));
  const box = {
    widthPt: setting.widthPt,
    indentPt: setting.indentPt,
    justify: setting.align === 'justified',
  };
  const lines = isCentred ? breakEvenly(paragraph, box) : breakLines(paragraph, box);
  return {
    ...shaped,
    lines: lines.map((line) => setLine(paragraph, line, fillOf(paragraph, line, setting))),
  };
}

/** Titles, headings, and what stands in bold at the head or the side of a table: their Han is parted between words alone. */
function isTitle(runs: readonly Run[], { look, align }: LineSetting): boolean {
  if (align === 'centre' || look.bold) return true;
  const isBold = runs.every(({ emphasis }) => emphasis?.includes('bold'));
  return isBold && align === 'start' && isWideLanguage(look.language);
}

/** Words are parted by the patterns of their own language; links and code are not. */
function hyphenator(runs: readonly Run[], { hyphenate }: SettingTools): BreakRules['hyphenate'] {
  if (!hyphenate) return undefined;
  return (word, index) => {
    const run = runs[index];
    const isWhole = !run || run.link || run.emphasis?.includes('code') || run.emphasis?.includes('bold');
    return isWhole ? [] : hyphenate(word, run.language);
  };
}

/** The width a line is to fill: none for ragged lines, unless it would stick out. */
function fillOf(paragraph: Measured, line: Line, setting: LineSetting): number | undefined {
  const available = setting.widthPt - (line.from === 0 ? setting.indentPt : 0);
  if (setting.align === 'justified' && !line.isLast) return available;
  return lineWidth(paragraph, line.from, line.visibleTo).naturalPt > available ? available : undefined;
}
