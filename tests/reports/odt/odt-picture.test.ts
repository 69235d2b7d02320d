import { expect, test } from 'vitest';
import { heldPicture } from '#load/paper-picture.ts';
import { openAutomaticStyles } from '../../../scripts/reports/odt/automatic-styles.ts';
import { type OdtFrame, openPageBreaks } from '../../../scripts/reports/odt/odt-frame.ts';
import { openNumbering } from '../../../scripts/reports/odt/odt-numbering.ts';
import { odtPicture } from '../../../scripts/reports/odt/odt-picture.ts';
import { cleanedJpeg } from '../../load/pictures-for-tests.ts';

/** Size, turn and mirror of a picture of 16 × 8 pixels in a column of 160 points. */
function placeOf(orientation: number): readonly (string | undefined)[] {
  const styles = openAutomaticStyles();
  const frame: OdtFrame = {
    language: 'en',
    widthPt: 160,
    sizePt: 12,
    coverFieldSizePt: 14,
    styles,
    numbering: openNumbering('en'),
    keepPicture: () => 'Pictures/1.jpg',
    isFirst: () => true,
    breaks: openPageBreaks(),
  };
  const picture = odtPicture(heldPicture(cleanedJpeg(orientation)), { alt: 'hands', name: 'a', frame }) ?? '';
  const read = (text: string, name: string) => text.match(new RegExp(`${name}="([^"]*)"`))?.[1];
  return [
    read(picture, 'svg:width'),
    read(picture, 'svg:height'),
    read(picture, 'draw:transform'),
    read(styles.written(), 'style:mirror'),
  ];
}

test.each([
  [1, '12pt', '6pt', undefined, 'none'],
  [2, '12pt', '6pt', undefined, 'horizontal'],
  [3, '12pt', '6pt', 'rotate (-3.141592653589793) translate (12pt 6pt)', 'none'],
  [4, '12pt', '6pt', 'rotate (-3.141592653589793) translate (12pt 6pt)', 'horizontal'],
  [5, '12pt', '6pt', 'rotate (-4.71238898038469) translate (0pt 12pt)', 'horizontal'],
  [6, '12pt', '6pt', 'rotate (-1.5707963267948966) translate (6pt 0pt)', 'none'],
  [7, '12pt', '6pt', 'rotate (-1.5707963267948966) translate (6pt 0pt)', 'horizontal'],
  [8, '12pt', '6pt', 'rotate (-4.71238898038469) translate (0pt 12pt)', 'none'],
] as const)('a picture of orientation %i is turned upright', (orientation, ...place) => {
  expect(placeOf(orientation)).toEqual(place);
});
