import type { Translate } from '#locale/words.ts';
import type { Facts } from './facts.ts';
import type { Jobs } from './jobs.ts';
import type { Journal } from './journal.ts';
import type { News } from './news.ts';
import type { Preview } from './prose/preview.ts';

/** What the pages work on: one workspace, its words, what was done to it in this session, and who is told. */
export type Desk = {
  readonly root: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  readonly words: (language: string) => Translate;
  readonly facts: Facts;
  readonly news: News;
  readonly journal: Journal;
  readonly jobs: Jobs;
  readonly preview: Preview;
};
