import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { digestOf } from '#edit/text-edit.ts';
import { REGISTER_FOLDER } from '#register/paths.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import { isPlainWay } from './workspace-files.ts';

/** Beside the registers, where git keeps nothing whose name begins with a dot. */
const FOLDER = `${REGISTER_FOLDER}/.desk`;

const Draft = z.object({
  /** What it is a draft of: a file of facts, or the notes of a meeting. */
  name: z.string().min(1).max(300),
  /** What the page was shown, and what has become of it. */
  base: z.unknown(),
  mine: z.unknown(),
  /** When the page sent it, by its clock. */
  at: z.number().optional(),
});
export type Draft = z.output<typeof Draft>;

/**
 * What was written on a page and is not saved yet, so that it outlives the page, the desk and the machine.
 * `GET /api/drafts`, `PUT /api/drafts { name, base, mine, at }`, `DELETE /api/drafts?name=&at=`. What was sent
 * before something that has come already says nothing any more: a draft on its way while its text is saved.
 */
export function addDrafts(app: DeskApp, desk: Desk): void {
  const latest = new Map<string, number>();
  const isOvertaken = (name: string, at = Number.POSITIVE_INFINITY): boolean => {
    if (at <= (latest.get(name) ?? Number.NEGATIVE_INFINITY)) return true;
    if (Number.isFinite(at)) latest.set(name, at);
    return false;
  };
  const fileOf = (name: string): string => join(desk.root, FOLDER, `${digestOf(name)}.json`);
  app.get('/api/drafts', (c) => c.json({ drafts: readDrafts(desk.root) }));
  app.put('/api/drafts', async (c) => {
    const draft = Draft.safeParse(await c.req.json().catch(() => undefined));
    if (!draft.success || !isPlainWay(desk.root, FOLDER)) return refuse(c, desk, { key: 'no-file' });
    const { at, ...kept } = draft.data;
    if (isOvertaken(kept.name, at)) return c.json({});
    mkdirSync(join(desk.root, FOLDER), { recursive: true });
    writeWhole(fileOf(kept.name), JSON.stringify(kept));
    return c.json({});
  });
  app.delete('/api/drafts', (c) => {
    const name = c.req.query('name');
    if (name === undefined || !isPlainWay(desk.root, FOLDER)) return refuse(c, desk, { key: 'no-file' });
    const at = Number(c.req.query('at') ?? Number.NaN);
    if (!Number.isNaN(at) && isOvertaken(name, at)) return c.json({});
    rmSync(fileOf(name), { force: true });
    return c.json({});
  });
}

function readDrafts(root: string): readonly Draft[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder) || !isPlainWay(root, FOLDER)) return [];
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]+\.json$/.test(name))
    .sort()
    .flatMap((name) => {
      const draft = Draft.safeParse(parsed(readFileSync(join(folder, name), 'utf8')));
      return draft.success ? [draft.data] : [];
    });
}

/** One that a crash has cut short is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
