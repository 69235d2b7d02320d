import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { Piece } from '../pieces.ts';
import { zipPieces } from '../zip.ts';
import type { DocxPictures } from './docx-picture.ts';
import { turnXml } from './right-to-left.ts';

const MADE_AT = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** Names that the library draws by lot or counts on from document to document. */
const RANDOM_NAMES = /\brId[A-Za-z0-9_-]{12,}|\b_Toc\d+/g;
const RUNNING_IDS = /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=|<wp:docPr\b[^>]*?\bid=)"(\d+)"/g;

const MEDIA = 'word/media/';

/** Parts of a document that hold paragraphs. */
const TEXTS = /^word\/(?:document|footnotes|header\d*|footer\d*)\.xml$/;

/**
 * The same document, in pieces, with nothing of chance or of the clock in it: times become `now`, drawn and running
 * names are numbered in the order they appear. The same content then gives the same bytes.
 */
export function stableBytes(
  docx: Uint8Array,
  {
    now,
    outline,
    pictures,
    isLeftwards = false,
  }: {
    readonly now: number;
    readonly outline: readonly string[];
    readonly pictures: DocxPictures;
    readonly isLeftwards?: boolean;
  },
): readonly Piece[] {
  const files = unzipSync(docx);
  const rename = numbering();
  const at = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const stable = Object.entries(files).map(([path, bytes]) => {
    if (path.startsWith(MEDIA)) return { path, bytes: pictures.behind(bytes) ?? bytes, isStored: true };
    if (!/\.(?:xml|rels)$/.test(path)) return { path, bytes };
    const spelt = spellFields(linkOutline(strFromU8(bytes), outline));
    const text = (isLeftwards && TEXTS.test(path) ? turnXml(spelt) : spelt)
      .replace(MADE_AT, `$1${at}`)
      .replace(RANDOM_NAMES, (found) => rename(found))
      .replace(
        RUNNING_IDS,
        (_found, before: string, id: string) =>
          `${before}"${rename(countedBy(before, id)).replace(/\D/g, '')}"`,
      );
    return { path, bytes: strToU8(text) };
  });
  return zipPieces(stable);
}

/** Bookmarks and drawings are counted apart: in the first document of a process one number stands for both. */
const countedBy = (before: string, id: string): string =>
  before.startsWith('<wp:docPr') ? `drawing ${id}` : id;

/** Fields in their long form, which every reader knows: some lose the text of short ones. */
function spellFields(xml: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return xml.replace(
    /<w:fldSimple w:instr="([^"]*)">(.*?)<\/w:fldSimple>/gs,
    (_field, instruction: string, result: string) =>
      `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${mark('separate')}${result}${mark('end')}`,
  );
}

/** Levels of the outline name the styles that count by them, as Word wants of a style that numbers. */
function linkOutline(xml: string, outline: readonly string[]): string {
  return xml.replace(/<w:abstractNum .*?<\/w:abstractNum>/gs, (definition) => {
    const texts = [...definition.matchAll(/<w:lvlText w:val="([^"]*)"/g)].map(([, text]) => text);
    if (texts.join('\n') !== outline.join('\n')) return definition;
    let level = 0;
    const whole = definition.replace('"hybridMultilevel"', '"multilevel"');
    return whole.replace(/<w:numFmt [^>]*\/>/g, (format) => {
      level += 1;
      return `${format}<w:pStyle w:val="Heading${level}"/>`;
    });
  });
}

/** A name for each name, the same one each time. */
function numbering(): (found: string) => string {
  const names = new Map<string, string>();
  return (found) => {
    const kind = found.startsWith('rId') ? 'rIdx' : found.startsWith('_Toc') ? '_Toc' : 'n';
    const name = names.get(found) ?? `${kind}${names.size + 1}`;
    names.set(found, name);
    return name;
  };
}
