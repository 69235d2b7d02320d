import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { bytesOf, type Piece } from '../pieces.ts';
import { packObjects, type WritingKit } from './packed-objects.ts';
import { CREATOR, type PdfInfo } from './pdf-info.ts';
import type { Dictionary, Value } from './pdf-value.ts';
import { xmp } from './xmp.ts';

/** An indirect object of the file (ISO 32000-1 §7.3.10), as pdfkit keeps it until it is written. */
export type Ref = { readonly id: number; readonly data: Record<string, Value | undefined> };

/** A page while it is filled: its resources by the names its content gives them. */
export type PdfPage = {
  readonly dictionary: Ref;
  readonly fonts: Record<string, Ref>;
  readonly xobjects: Record<string, Ref>;
  readonly annotations: Ref[];
  /** Operators of its content, one character a byte. */
  readonly write: (operators: Uint8Array) => void;
};

/**
 * A tagged PDF while it is made. The file, its objects, pages, colours and catalogue are pdfkit's; layout,
 * fonts, structure and metadata are written through objects, below the level of pdfkit's public types.
 */
export type Pdf = {
  readonly catalog: Ref;
  readonly pages: readonly PdfPage[];
  readonly addPage: (size: { readonly widthPt: number; readonly heightPt: number }) => PdfPage;
  readonly ref: (data?: Dictionary) => Ref;
  /** Writes an object, with the bytes of its stream if it has one, as they are. */
  readonly write: (ref: Ref, bytes?: Piece) => void;
  /**
   * Ends the file and gives its bytes in pieces; every object must have been written. Photos are pieces of their
   * own, read when the file is written: a file full of them is not in memory at once.
   */
  readonly close: () => readonly Piece[];
};

/** An empty PDF 1.7 that is to be tagged and meant for PDF/A-2a. The y axis of its pages points down. */
export function openPdf(info: PdfInfo): Pdf {
  const kit = openKit(info);
  const file = collect(kit);
  const pages: PdfPage[] = [];
  return {
    catalog: kit._root,
    pages,
    addPage: ({ widthPt, heightPt }) => {
      const { page } = kit.addPage({ size: [widthPt, heightPt], margin: 0 });
      page.dictionary.data['StructParents'] = pages.length;
      pages.push(page);
      return page;
    },
    ref: (data = {}) => kit.ref({ ...data }),
    write: (ref, bytes) => {
      const object = ref as KitRef;
      object.compress = false;
      file.take(bytes, (shown) => object.end(shown));
    },
    close: () => {
      kit.endMetadata = () => writeMetadata(kit, info);
      kit.end();
      return file.pieces;
    },
  };
}

/** What is used of pdfkit, where its types say less. */
type Kit = WritingKit & {
  readonly _root: Ref;
  endMetadata: () => void;
  readonly ref: (data: Record<string, Value | undefined>) => KitRef;
  readonly addPage: (options: { readonly size: readonly [number, number]; readonly margin: number }) => {
    readonly page: PdfPage;
  };
  readonly end: () => void;
  readonly read: () => Uint8Array | null;
};
type KitRef = Ref & { compress: boolean; readonly end: (bytes?: Uint8Array) => void };

function openKit({ title, author, subject, keywords, language, now }: PdfInfo): Kit {
  const date = new Date(now);
  const options = {
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: language,
    displayTitle: true,
    font: null,
    info: {
      Title: title,
      Author: author,
      ...(subject && { Subject: subject }),
      ...(keywords && { Keywords: keywords }),
      Creator: CREATOR,
      Producer: CREATOR,
      CreationDate: date,
      ModDate: date,
    },
  };
  const kit = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Kit;
  packObjects(kit);
  return kit;
}

/** Takes the place of pdfkit's own metadata, which do not escape a title. */
function writeMetadata(kit: Kit, info: PdfInfo): void {
  const ref = kit.ref({ Type: 'Metadata', Subtype: 'XML' });
  ref.compress = false;
  ref.end(new TextEncoder().encode(xmp(info)));
  kit._root.data['Metadata'] = ref;
}

/** A stream of at least as many bytes is a picture or a font: nothing else that is written has its length. */
const LARGE_STREAM = 1 << 16;

/**
 * Takes what pdfkit has written past its stream, which would join it all once more. Of a large stream pdfkit writes
 * a copy; the file keeps the bytes that were given, and of a photo on the disk pdfkit sees only how long it is.
 */
function collect(kit: Kit) {
  // The first line of the file is written as the document is made.
  const pieces: Piece[] = [kit.read() ?? new Uint8Array()];
  let given: Piece | undefined;
  let blank = new Uint8Array();
  kit.push = (piece) => {
    if (piece) pieces.push(given && piece.length === given.length ? given : piece);
    return true;
  };
  return {
    pieces: pieces as readonly Piece[],
    take: (bytes: Piece | undefined, write: (shown: Uint8Array | undefined) => void) => {
      given = bytes && bytes.length >= LARGE_STREAM ? bytes : undefined;
      if (!given || given instanceof Uint8Array) write(bytes && bytesOf(bytes));
      else {
        if (blank.length < given.length) blank = new Uint8Array(given.length);
        write(blank.subarray(0, given.length));
      }
      given = undefined;
    },
  };
}

/** How thoroughly a stream is packed: outlines of glyphs hardly shrink, and a quick pass does nearly as well. */
const LEVELS = { text: 4, outlines: 1 } as const;

/** Writes an object whose stream is packed (§7.4.4). Text is written one character a byte. */
export function writePacked(
  pdf: Pdf,
  ref: Ref,
  { content, kind = 'text' }: { readonly content: Uint8Array | string; readonly kind?: keyof typeof LEVELS },
): Ref {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  ref.data['Filter'] = 'FlateDecode';
  pdf.write(ref, deflateSync(bytes, { level: LEVELS[kind] }));
  return ref;
}
