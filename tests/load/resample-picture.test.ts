import sharp from 'sharp';
import { expect, test } from 'vitest';
import { likeness } from '#load/picture-likeness.ts';
import { cleanPicture } from '#load/read-picture.ts';
import { type PixelBox, resamplePicture } from '#load/resample-picture.ts';
import { CMYK_JPEG } from './pictures-for-tests.ts';

const BOX = { widthPx: 200, heightPx: 200 };

/** A slope of colours with a little grain: nothing that a low quality spoils. */
const photo = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 1)
    data[at] = 60 + ((at / 3) % width) * (120 / width) + ((at * 7919) % 11);
  return sharp(data, { raw: { width, height, channels: 3 } });
};

const resample = async (file: Uint8Array, box: PixelBox): Promise<Uint8Array> => {
  const picture = cleanPicture(file);
  if (!picture) throw new Error('the file is a picture');
  return resamplePicture(picture, box);
};

const sizeOf = async (bytes: Uint8Array) => {
  const { width, height, format, hasProfile, orientation, space } = await sharp(bytes).metadata();
  return { width, height, format, hasProfile, orientation, space };
};

test('a photo has no more pixels than its place, stands upright and is in sRGB without metadata', async () => {
  const taken = await photo(900, 600).withMetadata({ orientation: 6 }).withIccProfile('p3').jpeg().toBuffer();
  const made = await resample(taken, BOX);
  expect(await sizeOf(made)).toEqual({
    width: 133,
    height: 200,
    format: 'jpeg',
    hasProfile: false,
    orientation: undefined,
    space: 'srgb',
  });
  expect(made.length).toBeLessThan(taken.length / 4);
});

test('a photo comes out the same, and is made once, in all places that show it at one size', async () => {
  const taken = await photo(800, 600).jpeg({ quality: 100 }).toBuffer();
  const [wide, high] = [
    { widthPx: 200, heightPx: 900 },
    { widthPx: 900, heightPx: 150 },
  ];
  expect(await resample(taken, wide)).toEqual(await resample(taken, high));
});

test('what is small already comes back as it is; in the colours of print it is converted', async () => {
  const small = new Uint8Array(await photo(90, 60).jpeg().toBuffer());
  expect(await resample(small, BOX)).toEqual(cleanPicture(small)?.bytes);
  const printed = await photo(90, 60).toColourspace('cmyk').jpeg().toBuffer();
  expect(await sizeOf(await resample(printed, BOX))).toMatchObject({ width: 90, space: 'srgb' });
});

test('a drawing stays a PNG and keeps what can be seen through; a photo saved as PNG becomes a JPEG', async () => {
  const flat = { create: { width: 600, height: 300, channels: 4 as const, background: '#ff000080' } };
  const drawing = await resample(await sharp(flat).png().toBuffer(), BOX);
  expect(await sizeOf(drawing)).toMatchObject({ width: 200, height: 100, format: 'png' });
  expect(cleanPicture(drawing)?.type).toBe('image/png');
  const noise = { create: { width: 600, height: 300, channels: 3 as const, background: '#888' } };
  const grain = sharp({ ...noise, create: { ...noise.create, noise: { type: 'gaussian' as const } } });
  expect(await sizeOf(await resample(await grain.png().toBuffer(), BOX))).toMatchObject({
    format: 'jpeg',
  });
});

test('what the library cannot read comes back as it is, to be named where the paper is checked', async () => {
  const picture = cleanPicture(CMYK_JPEG);
  expect(picture && (await resamplePicture(picture, BOX))).toBe(picture?.bytes);
});

test('a picture is as like itself as can be, and less like one that is coarser', () => {
  const grey = (shift: (at: number) => number) => ({
    pixels: Uint8Array.from({ length: 64 * 64 }, (_, at) => 100 + ((at * 31) % 40) + shift(at)),
    widthPx: 64,
    heightPx: 64,
  });
  const [same, near, far] = [0, 3, 40].map((by) => grey((at) => (at % 2) * by));
  if (!same || !near || !far) throw new Error('three are made');
  expect(likeness(same, same)).toBeCloseTo(1, 9);
  expect(likeness(same, near)).toBeGreaterThan(likeness(same, far));
});
