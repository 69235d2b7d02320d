import type { Finding } from '#diagnostics/diagnostic.ts';
import { outlineStyles } from '#locale/outline.ts';
import { openCounters } from './content/counters.ts';
import { internalProse } from './content/internal-prose.ts';
import { readBody } from './report-body.ts';
import { contextOf, hasReport, profileOf, type ReportInput } from './report-input.ts';
import { agendaProse } from './set-agenda.ts';
import { findMissingGlyphs } from './text/missing-glyphs.ts';

/**
 * What the prose of a mission would keep papers from being set, in one language. Where facts and words are drawn
 * (`areFactsDrawn`), that is what setting them would find, and no paper is made to find it.
 * @example proseFaults({ workspace, mission, language: 'en', t, fonts: loadFonts(), now: 0 }) // []
 */
export function proseFaults(input: ReportInput): readonly Finding[] {
  const { workspace, mission, language } = input;
  const profile = profileOf(workspace, mission);
  const instructions = internalProse(contextOf(input), openCounters(outlineStyles(profile, language), 'b'));
  const agenda = agendaProse(input);
  const read = [
    ...(hasReport(mission, language) ? [readBody(input, profile)] : []),
    instructions,
    ...(agenda ? [agenda] : []),
  ];
  return read.flatMap(({ blocks, findings }) =>
    findings.length > 0 ? findings : findMissingGlyphs(blocks, input),
  );
}
