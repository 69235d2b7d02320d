import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Fonts } from '#load/fonts.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { Block } from '../block.ts';
import { type RunInPlace, runsIn } from '../blocks.ts';
import { characterKind, isWideLanguage } from './character-kind.ts';
import { findField } from './find-field.ts';
import { advance } from './mark-languages.ts';
import { glyphFinder } from './typeface.ts';

export type GlyphCheck = {
  readonly fonts: Fonts;
  readonly language: string;
  readonly workspace: Workspace;
  readonly mission: Mission;
};

/** Characters that no font has, each at its place in the source. A page never drops one silently. */
export function findMissingGlyphs(blocks: readonly Block[], check: GlyphCheck): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const place of runsIn(blocks, check.language)) {
    for (const finding of missingIn(place, check)) {
      const key = JSON.stringify([finding.at, finding.parameters]);
      if (!findings.has(key)) findings.set(key, finding);
    }
  }
  return [...findings.values()];
}

function missingIn({ run, family }: RunInPlace, check: GlyphCheck): readonly Finding[] {
  const wide = isWideLanguage(run.language);
  const style = {
    family,
    language: run.language,
    bold: run.emphasis?.includes('bold') === true,
    italic: run.emphasis?.includes('italic') === true,
  };
  const find = glyphFinder(check.fonts, style, wide);
  const found: Finding[] = [];
  let index = 0;
  for (const character of run.text) {
    if (needsGlyph(character) && !find(character, wide)) {
      const { at } = run;
      const place =
        at === undefined
          ? findField(check.workspace, check.mission, character)
          : 'line' in at
            ? advance(at, run.text.slice(0, index))
            : at;
      found.push({
        code: 'report-missing-glyph',
        severity: 'error',
        at: place,
        parameters: { character, codePoint: codePointName(character) },
      });
    }
    index += character.length;
  }
  return found;
}

function needsGlyph(character: string): boolean {
  if (character === '\n' || character === '\r') return false;
  return !['space', 'invisible', 'line-break'].includes(characterKind(character, false));
}

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
