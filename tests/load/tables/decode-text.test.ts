import { describe, expect, test } from 'vitest';
import { decodeText } from '#load/tables/decode-text.ts';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const utf16 = (text: string, isBig: boolean) => {
  const units = [...`\ufeff${text}`].flatMap((each) => {
    const code = each.charCodeAt(0);
    return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  return Uint8Array.from(units);
};

describe('a list as it comes', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode('主辦,客方\n韓國,México\n'), '主辦,客方\n韓國,México\n'],
    ['UTF-16, small end first', utf16('韓國,México', false), '韓國,México'],
    ['UTF-16, big end first', utf16('韓國,México', true), '韓國,México'],
    // host,guest / México,Perú / São Tomé,Côte
    [
      'Windows-1252',
      bytes('686f73742c67756573740a4de97869636f2c506572fa0a53e36f20546f6de92c43f47465'),
      'host,guest\nMéxico,Perú\nSão Tomé,Côte',
    ],
    // 韓國,美國 in Big5; 韩国,美国 in GBK; 日本,メキシコ in Shift JIS
    ['Big5', bytes('c1fab0ea2cacfcb0ea'), '韓國,美國'],
    ['GBK', bytes('baabb9fa2cc3c0b9fa'), '韩国,美国'],
    ['Shift JIS', bytes('93fa967b2c8381834c8356835281'.slice(0, 26)), '日本,メキシコ'],
    // Its second bytes are often plain letters, and its first ones are signs of Windows-1252.
    [
      'Shift JIS, katakana alone',
      bytes('686f73742c67756573740a8381834c835683522c8379838b815b0a834a8369835f2c8360838a'),
      'host,guest\nメキシコ,ペルー\nカナダ,チリ',
    ],
  ])('%s', (_name, given, expected) => expect(decodeText(given)).toBe(expected));
});
