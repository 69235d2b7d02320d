import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IRunOptions,
  NoBreakHyphen,
  type ParagraphChild,
  SimpleField,
  TextRun,
  UnderlineType,
} from 'docx';
import { isRightToLeft } from '#model/language.ts';
import { withoutControls } from '#model/xml-text.ts';
import type { Emphasis, Note, Run } from '../block.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import { splitByDirection } from '../text/direction.ts';
import { foldLines } from '../text/fold-lines.ts';
import { HYPHEN } from '../text/held-text.ts';
import { holdTogether } from '../text/hold-together.ts';

/** Footnotes met on the way, by their number. */
export type NoteSink = (note: Note) => void;

/** Runs as Word has them: emphasis, language, links and calls of footnotes. */
export function toChildren(runs: readonly Run[], keepNote: NoteSink): readonly ParagraphChild[] {
  return holdTogether(foldLines(runs)).flatMap((run) => {
    const called = run.calls ?? run.note?.number;
    if (called !== undefined) return [callOf(called, run.note, keepNote)];
    return run.text.split('\u2028').flatMap((line, at) =>
      splitByDirection(line, run.language).map(({ text, isLeftwards }, part) => {
        const made = toTextRun({ ...run, text }, { isNewLine: at > 0 && part === 0, isLeftwards });
        return run.link ? linkTo(run.link, made) : made;
      }),
    );
  });
}

/** The call of a note; where it is called again, a field that follows the number of the first call. */
function callOf(number: number, note: Note | undefined, keepNote: NoteSink): ParagraphChild {
  const id = `note_${number}`;
  if (!note) {
    const field = new SimpleField(`NOTEREF ${id} \\f \\h`);
    field.addChildElement(new TextRun({ text: `${number}`, superScript: true }));
    return field;
  }
  keepNote(note);
  return new Bookmark({ id, children: [new FootnoteReferenceRun(number)] });
}

/** Runs that a link or a table of contents can lead to. */
export function withAnchor(anchor: string, children: readonly ParagraphChild[]): ParagraphChild {
  return new Bookmark({ id: bookmarkName(anchor), children });
}

const MAX_BOOKMARK = 40;

/** A bookmark's name has letters, digits and underscores, and begins with a letter (ECMA-376 part 1, 17.13.6.2). */
export function bookmarkName(anchor: string): string {
  return `a_${anchor.replace(/[^\p{L}\p{N}]/gu, '_')}`.slice(0, MAX_BOOKMARK);
}

function linkTo(link: NonNullable<Run['link']>, text: TextRun): ParagraphChild {
  if ('anchor' in link) return new InternalHyperlink({ anchor: bookmarkName(link.anchor), children: [text] });
  return new ExternalHyperlink({ link: link.url, children: [text] });
}

/** A language by the kind of its script, as Word asks for it. */
export function wordLanguage(language: string): NonNullable<IRunOptions['language']> {
  if (isRightToLeft(language)) return { bidirectional: language };
  return isWideLanguage(language) ? { eastAsia: language } : { value: language };
}

type Standing = { readonly isNewLine: boolean; readonly isLeftwards: boolean };

/** Word lays letters from right to left only in runs that say so, and takes their face from its complex scripts. */
function toTextRun(
  { text, language, emphasis = [], link }: Run,
  { isNewLine, isLeftwards }: Standing,
): TextRun {
  const has = (kind: Emphasis) => emphasis.includes(kind);
  return new TextRun({
    ...wordText(withoutControls(text)),
    ...(isNewLine && { break: 1 }),
    ...(isLeftwards && { rightToLeft: true }),
    language: wordLanguage(language),
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italics: true }),
    ...(has('strike') && { strike: true }),
    ...(has('raised') && { superScript: true }),
    ...(has('code') && { font: 'Consolas' }),
    ...(has('underline') && { underline: { type: UnderlineType.SINGLE } }),
    ...(link && { style: 'Hyperlink' }),
  });
}

/** Word has a sign of its own for the hyphen that parts nothing: many faces lack the character. */
function wordText(text: string): Pick<IRunOptions, 'text' | 'children'> {
  const [first = '', ...others] = text.split(HYPHEN);
  if (others.length === 0) return { text };
  return { children: [first, ...others.flatMap((part) => [new NoBreakHyphen(), part])] };
}
