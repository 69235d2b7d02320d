/** Advances of the characters from space to tilde in the text face, in hundredths of an em (Source Serif 4, regular). */
const ASCII_ADVANCES = [
  24, 29, 38, 53, 52, 93, 73, 18, 36, 36, 46, 53, 30, 32, 30, 34, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 30,
  30, 53, 53, 53, 41, 83, 71, 65, 66, 74, 64, 61, 72, 81, 38, 38, 71, 62, 94, 77, 74, 62, 74, 69, 54, 63, 76,
  71, 100, 67, 67, 59, 34, 34, 34, 53, 51, 40, 54, 62, 52, 61, 53, 37, 56, 64, 33, 30, 59, 33, 96, 64, 58, 62,
  60, 46, 47, 36, 63, 58, 84, 57, 59, 49, 36, 29, 36, 53,
];
const FIRST = 0x20;

/** What a bold face is wider, figures included. */
const BOLD = 1.07;
const HAN_GAP_EM = 0.25;
/** Between Han and letters or figures, where no space is typed. */
const MIXED = /(?<=[A-Za-z0-9])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[A-Za-z0-9])/gu;

/**
 * Width of a line of text in em of its size, told without a font: of Latin letters that of the text face, of Han
 * one em, of others that of a common letter. For the widths of columns.
 * @example emWidth('第1號') // 3.03
 */
export function emWidth(text: string, weight: 'regular' | 'bold' = 'regular'): number {
  let hundredths = 0;
  let squares = 0;
  for (const character of text) {
    if (character > '\u2e7f') squares += 1;
    else hundredths += advanceOf(character);
  }
  const gaps = HAN_GAP_EM * (text.match(MIXED)?.length ?? 0);
  return squares + gaps + (hundredths / 100) * (weight === 'bold' ? BOLD : 1);
}

function advanceOf(character: string): number {
  const known = ASCII_ADVANCES[character.charCodeAt(0) - FIRST];
  if (known !== undefined) return known;
  if ('—…'.includes(character)) return 82;
  return '‘’·'.includes(character) ? 26 : 56;
}
