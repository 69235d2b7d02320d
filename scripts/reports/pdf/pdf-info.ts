/** What a file says of itself. */
export type PdfInfo = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly language: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
};

export const CREATOR = 'Attaché';
