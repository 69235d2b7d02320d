import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readForEdit } from '#edit/write-edits.ts';
import { openYaml } from '#edit/yaml-file.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { fileOfForm, MISSION_FORMS, OFFICE_FORMS, schemaOf } from './fact-files.ts';
import { refuse } from './failures.ts';
import type { FormNode, Known } from './form-node.ts';
import { formOf } from './form-schema.ts';
import { languageOf } from './language.ts';
import { proseReferring } from './prose/references-in-prose.ts';
import { referencesIn } from './references.ts';
import { isWorkspaceFile } from './workspace-files.ts';

/**
 * - `GET /api/form/<form>`: the form of a file, with what each field means in the language of the page.
 * - `GET /api/known[/<mission>]`: what references can name, by kind.
 * - `GET /api/referring/<kind>/<id>[/<mission>]`: where a thing is named, in facts and prose, before it is deleted.
 */
export function addForms(app: DeskApp, desk: Desk): void {
  app.get('/api/form/:form', (c) => {
    const form = c.req.param('form');
    const schema = [...MISSION_FORMS, ...OFFICE_FORMS].includes(form) && schemaOf(`${form}.yaml`);
    if (!schema) return refuse(c, desk, { key: 'no-file', status: 404 });
    return c.json({
      form: form === 'workspace' ? withoutFormat(formOf(schema)) : formOf(schema),
      meanings: meaningsIn(languageOf(c)),
    });
  });
  app.get('/api/known/:mission?', (c) => {
    const { workspace } = desk.facts.read();
    if (!workspace) return c.json({ known: {} });
    const mission = workspace.missions.find(({ id }) => id === c.req.param('mission'));
    const all = { ...knownIn(workspace), ...(mission && knownOf(mission)) };
    return c.json({ known: mapKnown(all, languageOf(c)) });
  });
  app.get('/api/referring/:kind/:id/:mission?', (c) => {
    const { kind, id, mission } = c.req.param();
    const missions = desk.facts.read().workspace?.missions ?? [];
    const prose = missions
      .filter((each) => mission === undefined || each.id === mission)
      .flatMap((each) => proseReferring(each, { kind, id }));
    const facts = referring(desk.root, { kind, id, mission });
    return c.json({ places: [...facts, ...prose.map(({ file, line }) => ({ file, path: [], line }))] });
  });
}

/** As which format a file is written is no fact: `migrate` sees to it. */
function withoutFormat(form: FormNode): FormNode {
  if (form.kind !== 'record') return form;
  return { ...form, fields: form.fields.filter(({ name }) => name !== 'format') };
}

/** What the fields mean, in another language than the model's. */
function meaningsIn(language: string): Readonly<Record<string, string>> {
  const file = join(TOOLKIT_ROOT, 'site', 'help', language, 'fields.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** With all its names, in whatever language; the first is what it is called. */
type Nameable = { readonly id: string; readonly names: readonly (Localized | undefined)[] };
type AllNameable = Readonly<Record<string, readonly Nameable[]>>;

const known = (id: string, ...names: readonly (Localized | undefined)[]): Nameable => ({ id, names });

/** What it is called in the language of the page comes first, its identifier last. */
function mapKnown(all: AllNameable, language: string): Readonly<Record<string, readonly Known[]>> {
  const tell = ({ id, names: [own = {}, ...others] }: Nameable): Known => {
    const called = localize(own, language);
    const rest = [own, ...others].flatMap((each) => Object.values(each ?? {}));
    return { id, names: [...new Set([...(called === '' ? [] : [called]), ...rest, id])] };
  };
  return Object.fromEntries(Object.entries(all).map(([kind, things]) => [kind, things.map(tell)]));
}

function knownIn({ people, economies, forums, profiles }: Workspace): AllNameable {
  return {
    person: [...people.values()].map((each) => known(each.id, each.name)),
    partner: [...economies.values()].map((each) => {
      const others = Object.values(each.otherNames ?? {}).flat();
      return known(each.id, each.name, each.shortName, Object.fromEntries(others.entries()));
    }),
    forum: [...forums.values()].map((each) => known(each.id, each.name)),
    profile: [...profiles.keys()].map((id) => known(id)),
  };
}

function knownOf(mission: Mission): AllNameable {
  const { rooms, venues, photos, annexes, bilaterals, events, scheduling, commitments } = mission;
  const all = [...commitments, ...bilaterals.flatMap((each) => each.commitments)];
  return {
    room: rooms.map((each) => known(each.id, each.name)),
    venue: venues.map((each) => known(each.id, each.name)),
    photo: photos.map((each) => known(each.id, each.caption)),
    annex: annexes.map((each) => known(each.id, each.title)),
    bilateral: bilaterals.map((each) => known(each.id, each.title)),
    event: events.map((each) => known(each.id, each.title)),
    track: events.flatMap((each) => each.tracks).map((each) => known(each.id, each.name)),
    session: events.flatMap((each) => each.sessions).map((each) => known(each.id, each.title)),
    commitment: all.map((each) => known(each.id, each.text)),
    pool: (scheduling?.pools ?? []).map((each) => known(each.id, each.name)),
  };
}

type Named = { readonly kind: string; readonly id: string; readonly mission: string | undefined };

/** Where in the workspace it is named; of a thing of one mission, in that mission. */
function referring(root: string, { kind, id, mission }: Named) {
  const missions = mission === undefined ? listMissionIds(root) : [mission];
  const files = [
    ...OFFICE_FORMS.map((form) => fileOfForm(form, undefined)),
    ...missions.flatMap((each) => MISSION_FORMS.map((form) => fileOfForm(form, each))),
  ].filter((file) => file !== undefined);
  return files.flatMap((file) => {
    const schema = schemaOf(file);
    const text = isWorkspaceFile(root, file) ? readForEdit(root, file) : undefined;
    const value = text === undefined ? undefined : openYaml(text)?.value;
    if (!schema || value === undefined) return [];
    return referencesIn(value, formOf(schema))
      .filter((each) => each.to === kind && (each.id === id || each.id === `${mission}/${id}`))
      .map(({ path }) => ({ file, path }));
  });
}
