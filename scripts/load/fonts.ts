import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { TOOLKIT_ROOT } from './paths.ts';

const require = createRequire(import.meta.url);

/** The typefaces of the reports, all under the SIL Open Font License, static TrueType. */
const FILES = {
  'han-serif': 'noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf',
  'han-serif-bold': 'noto-serif-tc/700Bold/NotoSerifTC_700Bold.ttf',
  'han-sans': 'noto-sans-tc/500Medium/NotoSansTC_500Medium.ttf',
  'han-sans-bold': 'noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf',
  'latin-serif': 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'latin-serif-italic': 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'latin-serif-bold': 'source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  'latin-serif-bold-italic': 'source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf',
  japanese: 'noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  'japanese-bold': 'noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf',
  korean: 'noto-serif-kr/400Regular/NotoSerifKR_400Regular.ttf',
  'korean-bold': 'noto-serif-kr/700Bold/NotoSerifKR_700Bold.ttf',
  'more-latin': 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'more-latin-bold': 'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  code: 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
  'code-bold': 'source-code-pro/700Bold/SourceCodePro_700Bold.ttf',
  thai: 'noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  'thai-bold': 'noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf',
  symbols: 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
} as const;

export type FontId = keyof typeof FILES;

/** Where the repository has whole families from, and the files of them that are used. */
export const FONT_PACKAGES = '@expo-google-fonts';
export const FONT_FILES: readonly string[] = Object.values(FILES);

/** The name of a face in the package that offices install. @example packedFontName('noto-serif/400Regular/NotoSerif_400Regular.ttf') // 'NotoSerif_400Regular.ttf.zst' */
export function packedFontName(file: string): string {
  return `${basename(file)}.zst`;
}

/** The bytes of a font file; the same array every time, so that what is read of it can be kept. */
export type Fonts = (id: FontId) => Uint8Array;

const kept = new Map<FontId, Uint8Array>();

/**
 * The fonts of the installed packages, each read when first asked for and kept for the process.
 * @example setReport({ …, fonts: loadFonts() })
 */
export function loadFonts(): Fonts {
  return findFont;
}

const findFont: Fonts = (id) => kept.get(id) ?? readFont(id);

/** A view of what was read: these files are large, and a copy of each would be felt. */
function readFont(id: FontId): Uint8Array {
  const { buffer, byteOffset, length } = readFontFile(FILES[id]);
  const bytes = new Uint8Array(buffer, byteOffset, length);
  kept.set(id, bytes);
  return bytes;
}

/** The faces that came along with the toolkit, else those of the installed families. */
function readFontFile(file: string): Buffer {
  const packed = join(TOOLKIT_ROOT, 'fonts', packedFontName(file));
  return existsSync(packed)
    ? zstdDecompressSync(readFileSync(packed))
    : readFileSync(require.resolve(`${FONT_PACKAGES}/${file}`));
}
