import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { strToU8, zipSync, zlibSync } from 'fflate';
import { expect, test } from 'vitest';
import { canaryWord } from '../../scripts/audit/canary.ts';
import { sightingsIn } from '../../scripts/audit/sightings.ts';

const WORD = canaryWord(123_456);

const text = (value: string): Uint8Array => Buffer.from(value);

function png(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(chunk));
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), length, chunk, sum]);
}

async function pdf(change: (made: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  made.addPage();
  await change(made);
  return made.save({ useObjectStreams: true });
}

/** A leak in each kind of output and each encoding: the audit sees all of them. */
const LEAKS: readonly (readonly [what: string, made: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['text of a page', () => text(`<p>${WORD}</p>`)],
  ['a remark of a script', () => text(`/* ${WORD.toUpperCase()} */`)],
  [
    'a word parted by hyphens, marks and tags',
    () => text(`${WORD.slice(0, 4)}\u00ad<wbr>${WORD.slice(4, 6)}-\n${WORD.slice(6)}`),
  ],
  ['percent', () => text(WORD.replace(/./g, (each) => `%${each.charCodeAt(0).toString(16)}`))],
  ['entities', () => text(WORD.replace(/./g, (each) => `&#${each.charCodeAt(0)};`))],
  [
    'hexadecimal entities',
    () => text(WORD.replace(/./g, (each) => `&#x${each.charCodeAt(0).toString(16)};`)),
  ],
  ['JSON escapes', () => text(WORD.replace(/./g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`))],
  ['base64', () => text(Buffer.from(`ab${WORD}yz`).toString('base64'))],
  [
    'base64 in base64',
    () => text(Buffer.from(Buffer.from(`a${WORD}z`).toString('base64')).toString('base64')),
  ],
  ['hexadecimal', () => text(Buffer.from(WORD).toString('hex'))],
  ['UTF-16', () => Buffer.from(`a${WORD}`, 'utf16le')],
  [
    'UTF-16, big end first, at an odd place',
    () => Buffer.concat([Buffer.from('a'), Buffer.from(WORD, 'utf16le').swap16()]),
  ],
  ['quoted-printable mail', () => text(`${WORD.slice(0, 3)}=\r\n${WORD.slice(3)}`)],
  ['a folded line of a calendar', () => text(`SUMMARY:${WORD.slice(0, 5)}\r\n ${WORD.slice(5)}`)],
  ['a member of an archive', () => zipSync({ 'xl/sharedStrings.xml': strToU8(`<t>${WORD}</t>`) })],
  ['the name of a member', () => zipSync({ [`${WORD}.xml`]: strToU8('') })],
  ['an archive in an archive', () => zipSync({ 'a.zip': zipSync({ b: strToU8(WORD) }) })],
  ['the text of a picture', () => png('tEXt', text(`Comment\0${WORD}`))],
  [
    'the compressed text of a picture',
    () => png('zTXt', Buffer.concat([text('Comment\0\0'), zlibSync(text(WORD))])),
  ],
  [
    'the colour profile of a picture',
    () => png('iCCP', Buffer.concat([text('p\0\0'), zlibSync(text(WORD))])),
  ],
  ['a title of a PDF', () => pdf((made) => made.setTitle(WORD))],
  [
    'text of a PDF',
    () =>
      pdf(
        async (made) =>
          void made.getPage(0).drawText(WORD, { font: await made.embedFont(StandardFonts.Helvetica) }),
      ),
  ],
  [
    'alternative text of a PDF',
    () => pdf((made) => void made.catalog.set(PDFName.of('Alt'), PDFHexString.fromText(WORD))),
  ],
  [
    'an outline of a PDF',
    () => pdf((made) => void made.context.register(made.context.obj({ Title: PDFString.of(WORD) }))),
  ],
  [
    'XMP of a PDF',
    () => pdf((made) => void made.context.register(made.context.flateStream(`<x>${WORD}</x>`))),
  ],
  [
    'an attachment of a PDF',
    () => pdf((made) => made.attach(text(WORD), 'a.txt', { mimeType: 'text/plain' })),
  ],
];

test.each(LEAKS)('a leak as %s is seen', async (_, make) => {
  const seen = await sightingsIn('made', await make());
  expect(seen.map(({ word }) => word)).toContain(WORD);
});

test('a leak in the name of a file is seen', async () => {
  expect(await sightingsIn(`en/${WORD}/index.html`, text(''))).toEqual([
    { word: WORD, where: 'file name', encoding: 'raw' },
  ]);
});

test('what holds no canary shows none', async () => {
  expect(await sightingsIn('made', text('zqx and zqxaeiouy are none'))).toEqual([]);
});
