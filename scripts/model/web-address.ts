import { z } from 'zod';

/**
 * An address of the web under these protocols. Parsers of addresses leave out control characters and spaces at
 * their ends in silence; what has such is none, since others would meet them once something is put behind it.
 * Diagnostics: `bad-address`.
 * @example webAddress(/^https?$/).parse('https://example.org/')
 */
export const webAddress = (protocol: RegExp) =>
  z.url({ protocol }).check(({ value, issues }) => {
    if (/[\s\p{Cc}]/u.test(value)) issues.push({ code: 'invalid_format', format: 'url', input: value });
  });
