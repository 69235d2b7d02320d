import { preprocessStyles, transform } from '@astrojs/compiler-rs';
import { expect, test } from 'vitest';
import { scopeNames } from '../../site/scope-names.ts';

const CARD = '<p class="card">A</p><style>.card { color: red }</style>';

test('a component’s own styles are named by its place in the site, wherever the toolkit lies', async () => {
  const [here, there] = await Promise.all(
    ['/srv/office/site/', '/home/lin/toolkit/site/'].map((root) => namedIn(root)),
  );
  expect(here).toEqual(there);
  expect(here).not.toEqual(await namedIn('/srv/office/site/', 'Row.astro'));
  expect(here?.[0]).toBe(here?.[1]);
});

/** What the scope is called in the markup and in the sheet. */
async function namedIn(root: string, file = 'Card.astro'): Promise<readonly (string | undefined)[]> {
  const filename = `${root}components/${file}`;
  const preprocessedStyles = await preprocessStyles(CARD, async (code) => ({ code }));
  const { code, css } = transform(CARD, {
    filename,
    normalizedFilename: filename,
    scopedStyleStrategy: 'where',
    internalURL: 'astro',
    preprocessedStyles,
  });
  const { transform: rename } = scopeNames(root);
  if (typeof rename !== 'function') throw new Error('no transform');
  const named = [
    [code, filename],
    [css[0] ?? '', `${filename}?astro&type=style&index=0&lang.css`],
  ].map(([text = '', id = '']) => rename.call({} as never, text, id, {} as never));
  return named.map((result) => /astro-[a-z0-9]{8}/.exec(JSON.stringify(result))?.[0]);
}
