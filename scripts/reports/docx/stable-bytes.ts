import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The earliest time a ZIP file can hold; in local time because that is what it writes. */
const EPOCH_OF_ZIP = new Date(1980, 0, 1, 12);
const MADE_AT = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** Names that the library draws by lot or counts on from document to document. */
const RANDOM_NAMES = /\brId[A-Za-z0-9_-]{12,}|\b_Toc\d+/g;
const RUNNING_IDS = /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=|<wp:docPr\b[^>]*?\bid=)"(\d+)"/g;

/**
 * The same document with nothing of chance or of the clock in it: times become `now`, drawn and running
 * names are numbered in the order they appear. The same content then gives the same bytes.
 */
export function stableBytes(docx: Uint8Array, { now }: { readonly now: number }): Uint8Array {
  const files = unzipSync(docx);
  const rename = numbering();
  const at = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const stable = Object.entries(files).map(([name, bytes]): [string, Uint8Array] => {
    if (!/\.(?:xml|rels)$/.test(name)) return [name, bytes];
    const text = strFromU8(bytes)
      .replace(MADE_AT, `$1${at}`)
      .replace(RANDOM_NAMES, (found) => rename(found))
      .replace(
        RUNNING_IDS,
        (_found, before: string, id: string) => `${before}"${rename(id).replace(/\D/g, '')}"`,
      );
    return [name, strToU8(text)];
  });
  return zipSync(Object.fromEntries(stable), { mtime: EPOCH_OF_ZIP, level: 9 });
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
