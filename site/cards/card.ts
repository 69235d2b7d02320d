/** What a picture of a page says where somebody passes its address on. */
export type Card = {
  readonly language: string;
  /** Of the whole site. */
  readonly site: string;
  readonly title: string;
  /** When, where, what of: one line. */
  readonly facts: string;
  /** Of what is invented, that it is; of what is not for all, that. */
  readonly notice?: string | undefined;
};

/** Pixels; what the readers of Open Graph ask for. */
export const CARD = { width: 1200, height: 630 } as const;
