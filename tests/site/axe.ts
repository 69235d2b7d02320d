import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Every page of the context has axe from the start: put in later, it is compiled anew for each page. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: AXE });
}

/** `rules`: those alone. `within`: a part of the page, by its selector. */
type Asking = { readonly rules?: readonly string[] | undefined; readonly within?: string | undefined };

/** What axe finds in the page as it is. What passes is not described, which takes longest. */
export function faultsOfAxe(page: Page, { rules, within }: Asking = {}): Promise<readonly string[]> {
  const options = { resultTypes: ['violations'], selectors: false, ...(rules && { runOnly: rules }) };
  const place = within === undefined ? 'document' : JSON.stringify(within);
  return page.evaluate(
    `axe.run(${place}, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}
