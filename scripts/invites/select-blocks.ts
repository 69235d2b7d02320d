import { type Blocks, fileDigest } from './write-calendar.ts';

/** What is remembered of a file as it was written: its digest, and the name of each entry's text. */
export type WrittenFile = { readonly digest: string; readonly keys: readonly string[] };

/**
 * The entries of a file written before, to be taken over where nothing has changed. Only from a file that
 * is byte for byte the one that was written: an edited or foreign one gives nothing.
 */
export function selectBlocks(text: string, { digest, keys }: WrittenFile): Blocks {
  const blocks: Blocks = new Map();
  if (fileDigest(text) !== digest) return blocks;
  const found = blocksIn(text);
  if (found.length !== keys.length) return blocks;
  keys.forEach((key, index) => {
    blocks.set(key, found[index] ?? '');
  });
  return blocks;
}

const ENDS = ['END:VEVENT\r\n', 'END:VTODO\r\n'] as const;

/** Each entry's text. A line of an entry's own texts never begins so: it has a name before it, or a space. */
function blocksIn(text: string): readonly string[] {
  const blocks: string[] = [];
  const starts = ['\r\nBEGIN:VEVENT\r\n', '\r\nBEGIN:VTODO\r\n']
    .map((start) => text.indexOf(start))
    .filter((at) => at !== -1);
  let from = Math.min(...starts) + 2;
  while (from < text.length) {
    const end = text.startsWith('BEGIN:VEVENT', from) ? ENDS[0] : ENDS[1];
    const at = text.indexOf(`\n${end}`, from);
    if (at === -1) break;
    const next = at + 1 + end.length;
    blocks.push(text.slice(from, next));
    from = next;
  }
  return blocks;
}
