/**
 * A text file as spreadsheets write it: UTF-8, UTF-16 with its mark, else the code page that makes most sense
 * of it. Nothing when none does.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = markedEncoding(bytes);
  if (marked) return decode(bytes, marked);
  const unicode = decode(bytes, 'utf-8');
  if (unicode !== undefined) return unicode;
  if (isWestern(bytes)) return decode(bytes, 'windows-1252');
  const read = (['big5', 'gbk', 'shift_jis'] as const).flatMap((encoding) => {
    const text = decode(bytes, encoding);
    return text === undefined ? [] : [{ text, sense: senseOf(text) }];
  });
  return read.reduce<(typeof read)[number] | undefined>(
    (best, each) => (best && best.sense >= each.sense ? best : each),
    undefined,
  )?.text;
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Accented letters stand alone among plain ones; Han characters come in runs. */
function isWestern(bytes: Uint8Array): boolean {
  let alone = 0;
  let runs = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let end = at + 1;
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end += 1;
    const isInWord = isLetter(bytes[at - 1]) || isLetter(bytes[end]);
    if (end - at === 1 && isInWord && isAccented(bytes[at] ?? 0)) alone += 1;
    else runs += 1;
    at = end;
  }
  return alone > runs;
}

/** Letters of Windows-1252 beyond the plain ones, and the apostrophe; `ƒ` and its like begin a kana of Shift-JIS. */
const isAccented = (byte: number): boolean => byte >= 0xc0 || ACCENTED.has(byte);
const ACCENTED: ReadonlySet<number> = new Set([0x8a, 0x8c, 0x8e, 0x92, 0x9a, 0x9c, 0x9e, 0x9f, 0xaa, 0xba]);

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

/** Characters that lists of meetings are full of, in either way of writing. */
const FREQUENT: ReadonlySet<string> = new Set(
  '的一是在不人有國国中會会議议長长部日月年上下午時时間间分點点美英法德韓韩本加大新北南西東东亞亚洲團团代表主席副總总理經经濟济貿贸易關关務务署局處处司長室廳厅房號号樓楼與与及或可以前後后全天週周星期二三四五六七八九十雙双邊边談谈晤面請请求優优先高低名稱称機机關單单位姓職职',
);

/** The share of characters that make sense: frequent Han, kana, and no rare ones. */
function senseOf(text: string): number {
  const foreign = [...text].filter((character) => (character.codePointAt(0) ?? 0) >= 0x80);
  if (foreign.length === 0) return 0;
  const isKana = (character: string) => /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(character);
  const isOdd = (character: string) => /[\u{ff61}-\u{ff9f}\p{Co}\p{Cn}]/u.test(character);
  const score = foreign.reduce(
    (sum, character) =>
      sum + (FREQUENT.has(character) || isKana(character) ? 1 : 0) - (isOdd(character) ? 1 : 0),
    0,
  );
  return score / foreign.length;
}
