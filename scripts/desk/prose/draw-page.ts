import { loadPreview } from './load-preview.ts';
import type { Asked, Given, Shown } from './preview.ts';
import { showProse } from './shown-prose.ts';

const preview = loadPreview();
// Told where it is waited for.
preview.catch(() => undefined);

/** A draft of prose as the site shows it. */
export async function drawPage(asked: Asked, given: Given): Promise<Shown> {
  const shown = showProse(asked, given);
  if ('kind' in shown) return shown;
  const { drawProse } = await preview;
  return { kind: 'page', html: await drawProse(shown.mission, shown.prose, '/api/prose-picture/') };
}
