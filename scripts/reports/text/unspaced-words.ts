/** Thai, Lao, Myanmar and Khmer write no space between words (UAX #14, class SA). */
const UNSPACED = /[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]+/g;

let segmenter: Intl.Segmenter | undefined;

/** The places of a text where a word of such a script ends with another after it. */
export function unspacedWordEnds(text: string): readonly number[] {
  return [...text.matchAll(UNSPACED)].flatMap(({ 0: stretch, index }) => {
    segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
    return [...segmenter.segment(stretch)].slice(1).map((word) => index + word.index);
  });
}
