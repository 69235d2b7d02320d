import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where a file of the workspace stands: under its name, or under the same name in another form of Unicode, as
 * macOS and archives made there write it (`か` and a mark for `が`). Nothing there: where it would be made.
 * @example standingPath('/srv/office', 'data/missions/2027-ガイド/mission.yaml')
 */
export function standingPath(root: string, file: string): string {
  const plain = join(root, file);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which has one form
  if (/^[\x00-\x7f]*$/.test(file) || existsSync(plain)) return plain;
  return file.split(/[\\/]/).reduce((folder, name) => join(folder, nameIn(folder, name)), root);
}

function nameIn(folder: string, name: string): string {
  if (existsSync(join(folder, name))) return name;
  try {
    return readdirSync(folder).find((each) => each.normalize('NFC') === name.normalize('NFC')) ?? name;
  } catch {
    return name;
  }
}
