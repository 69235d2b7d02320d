/**
 * A part of a Word document in a language that is read from right to left: its paragraphs, tables and
 * sections say so (ECMA-376 part 1, 17.3.1.6, 17.4.1, 17.6.1). Elements stand in the order of the schema.
 * @example turnXml('<w:p><w:r/></w:p>') // '<w:p><w:pPr><w:bidi/></w:pPr><w:r/></w:p>'
 */
export function turnXml(xml: string): string {
  return xml
    .replace(/<w:p>(?!<w:pPr>)/g, `<w:p>${PARAGRAPH}`)
    .replace(/<w:p\/>/g, `<w:p>${PARAGRAPH}</w:p>`)
    .replace(/<w:pPr\/>/g, PARAGRAPH)
    .replace(/(<w:p><w:pPr>)(.*?)(<\/w:pPr>)/gs, (whole, open: string, inner: string, close: string) =>
      inner.includes('<w:bidi/>') ? whole : `${open}${before(inner, AFTER_BIDI)}${close}`,
    )
    .replace(/<w:tblPr>(<w:tblStyle [^>]*\/>)?/g, '<w:tblPr>$1<w:bidiVisual/>')
    .replace(/(<w:sectPr[^>]*>)(.*?)(<\/w:sectPr>)/gs, (_whole, open: string, inner: string, close: string) =>
      [open, before(inner, /<w:(?:rtlGutter|docGrid|printerSettings)\b/), close].join(''),
    );
}

const PARAGRAPH = '<w:pPr><w:bidi/></w:pPr>';

/** What comes after the direction among the properties of a paragraph (17.3.1.26). */
const AFTER_BIDI =
  /<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b/;

function before(inner: string, later: RegExp): string {
  const found = inner.search(later);
  const at = found < 0 ? inner.length : found;
  return `${inner.slice(0, at)}<w:bidi/>${inner.slice(at)}`;
}
