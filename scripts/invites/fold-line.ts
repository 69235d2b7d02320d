const MAX_OCTETS = 75;
/** Of a UTF-16 unit. */
const LONGEST_IN_OCTETS = 3;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * A content line folded at 75 octets, never within a character (RFC 5545 §3.1). Linear in its length.
 * @example foldLine('SUMMARY:short') // 'SUMMARY:short'
 */
export function foldLine(line: string): string {
  if (line.length * LONGEST_IN_OCTETS <= MAX_OCTETS || (line.length <= MAX_OCTETS && ASCII.test(line)))
    return line;
  const pieces: string[] = [];
  let start = 0;
  let octets = 0;
  for (let index = 0; index < line.length; ) {
    const code = line.codePointAt(index) ?? 0;
    const size = octetsOf(code);
    if (octets + size > MAX_OCTETS) {
      pieces.push(line.slice(start, index));
      start = index;
      // The space that begins a continuation counts.
      octets = 1;
    }
    octets += size;
    index += code > 0xffff ? 2 : 1;
  }
  pieces.push(line.slice(start));
  return pieces.join('\r\n ');
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** Folded lines, each ended with CRLF. */
export function foldLines(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
