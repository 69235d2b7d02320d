import { extname } from 'node:path';
import { strFromU8 } from 'fflate';
import { outlineLabel } from '#locale/outline.ts';
import { lineTokens } from './document-xml.ts';
import { unzipWithin } from './unzip-within.ts';

/** A report as text, line by line; `fault` is a word of `templates/locales` that says why it is none. */
export type DocumentText = { readonly text: string } | { readonly fault: 'unknown-kind' | 'damaged' };

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The text of a report in a file of a word processor, as PDF or as plain text (UTF-8, UTF-16 or Big5).
 * Cells of a row stand with tabs between them; headings that the program numbers have their numbers.
 * @example await readDocument('report.docx', bytes)
 */
export async function readDocument(name: string, bytes: Uint8Array): Promise<DocumentText> {
  try {
    switch (extname(name).toLowerCase()) {
      case '.txt':
        return { text: decode(bytes) };
      case '.docx':
        return { text: numbered(lineTokens(partOf(bytes, 'word/document.xml'), 'docx')) };
      case '.odt':
        return { text: numbered(lineTokens(partOf(bytes, 'content.xml'), 'odt')) };
      case '.pdf':
        return { text: await readPdfText(bytes) };
      default:
        return { fault: 'unknown-kind' };
    }
  } catch {
    return { fault: 'damaged' };
  }
}

function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipWithin(bytes, { most: MOST_BYTES, wants: (each) => each === name })?.[name];
  if (!part) throw new Error(`no ${name}`);
  return strFromU8(part);
}

/** Offices kept files in Big5 for long. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('big5', { fatal: true }).decode(bytes);
  }
}

const NUMBERING = ['han-formal', 'han', 'han-parenthesised'] as const;
const HAS_NUMBER =
  /^(?:[壹貳參肆伍陸柒捌玖拾]+、|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第.[章節])/;

/** What a report has before its chapters and behind them. */
const UNNUMBERED = /^(?:摘要|提要|目[錄次]|附[件錄](?:目[錄次])?|.*出國報告書?(?:提要|摘要)表?)$/;

type Line = { readonly text: string; readonly level: number | undefined };

/** A heading numbered by the program has no number in the file: it gets that of an official report. */
function numbered(lines: readonly Line[]): string {
  let counters: readonly number[] = [];
  return lines
    .map(({ text, level }) => {
      if (
        level === undefined ||
        level > NUMBERING.length ||
        text.trim() === '' ||
        UNNUMBERED.test(text.replace(/\s/g, '')) ||
        HAS_NUMBER.test(text.trim())
      )
        return text;
      counters = [
        ...Array.from({ length: level - 1 }, (_, index) => counters[index] ?? 1),
        (counters[level - 1] ?? 0) + 1,
      ];
      return `${outlineLabel(counters, NUMBERING)}${text}`;
    })
    .join('\n');
}

async function readPdfText(bytes: Uint8Array): Promise<string> {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  }
  return pages.join('\n\n');
}
