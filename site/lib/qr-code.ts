import { encodeQR } from 'qr';

/** A QR code (ISO/IEC 18004) as one path over a square of `size` units, its quiet zone of four included. */
export type QrCode = { readonly size: number; readonly path: string };

const QUIET = 4;

/**
 * Dark modules that stand side by side are one bar: a third of what a square each would take.
 * @example qrCode('webcal://attache.example.org/a.ics').size // 41
 */
export function qrCode(text: string): QrCode {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  return { size: rows.length, path: rows.map(barsOf).join('') };
}

function barsOf(row: readonly boolean[], y: number): string {
  let bars = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    const width = x + 1 - start;
    bars += `M${start} ${y}h${width}v1h-${width}z`;
  }
  return bars;
}
