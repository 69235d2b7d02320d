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

/** The bytes of a font file; the same array every time, so that what is read of it can be kept. */
export type Fonts = ((id: FontId) => Uint8Array) & { readonly shape: Shaper };

const kept = new Map<FontId, Uint8Array>();

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
});

/** A view of what was read: these files are large, and a copy of each would be felt. */
function readFont(id: FontId): Uint8Array {
  const { buffer, byteOffset, length } = readPacked(`${FONT_PACKAGES}/${FONT_FILES[id]}`);
  const bytes = new Uint8Array(buffer, byteOffset, length);
  kept.set(id, bytes);
  return bytes;
}

/** The files that came along with the toolkit, else those of the installed packages. */
function readPacked(file: string): Buffer {
  const packed = join(TOOLKIT_ROOT, 'fonts', packedFontName(file));
  return existsSync(packed) ? unpack(readFileSync(packed)) : readFileSync(require.resolve(file));
}

/** In one piece: Node's own pieces of 16 kB are joined at the end, which takes longer than the unpacking. */
const unpack = (packed: Buffer): Buffer => zstdDecompressSync(packed, { chunkSize: 4 * packed.length });
