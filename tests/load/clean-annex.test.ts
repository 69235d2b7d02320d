import { deflateSync } from 'node:zlib';
import {
  degrees,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { type CleanAnnex, cleanAnnex } from '#load/clean-annex.ts';
import { cleanJpx } from '../../scripts/load/clean-jpx.ts';
import { profileWithCanary } from './pictures-for-tests.ts';

async function cleaned(bytes: Uint8Array): Promise<CleanAnnex> {
  const clean = await cleanAnnex(bytes);
  if (!clean || 'hidden' in clean) throw new Error('a sound PDF');
  return clean;
}

const SECRETS = ['CANARY', 'evil()', 'C:/Users', 'GPS'];

/** A PDF that tells all it can of its maker: in its own words, its annotations, its pictures and what it carries. */
async function talkativePdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  document.setAuthor('CANARY author');
  document.setTitle('CANARY title');
  document.setProducer('CANARY C:/Users/me');
  document.addJavaScript('onOpen', 'evil()');
  await document.attach(new TextEncoder().encode('CANARY attachment'), 'CANARY.txt', {
    mimeType: 'text/plain',
  });
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream('<x>CANARY xmp</x>', { Type: 'Metadata' })),
  );
  const page = document.addPage([300, 400]);
  page.drawText('Seen by all', { x: 20, y: 300, font: await document.embedFont(StandardFonts.Helvetica) });
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of('evil()') } }));
  page.node.set(PDFName.of('PieceInfo'), context.obj({ Maker: { Private: PDFString.of('CANARY piece') } }));
  page.node.Resources()?.set(PDFName.of('Metadata'), context.register(context.stream('CANARY resource')));
  const gloss = { Own: [PDFString.of('CANARY list')], 'Actua#236cText': PDFString.of('CANARY escaped') };
  page.node.Resources()?.set(PDFName.of('ExtGState'), context.obj({ G: gloss }));
  const rectangle = [20, 20, 120, 60];
  const stamp = context.register(
    context.stream('0 0 100 40 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 40] }),
  );
  const annotations = [
    { Subtype: 'Text', Rect: rectangle, Contents: PDFString.of('CANARY comment'), F: 4 },
    { Subtype: 'Stamp', Rect: rectangle, T: PDFString.of('CANARY reviewer'), F: 4, AP: { N: stamp } },
    { Subtype: 'Link', Rect: rectangle, A: { S: 'URI', URI: PDFString.of('https://example.org/') } },
    { Subtype: 'Link', Rect: rectangle, A: { S: 'URI', URI: PDFString.of('file:///C:/Users/me') } },
    { Subtype: 'Link', Rect: rectangle, A: { S: 'JavaScript', JS: PDFString.of('evil()') } },
  ].map((each) => context.register(context.obj({ Type: 'Annot', ...each })));
  page.node.set(PDFName.of('Annots'), context.obj(annotations));
  return document.save({ useObjectStreams: false });
}

/** Everything in a file that can be read, unpacked. */
async function insideOf(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  await document.flush();
  const unpacked = document.context.enumerateIndirectObjects().map(([, object]) => {
    if (!(object instanceof PDFRawStream)) return object.toString();
    const isPacked = object.dict.lookup(PDFName.of('Filter')) === PDFName.of('FlateDecode');
    const { inflateSync } = process.getBuiltinModule('node:zlib');
    const body = Buffer.from(object.getContents());
    return `${object.dict} ${(isPacked ? inflateSync(body) : body).toString('latin1')}`;
  });
  return [...unpacked, document.context.trailerInfo.Info ? 'Info' : ''].join('\n');
}

test('an annex keeps what is printed and its links, and tells nothing of its maker', async () => {
  const talkative = await insideOf(await talkativePdf());
  expect(SECRETS.filter((secret) => talkative.includes(secret))).toEqual(['CANARY', 'evil()', 'C:/Users']);
  const clean = await cleaned(await talkativePdf());
  const inside = await insideOf(clean.bytes);
  expect(
    [...SECRETS, 'Metadata', 'JavaScript', 'Embedded', 'Info'].filter((each) => inside.includes(each)),
  ).toEqual([]);
  expect([...new Set(inside.match(/URI \(([^)]*)\)/g))]).toEqual(['URI (https://example.org/)']);
  expect(inside.match(/q 1 0 0 1 20 20 cm \/Annex\S* Do Q/g)).toHaveLength(1);
});

test('a photo in an annex loses what it says of the camera', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([100, 100]);
  const picture = await document.embedJpg(jpegWithExif());
  page.drawImage(picture, { x: 0, y: 0, width: 50, height: 50 });
  const clean = await cleaned(await document.save());
  expect(Buffer.from(clean.bytes).includes('GPS Taipei')).toBe(false);
  expect(Buffer.from(clean.bytes).includes(Buffer.of(0xff, 0xda))).toBe(true);
});

/** The least of a grey JPEG, with an Exif segment before it. */
function jpegWithExif(): Uint8Array {
  const exif = Buffer.from('Exif\0\0GPS Taipei', 'latin1');
  return Uint8Array.of(
    ...[0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif],
    ...[0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0],
    ...[0xff, 0xd9],
  );
}

test('pages keep their size and rotation, also those they inherit', async () => {
  const document = await PDFDocument.create();
  document.addPage([842, 1191]);
  document.addPage([100, 500]).setRotation(degrees(90));
  const clean = await cleaned(await document.save());
  const read = await PDFDocument.load(clean.bytes);
  const pages = read.getPages().map((page) => [page.getWidth(), page.getHeight(), page.getRotation().angle]);
  expect(pages).toEqual([
    [842, 1191, 0],
    [100, 500, 90],
  ]);
});

test('what is damaged, locked, empty or has hidden layers is refused', async () => {
  const locked = await PDFDocument.create();
  locked.addPage();
  await locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
  const ownerLocked = await PDFDocument.create();
  ownerLocked.addPage();
  await ownerLocked.encrypt({ userPassword: '', ownerPassword: 'secret' });
  const layered = await PDFDocument.create();
  layered.addPage();
  const layer = layered.context.register(layered.context.obj({ Type: 'OCG', Name: PDFString.of('Draft') }));
  layered.catalog.set(
    PDFName.of('OCProperties'),
    layered.context.obj({ OCGs: [layer], D: { OFF: [layer] } }),
  );
  const whole = await PDFDocument.create();
  whole.addPage();
  const bytes = await whole.save();
  const files = [
    new TextEncoder().encode('%PDF-1.7 and no more'),
    bytes.subarray(0, bytes.length - 30),
    new Uint8Array(0),
    deflateSync('no PDF at all'),
    await locked.save(),
    await ownerLocked.save(),
    await (await PDFDocument.create()).save({ addDefaultPage: false }),
    await layered.save(),
  ];
  expect(await Promise.all(files.map(cleanAnnex))).toEqual(files.map(() => undefined));
  // Padded to the length of a block, as some servers do, it is whole.
  expect(await cleaned(new Uint8Array(Buffer.concat([bytes, Buffer.alloc(4096)])))).toMatchObject({
    pageCount: 1,
  });
  expect(layered.catalog.lookup(PDFName.of('OCProperties'))).toBeInstanceOf(PDFDict);
});

/** 80 MB in 80 kB. */
const bomb = deflateSync(Buffer.alloc(80_000_000));
const packedStream = (
  document: PDFDocument,
  data: Uint8Array,
  entries: Readonly<Record<string, string | number>>,
) =>
  document.context.register(
    PDFRawStream.of(document.context.obj({ ...entries, Filter: 'FlateDecode', Length: data.length }), data),
  );

test.each<[string, (document: PDFDocument) => void]>([
  [
    'a page that unpacks to 80 MB',
    (document) => document.getPage(0).node.set(PDFName.of('Contents'), packedStream(document, bomb, {})),
  ],
  [
    'a picture that claims 2³¹ pixels a side',
    (document) => {
      const size = { Width: 2 ** 31, Height: 2 ** 31, BitsPerComponent: 8, ColorSpace: 'DeviceGray' };
      const picture = packedStream(document, deflateSync('x'), { Subtype: 'Image', ...size });
      document.getPage(0).node.setXObject(PDFName.of('Im'), picture);
    },
  ],
  [
    'a picture that is no JPEG, though it says so',
    (document) => {
      const { context } = document;
      const picture = context.stream('CANARY', {
        Subtype: 'Image',
        Width: 1,
        Height: 1,
        Filter: 'DCTDecode',
      });
      document.getPage(0).node.setXObject(PDFName.of('Im'), context.register(picture));
    },
  ],
])('%s is refused within two seconds', async (_, add) => {
  const document = await PDFDocument.create();
  document.addPage([100, 100]);
  add(document);
  const bytes = await document.save({ useObjectStreams: false });
  const before = process.cpuUsage();
  expect(await cleanAnnex(bytes)).toBe(undefined);
  expect(process.cpuUsage(before).user).toBeLessThan(2e6);
});

/** A JPEG 2000 as far as it matters: its boxes, and a codestream with a comment before its first tile. */
function jpxWithCanary(): Buffer {
  const box = (name: string, ...body: readonly Uint8Array[]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + Buffer.concat(body).length);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, ...body]);
  };
  const comment = Buffer.from('\xff\x64\0\x0a\0\x01CANARY', 'latin1');
  const code = Buffer.concat([
    Buffer.from('\xff\x4f', 'latin1'),
    comment,
    Buffer.from('\xff\x90tile\xff\xd9', 'latin1'),
  ]);
  return Buffer.concat([
    box('jP  ', Buffer.from('\r\n\x87\n', 'latin1')),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', box('ihdr', Buffer.alloc(14)), box('colr', Buffer.from([2, 0, 0]), profileWithCanary(4))),
    box('xml ', Buffer.from('<x>CANARY</x>')),
    box('uuid', Buffer.from('0123456789abcdefCANARY')),
    box('jp2c', code),
  ]);
}

test('a JPEG 2000 keeps its pixels, and says nothing in boxes, profile or comments', () => {
  const clean = Buffer.from(cleanJpx(jpxWithCanary()) ?? []).toString('latin1');
  const names = [
    'jP  ',
    'ftyp',
    'ihdr',
    'colr',
    'rXYZ',
    'jp2c',
    '\xff\x90tile\xff\xd9',
    'CANARY',
    'xml ',
    'uuid',
  ];
  expect(names.filter((name) => clean.includes(name))).toEqual(names.slice(0, 7));
  expect(Buffer.from(cleanJpx(Buffer.from(clean, 'latin1')) ?? []).toString('latin1')).toBe(clean);
  expect(cleanJpx(Buffer.from('CANARY'))).toBe(undefined);
});

test('a list of objects that unpacks to 80 MB is refused before the file is opened', async () => {
  const document = await PDFDocument.create();
  document.addPage([100, 100]);
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  const at = bytes.lastIndexOf('xref', bytes.lastIndexOf('startxref') - 1);
  const head = `99 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`;
  const list = Buffer.concat([Buffer.from(head), bomb, Buffer.from('\nendstream\nendobj\n')]);
  const before = process.cpuUsage();
  expect(await cleanAnnex(Buffer.concat([bytes.subarray(0, at), list, bytes.subarray(at)]))).toBe(undefined);
  expect(process.cpuUsage(before).user).toBeLessThan(2e6);
});

test('a colour profile keeps its numbers, and says nothing of the screen it was made for', async () => {
  const document = await PDFDocument.create();
  const profile = profileWithCanary(2);
  const ref = packedStream(document, deflateSync(profile), { N: 3 });
  const page = document.addPage([100, 100]);
  page.node.Resources()?.set(PDFName.of('ColorSpace'), document.context.obj({ Cs: ['ICCBased', ref] }));
  expect(await insideOf(await document.save({ useObjectStreams: false }))).toContain('CANARY');
  const inside = await insideOf((await cleaned(await document.save())).bytes);
  expect([inside.includes('CANARY'), inside.includes('ICCBased'), inside.includes('rXYZ')]).toEqual([
    false,
    true,
    true,
  ]);
});
