import type { Finding } from '#diagnostics/diagnostic.ts';
import { loadFonts } from '#load/fonts.ts';
import type { KeptForesight } from '#load/kept-foresight.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { knownCharacters, learnCharacters } from '#reports/text/missing-glyphs.ts';
import type { Context } from './command.ts';
import { paperFaults } from './paper-faults.ts';

/**
 * Asks the papers of one mission after another what would keep them from being set. Fonts take longer to unpack
 * than all the rest: the characters that were found in them are kept, and only new ones are looked for.
 * @example await askPapers(context, workspace, foresight)(mission)
 */
export function askPapers(
  context: Context,
  workspace: Workspace,
  foresight?: KeptForesight,
): (mission: Mission) => Promise<readonly Finding[]> {
  const fonts = loadFonts();
  const former = foresight?.findCharacters() ?? new Map<string, string>();
  learnCharacters(fonts, former);
  let kept = lettersIn(former);
  return async (mission) => {
    const findings = await paperFaults(context, workspace, mission);
    const known = knownCharacters(fonts);
    const letters = lettersIn(known);
    if (letters > kept) foresight?.putCharacters(known);
    kept = letters;
    return findings;
  };
}

const lettersIn = (characters: ReadonlyMap<string, string>): number =>
  [...characters.values()].reduce((sum, { length }) => sum + length, 0);
