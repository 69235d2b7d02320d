/**
 * What a page of the site may load: its own files and nothing else, no style or script inside of a page
 * (Content Security Policy Level 3). Each page says so itself; a server had better say it too, with
 * `frame-ancestors`, which counts in a header alone.
 */
export const CONTENT_POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";

export const CONTENT_POLICY_HEADER = `${CONTENT_POLICY}; frame-ancestors 'none'`;
