import { expect, test } from 'vitest';
import { foldHtml, lettersIn } from '../../site/lib/fold-chapters.ts';

const t = (key: string) => key.split('.').at(-1) ?? '';
const long = (letters: number) => `<p>${'x'.repeat(letters)}</p>`;
const folds = (html: string) =>
  foldHtml(html, t)
    .replace(/xx+/g, '…')
    .replace(/<p class="chapter-all">.*?<\/p>/, '[all]')
    .replace(/<div class="chapter">/g, '[')
    .replace(/<details.*?aria-labelledby="(.*?)".*?<div class="chapter-text">/g, '($1: ')
    .replaceAll('</div></details></div>', ')]');

test('chapters of a long text are folded below their headings, and sections of a long one', () => {
  expect(
    folds(
      `<p>Lead</p><h2 id="a">A</h2>${long(9_000)}<h2 id="b">B</h2>${long(90)}<h3 id="c">C</h3>${long(12_000)}<h3 id="d">D</h3><p>d</p>`,
    ),
  ).toBe(
    '<p>Lead</p>[all][<h2 id="a">A</h2>(fold-a a: <p>…</p>)][<h2 id="b">B</h2>(fold-b b: <p>…</p>[<h3 id="c">C</h3>(fold-c c: <p>…</p>)][<h3 id="d">D</h3>(fold-d d: <p>d</p>)])]',
  );
});

test.each([
  ['a short text', `<h2 id="a">A</h2>${long(4_000)}<h2 id="b">B</h2>${long(5_000)}`],
  ['a long text of one chapter', `<h2 id="a">A</h2>${long(12_000)}`],
])('%s stays as it is', (_, html) => {
  expect(foldHtml(html, t)).toBe(html);
});

test('a Han character counts as two letters', () => {
  expect(['APEC', '關務署 a', 'カナ'].map(lettersIn)).toEqual([4, 8, 4]);
});
