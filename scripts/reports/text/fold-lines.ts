import type { Run } from '../block.ts';
import { characterKind } from './character-kind.ts';

/** A line feed of the source is a blank between words and nothing between Han. */
export function foldLines(runs: readonly Run[]): readonly Run[] {
  const whole = runs.map((run) => run.text).join('');
  let offset = 0;
  return runs.map((run) => {
    const start = offset;
    offset += run.text.length;
    const text = run.text.replace(/\r?\n/g, (found, at: number) => {
      const [before, after] = [whole[start + at - 1], whole[start + at + found.length]];
      return isWide(before) && isWide(after) ? '' : ' ';
    });
    return { ...run, text };
  });
}

function isWide(character: string | undefined): boolean {
  return character !== undefined && ['han', 'open', 'close', 'stop'].includes(characterKind(character, true));
}
