import type { Translate } from '#locale/words.ts';
import { escapeXmlAttribute as escapeXml } from '#model/xml-text.ts';

/** About ten screens of a phone. What is shorter is read as it stands. */
const LONG = 10_000;
/** Chapters, and where one is long itself, its sections. */
const DEEPEST = 3;

export type FoldHeading = { readonly depth: number; readonly id: string };
export type FoldReader<T> = {
  /** What the block says above those after it, if it is a heading. */
  readonly headingOf: (block: T) => FoldHeading | undefined;
  /** In letters; see `lettersIn`. */
  readonly lengthOf: (block: T) => number;
  readonly t: Translate;
};

/** Blocks of a page as they were, with the markup that folds chapters between them. */
export type FoldStep<T> = { readonly block: T } | { readonly markup: string };

/**
 * A long text as chapters that open one by one, a long chapter as sections: on a phone it can be surveyed, while
 * windows with room for its contents beside it, and paper, show all (`styles/chapters.css`). A heading stands
 * before its fold and not within: a button's words are no heading to a screen reader.
 */
export function foldChapters<T>(
  blocks: readonly T[],
  reader: FoldReader<T>,
  depth = 2,
): readonly FoldStep<T>[] {
  const starts = blocks.flatMap((block, index) => (reader.headingOf(block)?.depth === depth ? [index] : []));
  const [first] = starts;
  if (first === undefined || starts.length < 2 || depth > DEEPEST || lengthOfAll(blocks, reader) < LONG)
    return blocks.map((block) => ({ block }));
  return [
    ...blocks.slice(0, first).map((block) => ({ block })),
    ...(depth === 2 ? [{ markup: unfoldAll(reader.t) }] : []),
    ...starts.flatMap((start, index) => foldOne(blocks.slice(start, starts[index + 1]), reader, depth)),
  ];
}

const lengthOfAll = <T>(blocks: readonly T[], { lengthOf }: FoldReader<T>): number =>
  blocks.reduce((sum, block) => sum + lengthOf(block), 0);

function foldOne<T>(
  [heading, ...rest]: readonly T[],
  reader: FoldReader<T>,
  depth: number,
): readonly FoldStep<T>[] {
  if (heading === undefined) return [];
  const id = escapeXml(reader.headingOf(heading)?.id ?? '');
  const name = `fold-${id}`;
  const words = (['show', 'hide'] as const).map(
    (each) => `<span class="chapter-${each}">${escapeXml(reader.t(`site.chapter.${each}`))}</span>`,
  );
  return [
    { markup: '<div class="chapter">' },
    { block: heading },
    {
      markup: `<details class="chapter-fold"><summary id="${name}" aria-labelledby="${name} ${id}">${words.join('')}</summary><div class="chapter-text">`,
    },
    ...foldChapters(rest, reader, depth + 1),
    { markup: '</div></details></div>' },
  ];
}

/**
 * The same of prose that is markup already: its headings stand at the top.
 * @example foldHtml('<p>…</p><h2 id="a">A</h2><p>…</p>', t)
 */
export function foldHtml(html: string, t: Translate): string {
  const blocks = html.split(/(<h[23]\b[^>]*>.*?<\/h[23]>)/s).filter((block) => block !== '');
  const headingOf = (block: string): FoldHeading | undefined => {
    const [, depth, id = ''] = /^<h([23])\b[^>]*?\sid="([^"]*)"/.exec(block) ?? [];
    return depth === undefined ? undefined : { depth: Number(depth), id };
  };
  const lengthOf = (block: string): number => lettersIn(block.replace(/<[^>]*>/g, ''));
  return foldChapters(blocks, { headingOf, lengthOf, t })
    .map((step) => ('markup' in step ? step.markup : step.block))
    .join('');
}

/** For who reads on from chapter to chapter; `scripts/chapters.ts` answers it. */
function unfoldAll(t: Translate): string {
  const [show, hide] = [t('site.chapter.show-all'), t('site.chapter.hide-all')].map(escapeXml);
  return `<p class="chapter-all"><button class="button button-quiet" type="button" data-show="${show}" data-hide="${hide}">${show}</button></p>`;
}

/** How long a text is read: a Han character says as much as two Latin letters, and is as wide. */
export function lettersIn(text: string): number {
  return text.length + (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0);
}
