import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openPictures } from '#reports/docx/docx-picture.ts';
import { stableBytes } from '#reports/docx/stable-bytes.ts';
import { joinPieces } from '#reports/pieces.ts';

const stable = (bookmark: number, drawing: number): Uint8Array => {
  const xml = `<w:bookmarkStart w:id="${bookmark}"/><wp:docPr id="${drawing}"/><w:bookmarkEnd w:id="${bookmark}"/>`;
  const docx = zipSync({ 'word/document.xml': strToU8(xml) });
  return joinPieces(stableBytes(docx, { now: 0, outline: [], pictures: openPictures() }));
};

test('the first document of a process, whose bookmarks and drawings have the same numbers, is the same as later ones', () => {
  expect(stable(1, 1)).toEqual(stable(9, 4));
});
