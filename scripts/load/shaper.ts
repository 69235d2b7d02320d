/**
 * A glyph of shaped text, in font units: its number, the first character that it stands for, how far the pen
 * goes on, and where it is drawn from there. In the order of the page, left to right.
 */
export type ShapedGlyph = {
  readonly glyph: number;
  readonly cluster: number;
  readonly advance: number;
  readonly x: number;
  readonly y: number;
};

/**
 * Shapes characters of one script with a font: joins, reorders, stacks and places them as the font says.
 * `marksApart`: a mark is a cluster of its own, and not of its letter's.
 */
export type Shaper = (
  font: Uint8Array,
  codes: readonly number[],
  marksApart: boolean,
) => readonly ShapedGlyph[];

/** HarfBuzz's own C interface, as `harfbuzzjs` compiles it (numbers are pointers). */
type HarfBuzz = {
  readonly memory: WebAssembly.Memory;
  readonly __wasm_call_ctors: () => void;
  readonly malloc: (bytes: number) => number;
  readonly free: (at: number) => void;
  readonly hb_blob_create: (at: number, length: number, mode: number, user: number, free: number) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_font_create: (face: number) => number;
  readonly hb_buffer_create: () => number;
  readonly hb_buffer_destroy: (buffer: number) => void;
  readonly hb_buffer_add_codepoints: (
    buffer: number,
    at: number,
    length: number,
    from: number,
    count: number,
  ) => void;
  readonly hb_buffer_set_cluster_level: (buffer: number, level: number) => void;
  readonly hb_buffer_guess_segment_properties: (buffer: number) => void;
  readonly hb_shape: (font: number, buffer: number, features: number, count: number) => void;
  readonly hb_buffer_get_length: (buffer: number) => number;
  readonly hb_buffer_get_glyph_infos: (buffer: number, length: number) => number;
  readonly hb_buffer_get_glyph_positions: (buffer: number, length: number) => number;
};

/**
 * A shaper of HarfBuzz's WebAssembly. Its JavaScript wrapper waits for the module, which setting lines cannot;
 * what is asked of it here is few calls. `readProgram` is called once, when text is first shaped.
 * @example openShaper(() => readFileSync('harfbuzz.wasm'))(font, [0x628, 0x629], true)
 */
export function openShaper(readProgram: () => Uint8Array): Shaper {
  let opened: HarfBuzz | undefined;
  const fonts = new WeakMap<Uint8Array, number>();
  return (bytes, codes, marksApart) => {
    opened ??= start(readProgram());
    const font = fonts.get(bytes) ?? openFont(opened, bytes);
    fonts.set(bytes, font);
    return shape(opened, { font, codes, marksApart });
  };
}

const PAGE_BYTES = 65_536;

function start(program: Uint8Array): HarfBuzz {
  const stop = (): never => {
    throw new Error('HarfBuzz stopped');
  };
  const nothing = (): number => 0;
  const grow = (bytes: number): number => {
    const missing = bytes - exports.memory.buffer.byteLength;
    return exports.memory.grow(Math.max(0, Math.ceil(missing / PAGE_BYTES))) >= 0 ? 1 : 0;
  };
  const { exports: made } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(program)), {
    env: {
      _abort_js: stop,
      _emscripten_runtime_keepalive_clear: nothing,
      _setitimer_js: nothing,
      emscripten_resize_heap: grow,
    },
    wasi_snapshot_preview1: { proc_exit: stop },
  });
  const exports = made as unknown as HarfBuzz;
  exports.__wasm_call_ctors();
  return exports;
}

const WRITABLE = 2;

/** The font stays in the module's memory for the process, as its bytes do in ours. */
function openFont(harfBuzz: HarfBuzz, bytes: Uint8Array): number {
  const at = harfBuzz.malloc(bytes.length);
  new Uint8Array(harfBuzz.memory.buffer).set(bytes, at);
  const blob = harfBuzz.hb_blob_create(at, bytes.length, WRITABLE, 0, 0);
  return harfBuzz.hb_font_create(harfBuzz.hb_face_create(blob, 0));
}

/** `hb_glyph_info_t` and `hb_glyph_position_t` are five words each. */
const WORDS = 5;

type Job = { readonly font: number; readonly codes: readonly number[]; readonly marksApart: boolean };

/** `hb_buffer_cluster_level_t`: a letter with its marks, or each character. */
const CLUSTERS = { graphemes: 0, characters: 1 } as const;

function shape(harfBuzz: HarfBuzz, { font, codes, marksApart }: Job): readonly ShapedGlyph[] {
  const text = harfBuzz.malloc(4 * codes.length);
  new Uint32Array(harfBuzz.memory.buffer, text, codes.length).set(codes);
  const buffer = harfBuzz.hb_buffer_create();
  harfBuzz.hb_buffer_set_cluster_level(buffer, marksApart ? CLUSTERS.characters : CLUSTERS.graphemes);
  harfBuzz.hb_buffer_add_codepoints(buffer, text, codes.length, 0, codes.length);
  harfBuzz.hb_buffer_guess_segment_properties(buffer);
  harfBuzz.hb_shape(font, buffer, 0, 0);
  const length = harfBuzz.hb_buffer_get_length(buffer);
  const infos = words(harfBuzz, harfBuzz.hb_buffer_get_glyph_infos(buffer, 0), length);
  const places = words(harfBuzz, harfBuzz.hb_buffer_get_glyph_positions(buffer, 0), length);
  const glyphs = Array.from({ length }, (_, index) => ({
    glyph: infos[WORDS * index] ?? 0,
    cluster: infos[WORDS * index + 2] ?? 0,
    advance: places[WORDS * index] ?? 0,
    x: places[WORDS * index + 2] ?? 0,
    y: places[WORDS * index + 3] ?? 0,
  }));
  harfBuzz.hb_buffer_destroy(buffer);
  harfBuzz.free(text);
  return glyphs;
}

const words = (harfBuzz: HarfBuzz, at: number, length: number): Int32Array =>
  new Int32Array(harfBuzz.memory.buffer, at, WORDS * length);
