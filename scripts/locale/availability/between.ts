import { isMarked, type Token } from './tokens.ts';

const isSession = (token: Token | undefined): boolean => token?.is === 'session' || token?.is === 'kind';

/**
 * `between the opening and lunch`, 「開会式と昼食の間」 are after the one and before the other. Behind a range the
 * word says it twice (`13時から17時の間`); behind anything else nobody can tell what it is the middle of.
 */
export function sayBetween(tokens: readonly Token[]): readonly Token[] {
  const said: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const [one, joint, other] = tokens.slice(at + 1, at + 4);
    if (isMarked(token, 'between') && isSession(one) && isMarked(joint, 'and', 'to') && isSession(other)) {
      said.push(...boundBy(one, joint, other));
      at += 3;
    } else if (!isMarked(token, 'amid')) said.push(token);
    else closeBetween(said, token);
  }
  return said;
}

function boundBy(one?: Token, joint?: Token, other?: Token): readonly Token[] {
  if (!one || !joint || !other) return [];
  const mark = (of: Token, name: 'after' | 'before'): Token => ({
    is: 'mark',
    mark: name,
    from: of.from,
    to: of.from,
  });
  return [mark(one, 'after'), one, mark(other, 'before'), other];
}

function closeBetween(said: Token[], word: Token): void {
  const [one, joint, other] = said.slice(-3);
  if (isSession(one) && isMarked(joint, 'and', 'to') && isSession(other)) {
    said.splice(-3, 3, ...boundBy(one, joint, other));
    return;
  }
  const part = said.slice(said.findLastIndex((token) => isMarked(token, 'comma', 'end')) + 1);
  if (!part.some((token) => isMarked(token, 'to')))
    said.push({ is: 'unknown', from: word.from, to: word.to });
}
