import { strToU8, type Zippable, zipSync } from 'fflate';

/** The earliest time a ZIP file can hold; in local time because that is what it writes. */
const EPOCH_OF_ZIP = new Date(1980, 0, 1, 12);

/** Files as one archive, the first of them not packed where `isTyped`; the same files give the same bytes. */
export function packFiles(
  files: Readonly<Record<string, string>>,
  { isTyped }: { readonly isTyped: boolean },
): Uint8Array {
  const entries = Object.entries(files).map(([path, text], index) => {
    const bytes = strToU8(text);
    return [path, isTyped && index === 0 ? [bytes, { level: 0 }] : bytes] as const;
  });
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: EPOCH_OF_ZIP, level: 9 });
}
