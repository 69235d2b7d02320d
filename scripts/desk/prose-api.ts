import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { plainTextOf } from '#edit/plain-text.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { bilateralTitle } from '#locale/captions.ts';
import { localize } from '#model/localized.ts';
import { COMPONENTS } from '#model/prose.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse, refuseMission, tellFault } from './failures.ts';
import type { Bindings } from './guard.ts';
import { languageOf } from './language.ts';
import { judgeProse } from './prose/judge-prose.ts';
import { knownThings } from './prose/known-things.ts';
import { mendProse } from './prose/mend-prose.ts';
import { listProse, placeOfProse } from './prose/prose-files.ts';
import { type ProseOutcome, saveProse } from './prose/save-prose.ts';
import { isWorkspaceFile } from './workspace-files.ts';

/** As large as a file of prose may be. */
const MOST_CHARACTERS = 4 * 1024 * 1024;
const Text = z.string().max(MOST_CHARACTERS);
export const DraftOfProse = z.object({ file: z.string().max(1000), text: Text });
const Saving = z.object({
  file: z.string().max(1000),
  base: Text.nullable(),
  mine: Text,
  choices: z
    .array(z.object({ mine: Text, theirs: Text, take: z.enum(['mine', 'theirs', 'both']) }))
    .max(10_000)
    .default([]),
  evenSo: z.boolean().default(false),
});

/**
 * - `GET /api/prose/<mission>`: its files of prose, and those that could be written.
 * - `GET /api/prose-known/<mission>?language=`: components and things that prose in a language can name.
 * - `GET /api/prose-text?file=`: what a file says; null where there is none yet.
 * - `POST /api/prose-judge { file, text }`: what `check` would say of it.
 * - `POST /api/prose-mend { file, text }`: the same text with all cured that `check --fix` cures.
 * - `POST /api/prose-save { file, base, mine, choices, evenSo }`: 200 saved; 409 both sides have changed the
 *   same lines (`conflicts`); 422 it would bring errors (`faults`).
 */
export function addProse(app: DeskApp, desk: Desk): void {
  app.get('/api/prose/:mission', (c) => tellFiles(c, desk, c.req.param('mission')));
  app.get('/api/prose-known/:mission', (c) => tellKnown(c, desk, c.req.param('mission')));
  app.get('/api/prose-text', (c) => {
    const file = c.req.query('file') ?? '';
    if (!isProse(desk.root, file)) return refuse(c, desk, { key: 'no-file', status: 404 });
    const text = readForEdit(desk.root, file);
    if (text === undefined && existsSync(join(desk.root, file)))
      return refuse(c, desk, { key: 'broken', status: 409, file });
    return c.json({ file, text: text === undefined ? null : plainTextOf(text) });
  });
  app.post('/api/prose-judge', async (c) => {
    const asked = DraftOfProse.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success || !isProse(desk.root, asked.data.file)) return refuse(c, desk, { key: 'no-file' });
    const faults = judgeProse(asked.data, desk.facts.read().workspace);
    return c.json({ faults: tellAll(c, desk, faults) });
  });
  app.post('/api/prose-mend', async (c) => {
    const asked = DraftOfProse.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success || !isProse(desk.root, asked.data.file)) return refuse(c, desk, { key: 'no-file' });
    const { text, cured } = mendProse(asked.data, desk.facts.read().workspace);
    return c.json({ text, cured: cured.length });
  });
  app.post('/api/prose-save', async (c) => {
    const asked = Saving.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success || !isProse(desk.root, asked.data.file)) return refuse(c, desk, { key: 'no-file' });
    return tellSaved(c, desk, { file: asked.data.file, outcome: await saveProse(desk, asked.data) });
  });
}

/** True for a file of prose of the workspace, whether it is there yet or not. */
export const isProse = (root: string, file: string): boolean =>
  placeOfProse(file) !== undefined && isWorkspaceFile(root, file);

function tellFiles(c: Context<Bindings>, desk: Desk, id: string): Response {
  const { workspace } = desk.facts.read();
  const mission = workspace?.missions.find((each) => each.id === id);
  if (!workspace || !mission) return refuseMission(c, desk, id);
  const language = languageOf(c);
  const t = desk.words(language);
  const { languages } = workspace.settings;
  // Whoever asks will want to see it.
  desk.preview.warm();
  const titles = new Map(
    mission.bilaterals.map((each) => [
      each.id as string,
      bilateralTitle(workspace, mission, each, language, t),
    ]),
  );
  return c.json({
    languages,
    files: listProse(desk.root, mission, languages).map((each) => ({
      ...each,
      ...(each.bilateral !== undefined && { title: titles.get(each.bilateral) ?? each.bilateral }),
    })),
    title: localize(mission.shortTitle ?? mission.title, language),
  });
}

/** What an editor completes: the components there are, and what can be named. */
function tellKnown(c: Context<Bindings>, desk: Desk, id: string): Response {
  const { workspace } = desk.facts.read();
  const mission = workspace?.missions.find((each) => each.id === id);
  const language = workspace?.settings.languages.find((each) => each === c.req.query('language'));
  if (!workspace || !mission || !language) return refuseMission(c, desk, id);
  return c.json({
    things: knownThings(workspace, mission, { language, t: desk.words(language) }),
    components: Object.entries(COMPONENTS).map(([name, { required, optional }]) => ({
      name,
      attributes: [...required, ...optional].map((attribute) => ({
        name: attribute,
        isRequired: required.includes(attribute),
        of: KINDS[`${name}.${attribute}`],
      })),
      holdsText: WITH_TEXT.has(name),
    })),
  });
}

/** What an attribute of a component names. */
const KINDS: Readonly<Record<string, string>> = {
  'Agenda.event': 'event',
  'Bilateral.id': 'bilateral',
  'Commitments.partner': 'partner',
  'Photo.id': 'photo',
};
const WITH_TEXT: ReadonlySet<string> = new Set(['EditorNote', 'Internal']);

/** Faults with the place and the cure, as an editor marks them. */
export function tellAll(c: Context<Bindings>, desk: Desk, faults: readonly Diagnostic[]) {
  const t = desk.words(languageOf(c));
  return faults.map((each) => ({ ...tellFault(each, t), ...(each.edit && { edit: each.edit }) }));
}

function tellSaved(
  c: Context<Bindings>,
  desk: Desk,
  { file, outcome }: { readonly file: string; readonly outcome: ProseOutcome },
): Response {
  const t = desk.words(languageOf(c));
  switch (outcome.kind) {
    case 'saved':
      return c.json({ file, text: outcome.text, isMerged: outcome.isMerged });
    case 'conflict':
      return c.json(
        { fault: 'conflict', why: t('desk.refused.conflict'), conflicts: outcome.conflicts },
        409,
      );
    case 'faults':
      return c.json(
        { fault: 'faults', why: t('desk.refused.faults'), faults: tellAll(c, desk, outcome.faults) },
        422,
      );
    case 'broken':
      return refuse(c, desk, { key: 'broken', status: 409, file });
    case 'stale':
      return refuse(c, desk, { key: 'edit-stale', status: 409, file });
    default:
      return outcome satisfies never;
  }
}
