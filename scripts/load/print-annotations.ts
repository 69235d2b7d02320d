import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { readLink } from '#model/link.ts';

const name = (text: string): PDFName => PDFName.of(text);
/** What a reader opens rather than prints. */
const NEVER_PRINTED = new Set(
  ['Link', 'Popup', 'Text', 'FileAttachment', 'Sound', 'Movie', 'Screen'].map(name),
);
/** Bits of an annotation's flags (ISO 32000-1 table 165). */
const HIDDEN = 2;
const PRINT = 4;

/**
 * Draws the annotations that a printer would print (ISO 32000-1 §12.5.5) into the page itself, and gives
 * plain links for those that lead to the web. Comments, attachments and what runs are left out.
 */
export function printAnnotations(page: PDFPage): readonly PDFRef[] {
  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray);
  if (!annotations) return [];
  const links: PDFRef[] = [];
  const drawings: string[] = [];
  for (let index = 0; index < annotations.size(); index += 1) {
    const annotation = annotations.lookup(index);
    if (!(annotation instanceof PDFDict)) continue;
    const link = webLink(page, annotation);
    if (link) links.push(link);
    const drawing = drawAppearance(page, annotation);
    if (drawing) drawings.push(drawing);
  }
  if (drawings.length > 0) addContent(page, drawings);
  return links;
}

function webLink(page: PDFPage, annotation: PDFDict): PDFRef | undefined {
  if (annotation.lookup(name('Subtype')) !== name('Link')) return undefined;
  const action = annotation.lookupMaybe(name('A'), PDFDict);
  const uri = action?.lookup(name('URI'));
  const address = uri instanceof PDFString ? uri.decodeText() : undefined;
  const rectangle = annotation.lookup(name('Rect'));
  if (!address || readLink(address)?.kind !== 'address' || !rectangle) return undefined;
  const { context } = page.doc;
  const plain = {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: rectangle,
    Border: [0, 0, 0],
    A: { S: 'URI', URI: PDFString.of(address) },
  };
  return context.register(context.obj(plain));
}

/** The operators that put an annotation's appearance where it stands; its form joins the page's resources. */
function drawAppearance(page: PDFPage, annotation: PDFDict): string | undefined {
  const subtype = annotation.lookup(name('Subtype'));
  const flags = annotation.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0;
  if (!(subtype instanceof PDFName) || NEVER_PRINTED.has(subtype) || flags & HIDDEN || !(flags & PRINT))
    return undefined;
  const ref = appearanceOf(annotation);
  const form = ref && page.doc.context.lookup(ref);
  const rectangle = numbers(annotation, 'Rect');
  if (!ref || !(form instanceof PDFStream) || rectangle.length !== 4) return undefined;
  form.dict.set(name('Type'), name('XObject'));
  form.dict.set(name('Subtype'), name('Form'));
  const matrix = fitInto(rectangle, form.dict);
  return matrix && `q ${matrix.map(write).join(' ')} cm ${page.node.newXObject('Annex', ref)} Do Q`;
}

/** The normal appearance, in the state the annotation is in. */
function appearanceOf(annotation: PDFDict): PDFRef | undefined {
  const appearances = annotation.lookupMaybe(name('AP'), PDFDict);
  const normal = appearances?.get(name('N'));
  const states = appearances?.lookup(name('N'));
  if (!(states instanceof PDFDict)) return normal instanceof PDFRef ? normal : undefined;
  const state = annotation.lookup(name('AS'));
  const chosen = state instanceof PDFName ? states.get(state) : undefined;
  return chosen instanceof PDFRef ? chosen : undefined;
}

function numbers(dictionary: PDFDict, key: string): readonly number[] {
  const list = dictionary.lookup(name(key));
  return list instanceof PDFArray
    ? list.asArray().flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : []))
    : [];
}

/** Algorithm 8.1: the form's box, turned by its own matrix, is fitted into the rectangle. */
function fitInto(rectangle: readonly number[], form: PDFDict): readonly number[] | undefined {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers(form, 'BBox');
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(form, 'Matrix');
  const corners = [x1, x2].flatMap((x) =>
    [y1, y2].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  if (!(width > 0 && height > 0)) return undefined;
  const [rx1 = 0, ry1 = 0, rx2 = 0, ry2 = 0] = rectangle;
  const [scaleX, scaleY] = [Math.abs(rx2 - rx1) / width, Math.abs(ry2 - ry1) / height];
  return [scaleX, 0, 0, scaleY, Math.min(rx1, rx2) - left * scaleX, Math.min(ry1, ry2) - bottom * scaleY];
}

const write = (value: number): string => `${Math.round(value * 1e4) / 1e4}`;

/** After what the page draws, whose state is put back first. */
function addContent(page: PDFPage, drawings: readonly string[]): void {
  const { context } = page.doc;
  page.node.normalize();
  const stream = (text: string) => context.register(context.flateStream(text));
  page.node.wrapContentStreams(stream('q'), stream(['Q', ...drawings].join('\n')));
}
