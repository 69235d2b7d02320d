import type { Ref } from './pdf-document.ts';

/**
 * A value of the file (ISO 32000-1 §7.3) as pdfkit takes it: plain strings are names, `pdfText` makes
 * text, bytes are written in hexadecimal; keys without a value are left out.
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | PdfText
  | Uint8Array
  | Ref
  | readonly (Value | undefined)[]
  | Dictionary;
export type Dictionary = { readonly [key: string]: Value | undefined };

/** pdfkit tells text from names by the object around the string. */
export type PdfText = { readonly length: number; readonly valueOf: () => string };

/** A text string (§7.9.2.2), where a plain string would be a name. */
export const pdfText = (text: string): PdfText => new String(text);

/** A number as PDF writes it, to a thousandth. */
export const num = (value: number): string => `${Math.round(value * 1000) / 1000}`;

/** For a string in parentheses: these, the backslash, and line ends, which readers would make alike (§7.3.4.2). */
export const escapeBytes = (bytes: string): string =>
  bytes
    .replace(/[\\()]/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n');
