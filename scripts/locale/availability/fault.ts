import type { Parameters } from '#diagnostics/diagnostic.ts';

/** What is wrong with a phrase, as data; the words are `diagnostics.<code>`. */
export type PhraseFault = { readonly code: string; readonly parameters: Parameters };
