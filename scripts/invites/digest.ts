import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

// Over the text's own UTF-16 units: turning megabytes into UTF-8 takes longer than the digest itself.
const unitsOf = (text: string) => Buffer.from(text, 'utf16le');

/** Stands for a content, so that a change shows. No guard against forgers, hence the quick SHA-1. */
export function digestOf(content: string): string {
  return hash('sha1', unitsOf(content));
}

/** The same for whole files, where an edit by hand is all that has to show. */
export function textDigest(text: string): string {
  return `${text.length}-${crc32(unitsOf(text)).toString(36)}`;
}
