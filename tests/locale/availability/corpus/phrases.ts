/** What is meant, and the phrases that mean it. */
export type Phrases = readonly (readonly [meant: string, ...phrases: readonly string[]])[];
