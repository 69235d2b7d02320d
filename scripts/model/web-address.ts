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

/**
 * Where a site stands: the folders of its address are written in plain characters (RFC 3986, 2.3), since servers,
 * calendars and what builds the pages write any other in two ways and take them for two folders.
 * Diagnostics: `bad-address`, `bad-site-folder`.
 * @example siteAddress().parse('https://example.org/missions/')
 */
export const siteAddress = () =>
  webAddress(/^https?$/).check(({ value, issues }) => {
    if (URL.canParse(value) && !hasPlainFolders(value))
      issues.push({ code: 'invalid_format', format: 'regex', input: value, message: 'site-folder' });
  });

/** @example hasPlainFolders('https://example.org/出國/') // false */
export const hasPlainFolders = (address: string): boolean =>
  /^[^/]*\/\/[^/?#]*(?:\/[\w.~-]*)*$/.test(address);
