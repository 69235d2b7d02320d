import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Fonts } from '#load/fonts.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { Block, Run } from '../block.ts';
import { type RunInPlace, runsIn } from '../blocks.ts';
import { characterKind, isWideLanguage } from './character-kind.ts';
import { composedCharacters } from './compose-text.ts';
import { findFields } from './find-fields.ts';
import { advance, markLanguages, otherLanguage } from './mark-languages.ts';
import { characterFinder, styleKey, type TypeStyle } from './typeface.ts';

export type GlyphCheck = {
  readonly fonts: Fonts;
  readonly language: string;
  readonly workspace: Workspace;
  readonly mission: Mission;
};

/**
 * Characters that no font has, each at its place in the source. A page never drops one silently. Blocks need not be
 * marked (`markBlocks`): what is drawn in every language that a stretch may be marked with is drawn, and of the rest
 * each stretch is looked at as it will be marked.
 */
export function findMissingGlyphs(blocks: readonly Block[], check: GlyphCheck): readonly Finding[] {
  const findings = new Map<string, Finding>();
  const isDrawnAnyhow = drawnAnyhow(check);
  // What several meetings share stands in each of them.
  for (const { run, family } of runsIn([...new Set(blocks)], check.language)) {
    if (isDrawnAnyhow(run, family)) continue;
    for (const marked of markLanguages(run, check.workspace.settings.languages)) {
      for (const finding of missingIn({ run: marked, family }, check)) {
        const key = JSON.stringify([finding.at, finding.parameters]);
        if (!findings.has(key)) findings.set(key, finding);
      }
    }
  }
  return [...findings.values()];
}

/** Whether every character of a run is known to be drawn, whichever stretches of it are marked as another language. */
function drawnAnyhow({ fonts, workspace }: GlyphCheck): (run: Run, family: RunInPlace['family']) => boolean {
  const stylesOf = new Map<string, readonly Drawn[]>();
  return (run, family) => {
    const look = `${family} ${run.language} ${run.emphasis ?? ''}`;
    const styles =
      stylesOf.get(look) ??
      [run.language, otherLanguage(run.language, workspace.settings.languages)]
        .filter((language) => language !== undefined)
        .map((language) => drawnBy(fonts, styleOf({ ...run, language }, family)));
    stylesOf.set(look, styles);
    return styles.every((drawn) => isDrawn(run.text, drawn));
  };
}

const styleOf = ({ language, emphasis }: Run, family: RunInPlace['family']): TypeStyle => ({
  family,
  language,
  bold: emphasis?.includes('bold') === true,
  italic: emphasis?.includes('italic') === true,
  code: emphasis?.includes('code') === true,
});

function missingIn({ run, family }: RunInPlace, check: GlyphCheck): readonly Finding[] {
  const wide = isWideLanguage(run.language);
  const style = styleOf(run, family);
  const known = drawnBy(check.fonts, style);
  if (isDrawn(run.text, known)) return [];
  const find = characterFinder(check.fonts, style, wide);
  const found: Finding[] = [];
  for (const { character, index } of composedCharacters(run.text)) {
    if (needsGlyph(character) && !find(character, wide)) {
      const parameters = { character, codePoint: codePointName(character) };
      const places = placesOf(run, { index, character }, check);
      found.push(
        ...places.map((at) => ({
          code: 'report-missing-glyph',
          severity: 'error' as const,
          at,
          parameters,
        })),
      );
    } else if (character.length === 1 && !COMBINES.test(character)) known[character.charCodeAt(0)] = 1;
  }
  return found;
}

/** What may make another character of the one before it: such a text is always looked at as a whole. */
export const COMBINES = /[\p{M}\u1100-\u11ff]/u;

/** The characters that each style is known to draw, each by itself: missions say much with the same few thousand. */
const drawnByStyle = onceForEach((_: Fonts): Map<string, Drawn> => new Map());

/** By code unit: 1 where it is known to be drawn. */
type Drawn = Uint8Array;

function drawnBy(fonts: Fonts, style: TypeStyle): Drawn {
  const styles = drawnByStyle(fonts);
  const key = `${styleKey(style)} ${isWideLanguage(style.language)}`;
  const drawn = styles.get(key) ?? new Uint8Array(0x1_0000);
  styles.set(key, drawn);
  return drawn;
}

function isDrawn(text: string, drawn: Drawn): boolean {
  for (let index = 0; index < text.length; index += 1) if (drawn[text.charCodeAt(index)] !== 1) return false;
  return true;
}

type Missing = { readonly index: number; readonly character: string };

/** Prose knows where it stands, and some facts do; of the others every field that has the character. */
function placesOf(
  { text, at }: Run,
  { index, character }: Missing,
  check: GlyphCheck,
): readonly Finding['at'][] {
  if (at === undefined) return findFields(check.workspace, check.mission, character);
  return ['line' in at ? advance(at, text.slice(0, index)) : at];
}

/** False for what is nothing but white or a sign to the layout. */
export function needsGlyph(character: string): boolean {
  if (character === '\n' || character === '\r') return false;
  return !['space', 'invisible', 'line-break'].includes(characterKind(character, false));
}

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
