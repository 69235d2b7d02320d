import type { IssuedEntry, IssuedFile } from '#register/invites.ts';
import { type Blocks, fileDigest, keyOfBlock } from './write-calendar.ts';

/**
 * The entries of a file written before, to be taken over where nothing has changed. Only from a file that
 * is byte for byte the one that was written (`digest`): an edited or foreign one gives nothing.
 */
export function selectBlocks(
  text: string,
  { digest, entries }: Pick<IssuedFile, 'entries'> & { readonly digest: string | undefined },
): Blocks {
  const blocks: Blocks = new Map();
  if (fileDigest(text) !== digest) return blocks;
  for (const block of blocksIn(text)) {
    const issued = entries[uidIn(block)];
    if (issued) blocks.set(keyOfBlock(issued, zonesIn(block, issued)), block);
  }
  return blocks;
}

const ENDS = ['END:VEVENT\r\n', 'END:VTODO\r\n'] as const;

/** Each entry's text. A line of an entry's own texts never begins so: it has a name before it, or a space. */
function* blocksIn(text: string): Generator<string> {
  const starts = ['\r\nBEGIN:VEVENT\r\n', '\r\nBEGIN:VTODO\r\n']
    .map((start) => text.indexOf(start))
    .filter((at) => at !== -1);
  let from = Math.min(...starts) + 2;
  while (from < text.length) {
    const end = text.startsWith('BEGIN:VEVENT', from) ? ENDS[0] : ENDS[1];
    const at = text.indexOf(`\n${end}`, from);
    if (at === -1) return;
    const next = at + 1 + end.length;
    yield text.slice(from, next);
    from = next;
  }
}

function uidIn(block: string): string {
  const start = block.indexOf('\nUID:') + '\nUID:'.length;
  let end = block.indexOf('\r\n', start);
  while (block[end + 2] === ' ') end = block.indexOf('\r\n', end + 2);
  return block.slice(start, end).replaceAll('\r\n ', '');
}

/** The zones its times are written in, as the writer tells them of an entry: their own, or UTC. */
function zonesIn(block: string, { when }: IssuedEntry) {
  if (when.kind === 'days') return undefined;
  return {
    start: block.includes('\nDTSTART;TZID=') ? when.start.zone : 'UTC',
    end: block.includes('\nDTEND;TZID=') ? when.end.zone : 'UTC',
  };
}
