import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { z } from 'zod';
import { describeDiagnostic } from '#diagnostics/render.ts';
import { mergeValues } from '#edit/merge-values.ts';
import { digestOf } from '#edit/text-edit.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { openYaml } from '#edit/yaml-file.ts';
import { parseOnce } from '#load/parse-once.ts';
import { parseYaml } from '#load/yaml-source.ts';
import type { Translate } from '#locale/words.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { fileOfForm, isFieldOf } from './fact-files.ts';
import { refuse, tellFault } from './failures.ts';
import type { Bindings } from './guard.ts';
import { type FieldFault, judgeFile } from './judge-file.ts';
import { languageOf } from './language.ts';
import { type SaveOutcome, saveFiles } from './save-files.ts';
import { isWorkspaceFile } from './workspace-files.ts';
import { takeWay } from './write-step.ts';

const Steps = z.array(z.union([z.string(), z.number()]));
const Saving = z.object({
  label: z.string().max(100),
  files: z
    .array(
      z.object({
        file: z.string(),
        base: z.unknown(),
        mine: z.unknown(),
        choices: z
          .array(z.object({ path: Steps, take: z.enum(['mine', 'theirs']), theirs: z.unknown() }))
          .default([]),
      }),
    )
    .min(1)
    .max(20),
  evenSo: z.boolean().default(false),
});
const Whole = z.object({ file: z.string(), mine: z.unknown() });
/** What has become of the file that says `of`: fields and things of its lists; one without a value went. */
const Changed = z.object({
  file: z.string(),
  of: z.string(),
  changes: z.array(z.object({ path: Steps.max(2), value: z.unknown().optional() })),
});
const Judging = z.union([Changed, Whole]);
const Merging = Whole.extend({ base: z.unknown() });

/**
 * - `GET /api/facts/<form>[/<mission>]`: the plain value of a file of facts.
 * - `POST /api/merge { file, base, mine }`: the value of the file, and what a draft has become together with it;
 *   `null` where both have changed a field, which is asked when it is saved.
 * - `POST /api/judge { file, mine }`: what would be said of it if it held this value, field by field; or
 *   `{ file, of, changes }`, where it would differ from the file of that digest: 409 where that is not the one.
 * - `POST /api/save { label, files: [{ file, base, mine, choices }], evenSo }`: 200 saved; 409 both sides have
 *   changed a field (`conflicts`), or the file cannot be read just now; 422 it would bring errors (`faults`).
 * - `POST /api/undo`, `POST /api/redo`.
 */
export function addFacts(app: DeskApp, desk: Desk): void {
  app.get('/api/facts/:form/:mission?', (c) => {
    const file = fileOfForm(c.req.param('form'), c.req.param('mission'));
    if (file === undefined || !isWorkspaceFile(desk.root, file))
      return refuse(c, desk, { key: 'no-file', status: 404 });
    return tellValue(c, desk, file);
  });
  app.post('/api/merge', async (c) => {
    const asked = Merging.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success || !isWorkspaceFile(desk.root, asked.data.file))
      return refuse(c, desk, { key: 'no-file' });
    const { file, base, mine } = asked.data;
    const theirs: unknown = openYaml(readForEdit(desk.root, file) ?? '')?.value ?? null;
    const { value, conflicts } = mergeValues({ base, mine, theirs });
    return c.json({ draft: conflicts.length > 0 ? null : { base: theirs, mine: value } });
  });
  app.post('/api/judge', async (c) => {
    const asked = Judging.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success || !isWorkspaceFile(desk.root, asked.data.file))
      return refuse(c, desk, { key: 'no-file' });
    const { file } = asked.data;
    const mine = 'of' in asked.data ? changedValue(desk.root, asked.data) : asked.data.mine;
    if (mine === undefined) return refuse(c, desk, { key: 'changed-since', status: 409, file });
    const faults = judgeFile(desk.root, { file, value: mine }, desk.facts.read().workspace);
    return c.json({ faults: tellByField(faults, desk.words(languageOf(c))) });
  });
  app.post('/api/save', async (c) => {
    const asked = Saving.safeParse(await c.req.json().catch(() => undefined));
    if (
      !asked.success ||
      !asked.data.files.every(({ file }) => isWorkspaceFile(desk.root, file) && file.endsWith('.yaml'))
    )
      return refuse(c, desk, { key: 'no-file' });
    return tellSaved(c, desk, await saveFiles(desk, asked.data));
  });
  for (const way of ['undo', 'redo'] as const)
    app.post(`/api/${way}`, async (c) => {
      const outcome = await takeWay(desk, way);
      if (outcome.kind === 'nothing') return refuse(c, desk, { key: `nothing-to-${way}`, status: 409 });
      if (outcome.kind === 'changed')
        return refuse(c, desk, { key: 'changed-since', status: 409, file: outcome.file });
      return c.json({ files: outcome.files });
    });
}

/** The value with the name of its text; a file that is no YAML just now is told with its faults. */
function tellValue(c: Context<Bindings>, desk: Desk, file: string): Response {
  const text = readForEdit(desk.root, file);
  if (text === undefined && !existsSync(join(desk.root, file)))
    return c.json({ file, digest: null, value: null });
  const open = text === undefined ? undefined : openOnce(file, text);
  if (text !== undefined && open) return c.json({ file, digest: digestOf(text), value: open.value ?? null });
  const t = desk.words(languageOf(c));
  const faults = parseYaml(file, text ?? '').faults.map((each) => tellFault(each, t));
  return c.json({ fault: 'broken', file, why: t('desk.refused.broken', { file }), faults }, 409);
}

/** Asked again whenever something has changed, and parsed again only when it is this file. */
const openOnce = (file: string, text: string) =>
  parseOnce({ file: `value of ${file}`, text }, { parse: () => openYaml(text) });

/** The value of the file with what has become of it; undefined where another file is meant. */
function changedValue(root: string, { file, of, changes }: z.output<typeof Changed>): unknown {
  const text = readForEdit(root, file);
  if (text === undefined || digestOf(text) !== of) return undefined;
  return changes.reduce<unknown>((value, { path, value: now }) => {
    const [field, index] = path;
    if (field === undefined) return now;
    const entry = (value ?? {}) as Readonly<Record<string, unknown>>;
    const was = entry[field];
    if (now === undefined)
      return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field));
    const isThing = index !== undefined && Array.isArray(was);
    return { ...entry, [field]: isThing ? was.toSpliced(Number(index), 1, now) : now };
  }, openOnce(file, text)?.value);
}

function tellSaved(c: Context<Bindings>, desk: Desk, outcome: SaveOutcome): Response {
  const t = desk.words(languageOf(c));
  switch (outcome.kind) {
    case 'saved':
      return c.json({
        files: outcome.edits.map(({ file, after }) => ({
          file,
          digest: digestOf(after),
          value: openYaml(after)?.value ?? null,
        })),
        merged: outcome.merged,
      });
    case 'conflict':
      return c.json(
        { fault: 'conflict', why: t('desk.refused.conflict'), conflicts: outcome.conflicts },
        409,
      );
    case 'faults': {
      const faults = tellByField(outcome.faults, t);
      return c.json({ fault: 'faults', why: t('desk.refused.faults'), faults }, 422);
    }
    case 'broken': {
      const faults = outcome.faults.map((each) => tellFault(each, t));
      const { file } = outcome;
      return c.json({ fault: 'broken', file, why: t('desk.refused.broken', { file }), faults }, 409);
    }
    case 'refused':
      return refuse(c, desk, { key: `edit-${outcome.reason}`, status: 409, file: outcome.file });
    default:
      return outcome satisfies never;
  }
}

/** A field by the word that stands beside it in the form. */
function withLabel(fault: FieldFault, t: Translate): FieldFault {
  const field = String(fault.parameters?.['field'] ?? '');
  if (!isFieldOf(fault.position.file, field)) return fault;
  return { ...fault, parameters: { ...fault.parameters, field: t(`desk.field.${field}`) } };
}

function tellByField(faults: readonly FieldFault[], t: Translate) {
  return faults.map((each) => ({
    code: each.code,
    severity: each.severity,
    file: each.position.file,
    path: each.path,
    ...describeDiagnostic(withLabel(each, t), t),
  }));
}
