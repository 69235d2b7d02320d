import { deflateSync } from 'node:zlib';

/** What is used of pdfkit's document while it writes: its text output, and what is known of its objects. */
export type WritingKit = {
  _write: (data: string | Uint8Array) => void;
  _finalize: () => void;
  /** Of each object where it begins; `null` before it is written. */
  readonly _offsets: readonly (number | null)[];
  readonly _offset: number;
  readonly _root: { readonly id: number };
  readonly _info: { readonly id: number };
  readonly _id: Uint8Array;
  push: (data: Uint8Array | null) => unknown;
};

/** Objects of one stream: readers unpack the whole of it to get at one. */
const MOST_IN_STREAM = 100;
const LEVEL = 4;

type Held = { readonly id: number; readonly text: string };
/** Where an object stands: `offset` in the file, or its `index` in the object stream `stream`. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/**
 * Has pdfkit write objects without streams packed together (object streams, ISO 32000-1 §7.5.7) and its
 * cross-references as a stream (§7.5.8), which PDF/A-2 allows: structure, links and numbers are a third of a
 * long report, and hardly any of it so.
 */
export function packObjects(kit: WritingKit): void {
  const write = kit._write.bind(kit);
  const held: Held[] = [];
  let open: { readonly head: string; readonly id: number; readonly parts: string[] } | undefined;
  kit._write = (data) => {
    const head = typeof data === 'string' ? OBJECT.exec(data) : null;
    if (head && !open && typeof data === 'string') open = { head: data, id: Number(head[1]), parts: [] };
    else if (!open || typeof data !== 'string') write(data);
    else if (data === 'stream') {
      // An object with a stream stands for itself.
      for (const line of [open.head, ...open.parts, data]) write(line);
      open = undefined;
    } else if (data === 'endobj') {
      held.push({ id: open.id, text: open.parts.join('\n') });
      open = undefined;
    } else open.parts.push(data);
  };
  kit._finalize = () => {
    kit._write = write;
    finish(kit, held);
  };
}

const OBJECT = /^(\d+) 0 obj$/;

function finish(kit: WritingKit, held: readonly Held[]): void {
  const places = new Map<number, Place>(
    kit._offsets.flatMap((offset, index) => (offset === null ? [] : [[index + 1, { offset }] as const])),
  );
  let next = kit._offsets.length + 1;
  for (let from = 0; from < held.length; from += MOST_IN_STREAM) {
    const group = held.slice(from, from + MOST_IN_STREAM);
    for (const [index, { id }] of group.entries()) places.set(id, { stream: next, index });
    places.set(next, { offset: kit._offset });
    writeStream(kit, next, objectStream(group));
    next += 1;
  }
  const start = kit._offset;
  places.set(next, { offset: start });
  writeStream(kit, next, crossReferences(kit, places, next + 1));
  for (const line of ['startxref', `${start}`, '%%EOF']) kit._write(line);
  kit.push(null);
}

type Stream = { readonly dictionary: string; readonly bytes: Uint8Array };

function writeStream(kit: WritingKit, id: number, { dictionary, bytes }: Stream): void {
  const packed = deflateSync(bytes, { level: LEVEL });
  kit._write(`${id} 0 obj`);
  kit._write(`<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>`);
  kit._write('stream');
  kit._write(packed);
  kit._write('\nendstream');
  kit._write('endobj');
}

/** Numbers and offsets of the objects, then the objects (§7.5.7). Text of pdfkit is one character a byte. */
function objectStream(group: readonly Held[]): Stream {
  let offset = 0;
  const heads = group.map(({ id, text }) => {
    const head = `${id} ${offset}`;
    offset += text.length + 1;
    return head;
  });
  const first = `${heads.join(' ')}\n`;
  return {
    dictionary: `/Type /ObjStm /N ${group.length} /First ${first.length}`,
    bytes: Buffer.from(`${first}${group.map(({ text }) => text).join('\n')}\n`, 'latin1'),
  };
}

/** Bytes of each field of an entry: its kind, an offset or number, a generation or index (§7.5.8.3). */
const WIDTHS = [1, 4, 2] as const;
const ROW = 7;
const [FREE, IN_FILE, IN_STREAM] = [0, 1, 2];

function crossReferences(kit: WritingKit, places: ReadonlyMap<number, Place>, size: number): Stream {
  const table = Buffer.alloc(size * ROW);
  for (let id = 0; id < size; id += 1) {
    const place = places.get(id);
    const at = id * ROW;
    if (!place) {
      table.writeUInt8(FREE, at);
      table.writeUInt16BE(0xffff, at + 5);
    } else if ('offset' in place) {
      table.writeUInt8(IN_FILE, at);
      table.writeUInt32BE(place.offset, at + 1);
    } else {
      table.writeUInt8(IN_STREAM, at);
      table.writeUInt32BE(place.stream, at + 1);
      table.writeUInt16BE(place.index, at + 5);
    }
  }
  const id = Buffer.from(kit._id).toString('hex');
  const dictionary = [
    '/Type /XRef',
    `/Size ${size} /W [${WIDTHS.join(' ')}] /Root ${kit._root.id} 0 R /Info ${kit._info.id} 0 R`,
    `/ID [<${id}> <${id}>] /DecodeParms << /Predictor 12 /Columns ${ROW} >>`,
  ].join(' ');
  return { dictionary, bytes: predicted(table) };
}

/** Each row as it differs from the one above (PNG's filter Up), which packs well. */
function predicted(table: Uint8Array): Uint8Array {
  const rows = table.length / ROW;
  const made = new Uint8Array(rows * (ROW + 1));
  for (let row = 0; row < rows; row += 1) {
    made[row * (ROW + 1)] = 2;
    for (let at = 0; at < ROW; at += 1) {
      const above = row === 0 ? 0 : (table[(row - 1) * ROW + at] ?? 0);
      made[row * (ROW + 1) + 1 + at] = ((table[row * ROW + at] ?? 0) - above) & 0xff;
    }
  }
  return made;
}
