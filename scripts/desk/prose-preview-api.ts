import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Diagnostic, Finding } from '#diagnostics/diagnostic.ts';
import { readPicture } from '#load/read-picture.ts';
import { Audience } from '#model/audience.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import type { Bindings } from './guard.ts';
import type { Shown } from './prose/preview.ts';
import { DraftOfProse, isProse, tellAll } from './prose-api.ts';

const Showing = DraftOfProse.extend({ audience: Audience });
/** A page that has asked for pages fetches them at once. */
const MOST_PAPERS = 4;

/**
 * - `POST /api/prose-page { file, text, audience }`: the draft as the site draws it: `html`.
 * - `POST /api/prose-pages { file, text, audience }`: the paper that it goes into: `id`, `pageCount`, and where
 *   the file's lines stand (`places`); `GET /api/prose-pages/<id>` is the PDF.
 * - `GET /api/prose-picture/<mission>/photos/<file>`: a picture without its metadata.
 * What cannot be shown is said by `kind`: `faults`, `refused`, `hidden`, `overtaken`, `failed`.
 */
export function addProsePreview(app: DeskApp, desk: Desk): void {
  const papers = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array): string => {
    const id = randomUUID();
    papers.set(id, bytes);
    for (const oldest of [...papers.keys()].slice(0, -MOST_PAPERS)) papers.delete(oldest);
    return id;
  };
  for (const as of ['page', 'pages'] as const)
    app.post(`/api/prose-${as}`, async (c) => {
      const asked = Showing.safeParse(await c.req.json().catch(() => undefined));
      if (!asked.success || !isProse(desk.root, asked.data.file)) return refuse(c, desk, { key: 'no-file' });
      const shown = await desk.preview.show({ ...asked.data, as, now: desk.now() });
      return tellShown(c, desk, { shown, file: asked.data.file, keep });
    });
  app.get('/api/prose-pages/:id', (c) => {
    const bytes = papers.get(c.req.param('id'));
    if (!bytes) return refuse(c, desk, { key: 'no-file', status: 404 });
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf' });
  });
  app.get('/api/prose-picture/:mission/photos/:file{.+}', (c) => {
    const { mission: id, file } = c.req.param();
    const mission = desk.facts.read().workspace?.missions.find((each) => each.id === id);
    const isListed = mission?.photos.some((photo) => photo.file === file);
    const read = mission && isListed ? readPicture(desk.root, mission, file) : undefined;
    if (!read || !('picture' in read)) return refuse(c, desk, { key: 'no-file', status: 404 });
    return c.body(new Uint8Array(read.picture.bytes), 200, { 'content-type': read.picture.type });
  });
}

type Told = { readonly shown: Shown; readonly file: string; readonly keep: (bytes: Uint8Array) => string };

function tellShown(c: Context<Bindings>, desk: Desk, { shown, file, keep }: Told): Response {
  if (shown.kind === 'refused') {
    const faults = tellAll(
      c,
      desk,
      shown.findings.flatMap((finding) => inFile(finding, file)),
    );
    return c.json({ kind: 'refused', faults });
  }
  if (shown.kind !== 'pages') return c.json(shown);
  const { bytes, pageCount, places } = shown;
  return c.json({
    kind: 'pages',
    id: keep(bytes),
    pageCount,
    places: places.map(({ source: { line, column }, ...place }) => ({ ...place, line, column })),
  });
}

/** What the paper refuses in this file; what it refuses elsewhere is told by the whole check. */
function inFile({ at, ...finding }: Finding, file: string): readonly Diagnostic[] {
  return 'line' in at && at.file === file ? [{ ...finding, position: at }] : [];
}
