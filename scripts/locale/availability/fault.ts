import type { Parameters } from '#diagnostics/diagnostic.ts';

/** What is wrong with a phrase, as data; the words are `diagnostics.<code>`. */
export type PhraseFault = { readonly code: string; readonly parameters: Parameters };

/** It is not clear what a word that leaves out or wishes speaks of. */
export const WHICH: PhraseFault = { code: 'availability-except-which', parameters: {} };
/** It is not clear which words belong together. */
export const SCOPE: PhraseFault = { code: 'availability-scope', parameters: {} };
