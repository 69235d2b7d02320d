import PDFDocument from 'pdfkit';

/** An indirect object of the file (ISO 32000-1 §7.3.10), as pdfkit keeps them. */
export type Ref = {
  readonly data: Record<string, unknown>;
  compress: boolean;
  write: (chunk: Uint8Array | string) => void;
  end: (chunk?: Uint8Array | string) => void;
};
export type PdfPage = {
  readonly dictionary: Ref;
  readonly fonts: Record<string, Ref>;
  readonly annotations: Ref[];
};

/**
 * What is used of pdfkit: objects, pages, images and the file itself. Layout, fonts, structure and
 * metadata are written here through `ref`, below the level of pdfkit's public types.
 */
export type Pdf = {
  page: PdfPage;
  readonly _root: Ref;
  endMetadata: () => void;
  ref: (data?: Record<string, unknown>) => Ref;
  addPage: (options: { readonly size: readonly [number, number]; readonly margin: number }) => Pdf;
  addContent: (operators: string) => Pdf;
  image: (
    image: unknown,
    x: number,
    y: number,
    options: { readonly width: number; readonly height: number },
  ) => Pdf;
  end: () => void;
  read: () => Uint8Array | null;
};

export type PdfInfo = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly language: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
};

export const CREATOR = 'Attaché';

/** An empty PDF 1.7 that is to be tagged and meant for PDF/A-2a. Pages stay open until the end. */
export function openPdf(info: PdfInfo): Pdf {
  const date = new Date(info.now);
  const options = {
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: info.language,
    displayTitle: true,
    font: null,
    info: {
      Title: info.title,
      Author: info.author,
      ...(info.subject && { Subject: info.subject }),
      ...(info.keywords && { Keywords: info.keywords }),
      Creator: CREATOR,
      Producer: CREATOR,
      CreationDate: date,
      ModDate: date,
    },
  };
  return new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Pdf;
}

/** Ends the file and gives its bytes. */
export function closePdf(pdf: Pdf): Uint8Array {
  pdf.end();
  const chunks: Uint8Array[] = [];
  for (let chunk = pdf.read(); chunk; chunk = pdf.read()) chunks.push(chunk);
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** A number as PDF writes it. */
export function num(value: number): string {
  return `${Math.round(value * 1000) / 1000}`;
}

/** A text string of a dictionary. pdfkit takes plain strings for names. */
export const pdfText = (text: string): unknown => new String(text);
