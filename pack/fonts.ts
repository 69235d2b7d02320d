import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { FONT_SOURCES, packedFontName, packedMapName, SHAPER_SOURCE } from '#load/fonts.ts';
import { characterMapAlone } from '#reports/font/character-map.ts';

const require = createRequire(import.meta.url);

/**
 * The faces that reports are set in and what shapes text with them, packed to less than half, with their licences; the
 * repository takes the same files from packages of whole families. Beside each face stands which characters it has: to
 * ask for one of them no face is unpacked. `kept` remembers what was packed before.
 * The highest level takes a minute, the lowest a second.
 */
export function packFonts({ out, kept, level }: { out: string; kept: string; level: number }): void {
  for (const folder of [out, kept]) mkdirSync(folder, { recursive: true });
  for (const file of [...FONT_SOURCES, SHAPER_SOURCE])
    writeFileSync(join(out, packedFontName(file)), packFont(require.resolve(file), { kept, level }));
  for (const file of FONT_SOURCES)
    writeFileSync(
      join(out, packedMapName(file)),
      pack(characterMapAlone(readFileSync(require.resolve(file))), level),
    );
  for (const family of new Set(FONT_SOURCES.map((file) => file.split('/').slice(0, 2).join('/'))))
    copyFileSync(require.resolve(`${family}/LICENSE_FONT`), join(out, `${basename(family)}.LICENSE.txt`));
  copyFileSync(
    join(dirname(require.resolve(SHAPER_SOURCE)), '../LICENSE'),
    join(out, 'harfbuzzjs.LICENSE.txt'),
  );
}

function packFont(file: string, { kept, level }: { kept: string; level: number }): Uint8Array {
  const bytes = readFileSync(file);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const known = join(kept, `${basename(file)}-${digest}-${level}.zst`);
  if (existsSync(known)) return readFileSync(known);
  const packed = pack(bytes, level);
  writeFileSync(known, packed);
  return packed;
}

const pack = (bytes: Uint8Array, level: number): Uint8Array =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: level } });
