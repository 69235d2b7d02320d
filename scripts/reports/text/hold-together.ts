import type { Run } from '../block.ts';
import { heldText } from './held-text.ts';

/**
 * Runs in which a word processor parts no date, titled name or name with a hyphen that our own lines keep whole
 * (`break-points.ts`). Each character stands for one, so that nothing else of a run changes; code and addresses
 * stay as they are.
 * @example holdTogether([{ text: '6 月 27 日 C-TPAT', language: 'zh-TW' }])
 */
export function holdTogether(runs: readonly Run[]): readonly Run[] {
  const whole = runs.map(({ text }) => text).join('');
  const held = heldText(whole);
  if (held === whole) return runs;
  let offset = 0;
  return runs.map((run) => {
    const text = held.slice(offset, offset + run.text.length);
    offset += run.text.length;
    return isCode(run) ? run : { ...run, text };
  });
}

const isCode = ({ emphasis, link }: Run): boolean =>
  emphasis?.includes('code') === true || (link !== undefined && 'url' in link);
