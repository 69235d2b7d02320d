import { keptParts } from '../lib/keep-together.ts';

/** What a script has written is broken into lines as the pages are: no abbreviation or name at its hyphen. */
export function keepWords(within: Node): void {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const parts = keptParts(text.data);
    if (parts.some(({ isWhole }) => isWhole))
      text.replaceWith(...parts.map(({ words, isWhole }) => (isWhole ? wholeOf(words) : words)));
  }
}

const wholeOf = (textContent: string): HTMLElement =>
  Object.assign(document.createElement('span'), { className: 'nowrap', textContent });
