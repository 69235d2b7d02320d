/** A line of the report as it stands there; blank lines are told by what follows them. */
export type SourceLine = {
  /** From 1, as an editor counts. */
  readonly number: number;
  readonly text: string;
  readonly isAfterBlank: boolean;
};

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：（）「」『』]/u;

/**
 * The lines that say something, without the space around them.
 * @example sourceLines('a\n\n b') // [{ number: 1, text: 'a', … }, { number: 3, text: 'b', isAfterBlank: true }]
 */
export function sourceLines(text: string): readonly SourceLine[] {
  const lines = text
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\f\v\u2028]/);
  return lines.flatMap((line, index) => {
    const said = line.replace(/[\u00a0\u3000]/g, ' ').trim();
    const isAfterBlank = index === 0 || lines[index - 1]?.trim() === '';
    return said === '' ? [] : [{ number: index + 1, text: said, isAfterBlank }];
  });
}

/** Two lines as one: Han characters meet, words keep a space. @example joinText('北田', '晶子女士') // '北田晶子女士' */
export function joinText(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  const isTight = HAN.test(first.at(-1) ?? '') || HAN.test(second[0] ?? '') || first.endsWith('-');
  return `${first}${isTight ? '' : ' '}${second}`;
}

/**
 * Words of a form whose characters were spread out: `服 務 機 關` and `專 員` are `服務機關` and `專員`.
 * Only single characters are drawn together, so that `財政部 專員` stays two words.
 */
export function drawTogether(text: string): string {
  return text.replace(/(?<=^|[\s：:(（])\p{Script=Han}(?: \p{Script=Han})+(?=$|[\s：:)）/])/gu, (spread) =>
    spread.replaceAll(' ', ''),
  );
}

/**
 * Lines put together: `merge` gives the last with the line added, or `undefined` where the line begins anew.
 * @example foldLines([1, 2, 9], (n) => [n], (last, n) => (n - (last.at(-1) ?? 0) === 1 ? [...last, n] : undefined)) // [[1, 2], [9]]
 */
export function foldLines<Line, Whole>(
  lines: readonly Line[],
  begin: (line: Line) => Whole,
  merge: (last: Whole, line: Line) => Whole | undefined,
): readonly Whole[] {
  const done: Whole[] = [];
  for (const line of lines) {
    const last = done.at(-1);
    const merged = last === undefined ? undefined : merge(last, line);
    if (merged === undefined) done.push(begin(line));
    else done[done.length - 1] = merged;
  }
  return done;
}
