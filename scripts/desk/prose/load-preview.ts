import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digestOf } from '#edit/text-edit.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { toolkitCache } from '#load/toolkit-cache.ts';

type Drawing = { readonly drawProse: import('../../../site/preview/draw-prose.ts').DrawProse };

/** Made by `npm run pack`; in the repository it is made of the sources when it is first asked for. */
const PACKED = join(TOOLKIT_ROOT, 'lib', 'desk-preview.js');

/** What draws prose as the site does. Components are no scripts that Node could read: they are compiled first. */
export async function loadPreview(): Promise<Drawing> {
  const file = existsSync(PACKED) ? PACKED : await make();
  return (await import(pathToFileURL(file).href)) as Drawing;
}

async function make(): Promise<string> {
  // Named by its place, so that the compiled toolkit does not carry a bundler along.
  const bundler = pathToFileURL(join(TOOLKIT_ROOT, 'pack', 'desk-preview.ts')).href;
  const { bundlePreview } = (await import(bundler)) as typeof import('../../../pack/desk-preview.ts');
  const code = await bundlePreview(TOOLKIT_ROOT.replace(/[/\\]$/, ''));
  const file = join(toolkitCache(), `desk-preview-${digestOf(code).slice(0, 12)}.js`);
  writeFileSync(file, code);
  return file;
}
