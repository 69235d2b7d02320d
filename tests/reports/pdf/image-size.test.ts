import { expect, test } from 'vitest';
import { heldPicture } from '#load/paper-picture.ts';
import { imageSize } from '#reports/pdf/image-size.ts';
import { cleanedJpeg, jpegWithCanary, PLAIN_JPEG, PLAIN_PNG } from '../../load/pictures-for-tests.ts';

const jpeg = { width: 16, height: 8, kind: 'jpeg' };

test.each([
  ['a PNG', PLAIN_PNG, { width: 4, height: 3, kind: 'png', isOnItsSide: false }],
  ['a JPEG', PLAIN_JPEG, { ...jpeg, isOnItsSide: false }],
  ['a JPEG taken upside down', cleanedJpeg(3), { ...jpeg, isOnItsSide: false }],
  ['a JPEG taken upright', cleanedJpeg(6), { ...jpeg, isOnItsSide: true }],
  ['a JPEG as the camera left it', jpegWithCanary(8), { ...jpeg, isOnItsSide: true }],
  ['a JPEG without a frame', PLAIN_JPEG.subarray(0, 100), undefined],
  ['a GIF', new TextEncoder().encode('GIF89a'), undefined],
])('%s', (_kind, bytes, size) => {
  expect(imageSize(heldPicture(bytes))).toEqual(size);
});
