import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import exifr from 'exifr';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { cleanPicture, readPicture } from '#load/read-picture.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import {
  CANARY,
  cleanedJpeg,
  jpegOfSize,
  jpegWithCanary,
  jpegWithProfile,
  PLAIN_JPEG,
  PLAIN_PNG,
  pngWithCanary,
  pngWithProfile,
  profileWithCanary,
} from './pictures-for-tests.ts';

/** What a reader of metadata that knows nothing of us finds. */
const metadataOf = (bytes: Uint8Array) =>
  exifr.parse(Buffer.from(bytes), {
    ...{ tiff: true, ifd1: true, exif: true, gps: true, interop: true, makerNote: true, userComment: true },
    ...{ xmp: true, iptc: true, icc: true, jfif: true, ihdr: true, mergeOutput: false },
  });

test.each([1, 3, 6, 8])('of the metadata of a JPEG turned %i only that is left', (orientation) => {
  const side = orientation >= 5;
  expect(cleanPicture(jpegWithCanary(orientation))).toEqual({
    type: 'image/jpeg',
    bytes: cleanedJpeg(orientation),
    widthPx: side ? 8 : 16,
    heightPx: side ? 16 : 8,
    orientation,
  });
});

test('nothing is left of the metadata of a PNG', () => {
  expect(cleanPicture(pngWithCanary())).toEqual({
    type: 'image/png',
    bytes: PLAIN_PNG,
    widthPx: 4,
    heightPx: 3,
    orientation: 1,
  });
});

test('another reader finds place and author before, and neither after', async () => {
  const before = await metadataOf(jpegWithCanary());
  expect([before.ifd0.Artist, before.gps.latitude, before.iptc.Byline]).toEqual([
    CANARY,
    25 + 2 / 60,
    CANARY,
  ]);
  const after = await metadataOf(cleanPicture(jpegWithCanary())?.bytes ?? new Uint8Array());
  expect(after).toEqual({
    jfif: expect.objectContaining({ ThumbnailWidth: 0, ThumbnailHeight: 0 }),
    ifd0: { Orientation: 'Rotate 90 CW' },
  });
  // This reader stumbles over what follows the end of a PNG.
  const png = await metadataOf(pngWithCanary().subarray(0, -CANARY.length));
  expect([png.ihdr.Author, png.gps.longitude]).toEqual([CANARY, 121 + 34 / 60]);
  const cleanPng = await metadataOf(cleanPicture(pngWithCanary())?.bytes ?? new Uint8Array());
  expect(Object.keys(cleanPng)).toEqual(['ihdr']);
  expect(cleanPng.ihdr).not.toHaveProperty('Author');
});

/** The texts of a file's profile, and its numbers, as another reader has them. */
async function profileOf(bytes: Uint8Array): Promise<unknown> {
  const { icc = {} } = (await metadataOf(bytes)) ?? {};
  const { ProfileVersion, ColorSpaceData, ProfileDescription, ProfileCopyright, DeviceModel } = icc;
  const seen = Buffer.from(bytes).toString('latin1');
  const said = [ProfileDescription, ProfileCopyright, DeviceModel].filter((each) => each?.length > 0);
  return { ProfileVersion, ColorSpaceData, said, isNamed: seen.includes(CANARY) };
}

test.each([
  ['JPEG', jpegWithProfile],
  ['PNG', pngWithProfile],
] as const)('of the colour profile of a %s the numbers stay, and no word', async (_, picture) => {
  for (const version of [2, 4] as const) {
    const before = (await profileOf(picture(profileWithCanary(version)))) as { readonly said: unknown[] };
    expect(before.said.length).toBeGreaterThan(0);
    const clean = cleanPicture(picture(profileWithCanary(version)));
    expect(await profileOf(clean?.bytes ?? new Uint8Array())).toEqual({
      ProfileVersion: `${version}.0.0`,
      ColorSpaceData: 'RGB',
      said: [],
      isNamed: false,
    });
    expect(cleanPicture(clean?.bytes ?? new Uint8Array())?.bytes).toEqual(clean?.bytes);
  }
});

test('parts of a profile that stand in another order are one', () => {
  const profile = profileWithCanary(4);
  expect(cleanPicture(jpegWithProfile(profile, [2, 1]))?.bytes).toEqual(
    cleanPicture(jpegWithProfile(profile))?.bytes,
  );
});

test('what is no profile is left out, and the picture stays', () => {
  expect(cleanPicture(jpegWithProfile(Buffer.from(CANARY.repeat(40))))?.bytes).toEqual(PLAIN_JPEG);
});

test.each([
  [14_142, true],
  [65_535, false],
])('a JPEG that claims to be %i pixels wide and high', (side, isTaken) => {
  expect(cleanPicture(jpegOfSize(side)) !== undefined).toBe(isTaken);
});

test.each([
  ['JPEG', PLAIN_JPEG],
  ['PNG', PLAIN_PNG],
])('a %s without metadata stays as it is, and so does what was cleaned', (_kind, plain) => {
  expect(cleanPicture(plain)?.bytes).toEqual(plain);
});

test('a picture broken off anywhere is none', () => {
  const read = [PLAIN_JPEG, PLAIN_PNG, jpegWithCanary(), pngWithCanary()].flatMap((whole) => {
    const end = whole.length - (whole === PLAIN_JPEG || whole === PLAIN_PNG ? 0 : CANARY.length);
    return Array.from({ length: end }, (_, length) => cleanPicture(whole.subarray(0, length)));
  });
  expect(read.filter((picture) => picture !== undefined)).toEqual([]);
});

test('no bytes make the reader fail, and what it cleans it cleans no further', () => {
  const pictures = fc.constantFrom(PLAIN_JPEG, PLAIN_PNG, jpegWithCanary(), pngWithCanary());
  const changes = fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { maxLength: 4 });
  fc.assert(
    fc.property(pictures, changes, (picture, changed) => {
      const bytes = picture.slice();
      for (const [at, value] of changed) bytes[at] = value;
      const clean = cleanPicture(bytes);
      return clean === undefined || Buffer.from(cleanPicture(clean.bytes)?.bytes ?? []).equals(clean.bytes);
    }),
    { numRuns: 3000 },
  );
});

const MISSION = 'missions/2024-harbour';

function withPhoto(file: string, bytes: Uint8Array): string {
  const root = copyOf('site');
  edit(root, `data/${MISSION}/mission.yaml`, { find: 'id: qa-photo,', put: `id: qa-photo, file: ${file},` });
  const path = join(root, 'content', MISSION, 'photos', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return root;
}

const faultsOf = (root: string) => {
  const { diagnostics } = loadWorkspace(root);
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, position: { file, line, column } }) => `${file}:${line}:${column} ${code}`);
};

test('a sound picture is no fault', () => {
  expect(faultsOf(withPhoto('qa.jpg', jpegWithCanary()))).toEqual([]);
});

test.each([
  ['of another kind', new TextEncoder().encode('GIF89a')],
  ['broken off', PLAIN_JPEG.subarray(0, 300)],
  ['empty', new Uint8Array()],
])('a picture %s is a fault at its field', (_kind, bytes) => {
  expect(faultsOf(withPhoto('qa.jpg', bytes))).toEqual([
    `data/${MISSION}/mission.yaml:17:27 photo-unreadable`,
  ]);
});

test('a link or a path out of the folder is not followed', () => {
  const root = withPhoto('day-1/qa.jpg', PLAIN_JPEG);
  const photos = join(root, 'content', MISSION, 'photos');
  writeFileSync(join(root, 'elsewhere.jpg'), PLAIN_JPEG);
  symlinkSync(join(root, 'elsewhere.jpg'), join(photos, 'link.jpg'));
  const mission = loadWorkspace(root).workspace?.missions.find(({ id }) => id === '2024-harbour');
  const files = ['day-1/qa.jpg', 'link.jpg', '../../../../elsewhere.jpg', 'day-1', ''];
  const read = files.map((file) => mission && 'picture' in readPicture(root, mission, file));
  expect(read).toEqual([true, false, false, false, false]);
});

test.each([
  ['../../../../data/people.yaml', 'bad-file-name', 'bad-file-name'],
  ['elsewhere', 'photo-file-missing', 'annex-file-missing'],
])('what lies elsewhere is not read, by a path or by a link: %s', (file, photo, annex) => {
  const root = withPhoto('qa.jpg', PLAIN_JPEG);
  for (const folder of ['photos', 'annexes']) {
    mkdirSync(join(root, 'content', MISSION, folder), { recursive: true });
    symlinkSync(join(root, 'data/people.yaml'), join(root, 'content', MISSION, folder, 'elsewhere'));
  }
  edit(root, `data/${MISSION}/mission.yaml`, { find: 'file: qa.jpg', put: `file: ${file}` });
  edit(root, `data/${MISSION}/mission.yaml`, {
    find: 'id: programme,',
    put: `id: programme, file: ${file},`,
  });
  expect(faultsOf(root)).toEqual([
    `data/${MISSION}/mission.yaml:17:27 ${photo}`,
    `data/${MISSION}/mission.yaml:20:28 ${annex}`,
  ]);
});
