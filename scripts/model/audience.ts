import { z } from 'zod';

/**
 * Who may read a thing. Public is the default of every command; whatever is internal reaches
 * public output by no way (see `publicView` in `./public-view.ts`).
 */
export const Audience = z.enum(['public', 'internal']);
export type Audience = z.output<typeof Audience>;
