import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { FONT_FILES, type FontId } from './font-files.ts';
import { TOOLKIT_ROOT } from './paths.ts';
import { openShaper, type Shaper } from './shaper.ts';

const require = createRequire(import.meta.url);

export type { FontId };

/** Where the repository has whole families from. */
const FONT_PACKAGES = '@expo-google-fonts';
/** What fonts are read from, as the repository names it: the faces that are used, and the program that shapes text with them. */
export const FONT_SOURCES: readonly string[] = Object.values(FONT_FILES).map(
  (file) => `${FONT_PACKAGES}/${file}`,
);
export const SHAPER_SOURCE = 'harfbuzzjs/dist/harfbuzz.wasm';

/** The name of such a file in the package that offices install. @example packedFontName('noto-serif/400Regular/NotoSerif_400Regular.ttf') // 'NotoSerif_400Regular.ttf.zst' */
export function packedFontName(file: string): string {
  return `${basename(file)}.zst`;
}

/** Of such a font, the file that says by itself which characters it has. @example packedMapName('noto-serif/400Regular/NotoSerif_400Regular.ttf') // 'NotoSerif_400Regular.cmap.zst' */
export function packedMapName(file: string): string {
  return `${basename(file, '.ttf')}.cmap.zst`;
}

/** The bytes of a font file; the same array every time, so that what is read of it can be kept. */
export type Fonts = ((id: FontId) => Uint8Array) & {
  readonly shape: Shaper;
  /** As much of a font as says which characters it has: a hundredth of it to unpack, or all of it where it is not packed. */
  readonly mapOf: (id: FontId) => Uint8Array;
};

const kept = new Map<FontId, Uint8Array>();
const keptMaps = new Map<FontId, Uint8Array>();

/**
 * The fonts of the installed packages, each read when first asked for and kept for the process; so is what
 * shapes text with them.
 * @example setReport({ …, fonts: loadFonts() })
 */
export function loadFonts(): Fonts {
  return FONTS;
}

const FONTS: Fonts = Object.assign((id: FontId): Uint8Array => kept.get(id) ?? readFont(id), {
  shape: openShaper(() => readPacked(SHAPER_SOURCE)),
  mapOf: (id: FontId): Uint8Array => kept.get(id) ?? keptMaps.get(id) ?? readMap(id),
});

function readFont(id: FontId): Uint8Array {
  const bytes = viewOf(readPacked(`${FONT_PACKAGES}/${FONT_FILES[id]}`));
  kept.set(id, bytes);
  return bytes;
}

function readMap(id: FontId): Uint8Array {
  const packed = join(PACKED, packedMapName(FONT_FILES[id]));
  if (!existsSync(packed)) return FONTS(id);
  const bytes = viewOf(unpack(readFileSync(packed)));
  keptMaps.set(id, bytes);
  return bytes;
}

/** These files are large, and a copy of each would be felt. */
const viewOf = ({ buffer, byteOffset, length }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length);

const PACKED = join(TOOLKIT_ROOT, 'fonts');

/** The files that came along with the toolkit, else those of the installed packages. */
function readPacked(file: string): Buffer {
  const packed = join(PACKED, packedFontName(file));
  return existsSync(packed) ? unpack(readFileSync(packed)) : readFileSync(require.resolve(file));
}

/** In one piece: Node's own pieces of 16 kB are joined at the end, which takes longer than the unpacking. */
const unpack = (packed: Buffer): Buffer => zstdDecompressSync(packed, { chunkSize: 4 * packed.length });
