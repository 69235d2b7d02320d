import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { CANARY, cleanedJpeg, jpegWithCanary, PLAIN_PNG, pngWithCanary } from '../load/pictures-for-tests.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const BUILD_MS = 180_000;
const MISSION = 'missions/2020-visit';

/** Three photos in the prose and an annex, each with a place and a name in it. */
async function withPictures(): Promise<string> {
  const root = copyOf('tiny');
  const mission = `data/${MISSION}/mission.yaml`;
  edit(root, mission, { find: 'id: handshake,', put: 'id: handshake, file: day 1/握手.jpg,' });
  edit(root, mission, {
    find: 'photos:\n',
    put: 'photos:\n  - { id: table, file: table.png, caption: { ja: 会場, en: The table } }\n  - { id: hall, file: hall.jpg, caption: { ja: 議場, en: The hall } }\n',
  });
  for (const language of ['ja', 'en'])
    edit(root, `content/${MISSION}/${language}/report.mdx`, {
      find: '<Photo id="handshake" />',
      put: '<Photo id="handshake" />\n\n<Photo id="table" />\n\n<Photo id="hall" />',
    });
  const content = join(root, 'content', MISSION);
  mkdirSync(join(content, 'photos/day 1'), { recursive: true });
  writeFileSync(join(content, 'photos/day 1/握手.jpg'), jpegWithCanary(6));
  writeFileSync(join(content, 'photos/table.png'), pngWithCanary());
  writeFileSync(join(content, 'photos/hall.jpg'), await largeJpegWithCanary());
  edit(root, mission, { find: '{ id: programme,', put: '{ id: programme, file: programme.pdf,' });
  mkdirSync(join(content, 'annexes'));
  writeFileSync(join(content, 'annexes/programme.pdf'), await pdfWithCanary());
  return root;
}

/** 1,000 × 600 pixels as they are seen, stored on their side, in a camera's colours. */
function largeJpegWithCanary(): Promise<Uint8Array> {
  return sharp({ create: { width: 600, height: 1000, channels: 3, background: '#357' } })
    .withExif({ IFD0: { Copyright: CANARY } })
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
}

/** A page, and metadata in clear that tell of its maker. */
async function pdfWithCanary(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  const metadata = document.context.register(document.context.stream(CANARY, { Type: 'Metadata' }));
  document.catalog.set(PDFName.of('Metadata'), metadata);
  return document.save({ useObjectStreams: false });
}

test('what a camera wrote into a picture, or an office into a PDF, is in no file of a build', {
  timeout: BUILD_MS,
}, async () => {
  const root = await withPictures();
  const made = await runInProcess('build', '--quiet', '--workspace', root, '--now', '2026-11-21T09:00+08:00');
  expect([made.code, made.stderr]).toEqual([0, '']);
  const files = readFiles(join(root, 'dist'));
  expect([...files].filter(([, bytes]) => bytes.includes(CANARY)).map(([path]) => path)).toEqual([]);
  expect(
    ['photos/day 1/握手.jpg', 'photos/table.png'].map((file) => files.get(`${MISSION}/${file}`)),
  ).toEqual([Buffer.from(cleanedJpeg(6)), Buffer.from(PLAIN_PNG)]);
  expect(files.has(`${MISSION}/annexes/programme.pdf`)).toBe(true);
  const reports = [...files].filter(([path]) =>
    /report\.(?:en|ja|parallel)\.pdf$|\.(?:docx|odt)\/.*\.jpg$/.test(path),
  );
  const holding = reports.filter(([, bytes]) => bytes.includes(Buffer.from(cleanedJpeg(6))));
  expect(holding.map(([path]) => path.replace(/\/(?:word\/media|Pictures)\/.*/, ''))).toEqual(
    [
      'report.en.docx',
      'report.en.odt',
      'report.en.pdf',
      'report.ja.docx',
      'report.ja.odt',
      'report.ja.pdf',
      'report.parallel.pdf',
    ].map((name) => `${MISSION}/${name}`),
  );
  const page = files.get(`en/${MISSION}/report/index.html`)?.toString('utf8') ?? '';
  expect([...page.matchAll(/<img [^>]*?width="(\d+)" height="(\d+)"/g)].map(([, ...size]) => size)).toEqual([
    ['8', '16'],
    ['8', '16'],
    ['4', '3'],
    ['1000', '600'],
  ]);
  await expectVariants(files, page);
});

/** A large photo is offered smaller, in modern formats, upright, and with nothing but its pixels. */
async function expectVariants(files: ReadonlyMap<string, Buffer>, page: string): Promise<void> {
  const folder = `${MISSION}/photos/`;
  const names = ['avif', 'webp'].flatMap((format) =>
    [480, 1000].map((width) => `hall.jpg.${width}.${format}`),
  );
  const made = [...files.keys()].filter((path) => /\.(?:avif|webp)$/.test(path) && path.startsWith(folder));
  expect(made.toSorted()).toEqual(names.map((name) => folder + name).toSorted());
  const told = names.map(async (name) => {
    const { width, height, exif, icc, xmp, orientation } = await sharp(files.get(folder + name)).metadata();
    return [width, height, exif, icc, xmp, orientation];
  });
  const plain = (width: number, height: number) => [
    width,
    height,
    undefined,
    undefined,
    undefined,
    undefined,
  ];
  expect(await Promise.all(told)).toEqual([
    plain(480, 288),
    plain(1000, 600),
    plain(480, 288),
    plain(1000, 600),
  ]);
  const srcsets = [...page.matchAll(/<source type="image\/(\w+)" srcset="([^"]*)"/g)].map(
    ([, ...own]) => own,
  );
  expect(srcsets).toEqual(
    ['avif', 'webp'].map((format) => [
      format,
      [480, 1000].map((width) => `/${folder}hall.jpg.${width}.${format} ${width}w`).join(', '),
    ]),
  );
}

/** Every file by its path, and what is packed in those that are archives. */
function readFiles(folder: string): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return new Map(
    paths.flatMap((path): readonly (readonly [string, Buffer])[] => {
      const bytes = readFileSync(join(folder, path));
      if (!/\.(?:docx|odt|xlsx)$/.test(path)) return [[path, bytes]];
      return Object.entries(unzipSync(bytes)).map(([part, data]) => [`${path}/${part}`, Buffer.from(data)]);
    }),
  );
}
