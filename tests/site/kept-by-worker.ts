import type { Page } from 'playwright';

/**
 * Whether a path can be read without a connection: it is kept, and the worker that has it answers this page. What
 * is kept comes first: a page that is left between the two is asked of the network.
 */
export const isKept = (page: Page, path: string): Promise<boolean> =>
  page.evaluate(
    `caches.match('${path}').then((kept) => kept !== undefined && navigator.serviceWorker.controller !== null)`,
  );
