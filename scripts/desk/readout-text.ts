/** What was said on a point of a meeting, as it was typed in the room. */
export type PointNote = { readonly title: string; readonly words: string };

/**
 * A readout of notes: a numbered item for each point with its lines as paragraphs, after what stands there
 * already. What MDX would read as a component or an expression stays text.
 * @example readoutOf(undefined, [{ title: 'Seals', words: 'Agreed.' }]) // '1. **Seals**\n\n   Agreed.\n'
 */
export function readoutOf(before: string | undefined, points: readonly PointNote[]): string {
  const said = points.filter(({ words }) => words.trim() !== '');
  const items = said.map(({ title, words }, index) => itemOf({ title, words }, index + 1));
  if (items.length === 0) return before ?? '';
  const former = before?.trimEnd() ?? '';
  return `${[...(former === '' ? [] : [former]), ...items].join('\n\n')}\n`;
}

function itemOf({ title, words }: PointNote, number: number): string {
  const paragraphs = words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(asText);
  const head = title.trim() === '' ? [] : [`**${asText(title.trim())}**`];
  const indent = ' '.repeat(`${number}. `.length);
  return [...head, ...paragraphs]
    .map((each, index) => (index === 0 ? `${number}. ${each}` : indent + each))
    .join('\n\n');
}

/** Signs that mean something to MDX, and what would begin a list or heading, stand for themselves. */
function asText(line: string): string {
  return line
    .replace(/[\\`*_{}[\]<>]/g, (sign) => `\\${sign}`)
    .replace(/^(#{1,6}|[-+]|\d+[.)])(?=\s)/, (mark) => mark.replace(/[#+.)-]/, (sign) => `\\${sign}`));
}
