/**
 * An address as it is compared: no mailbox that people use tells its letters' case apart (RFC 5321 §2.4
 * lets the part before the `@` do so), and programs change it on the way.
 * @example addressKey('mailto:Teo.Amarell@Example.ORG') // 'teo.amarell@example.org'
 */
export function addressKey(address: string): string {
  return address
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
}

export const isSameAddress = (a: string, b: string): boolean => addressKey(a) === addressKey(b);
