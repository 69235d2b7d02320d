import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

const SIGNS =
  `· · - : ? # " ' { } [ ] , & * ! | > % @ \` ~ < = \\ : ： \t \n \n\n \r\n \r · # - - ?·x ·:· |\n >-\n --- ... ,·, a:·b ` +
  `null True yes 0x1F 0o17 017 1_000 .5 1. +1 -0 1e3 .inf -.INF .nan 1:30 2026-02-30 <<:·x \\x41 \u0085 \u2028 \ufeff \0 \u0007 \ud800 e\u0301 「 😀`;

const slips = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  out: fc.nat(4),
  put: fc.constantFrom('', ...SIGNS.split(' ').map((sign) => sign.replaceAll('·', ' '))),
});
const texts = globSync('{data,tests/fixtures/*/data}/**/*.yaml').map((file) => readFileSync(file, 'utf8'));
/** A stretch of facts as people wrote them, with one to so many slips in it. */
export const stretches = (most = 3): fc.Arbitrary<string> =>
  fc
    .record({
      text: fc.constantFrom(...texts),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(1500),
      changes: fc.array(slips, { minLength: Math.min(1, most), maxLength: most }),
    })
    .map(({ text, from, length, changes }) => {
      const start = text.lastIndexOf('\n', Math.floor(from * text.length)) + 1;
      return changes.reduce(
        (written, { at, out, put }) => {
          const place = Math.floor(at * written.length);
          return written.slice(0, place) + put + written.slice(place + out);
        },
        text.slice(start, start + length),
      );
    });
