import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Canary, canaryWord } from '#audit/canary.ts';
import { deletedIn, deleteFromProse, deleteFromYaml } from '#audit/delete-internal.ts';
import { plantProse } from '#audit/plant-prose.ts';
import { plantYaml } from '#audit/plant-yaml.ts';
import type { IsKept } from '#audit/written-fields.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { parseProse } from '#load/parse-prose.ts';
import { readProseHead } from '#load/prose-head.ts';
import { GlossaryFile } from '#model/abbreviation.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { AgendaFile } from '#model/event.ts';
import { MissionFile } from '#model/mission.ts';
import { PartnersFile } from '#model/partners-file.ts';
import { PeopleFile } from '#model/person.ts';
import { isPublished } from '#model/public-view.ts';
import type { Workspace } from '#model/workspace.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';

const SHARED: Readonly<Record<string, z.ZodType>> = {
  'data/workspace.yaml': WorkspaceSettings,
  'data/economies.yaml': PartnersFile,
  'data/people.yaml': PeopleFile,
  'data/glossary.yaml': GlossaryFile,
};
const OF_MISSION: Readonly<Record<string, z.ZodType>> = {
  'mission.yaml': MissionFile,
  'agenda.yaml': AgendaFile,
  'bilaterals.yaml': BilateralsFile,
};
const COPIED = ['data', 'content', 'templates'];
const MOST_ROUNDS = 8;

type Source = { readonly file: string; readonly mission?: string; readonly schema?: z.ZodType };
type Terms = { readonly workspace: Workspace; readonly today: string };

/** The parts of a workspace that are written by people or the tool, in a new folder. */
export function copyWorkspace(from: string, to: string): void {
  for (const folder of COPIED)
    if (existsSync(join(from, folder))) cpSync(join(from, folder), join(to, folder), { recursive: true });
}

/**
 * Plants a canary in everything that people wrote in the copy at `root`. Where a canary puts the workspace
 * at fault, its line is left as it was, and the planting done anew.
 */
export function plantCanaries(root: string, terms: Terms): readonly Canary[] {
  const sources = listSources(root, terms.workspace).map((source) => ({
    ...source,
    text: readFileSync(join(root, source.file), 'utf8'),
  }));
  const spared = new Map<string, Set<number>>();
  for (let round = 0; ; round += 1) {
    let count = 0;
    const nextWord = () => canaryWord(count++);
    const canaries = sources.flatMap(({ file, text, mission, schema }) => {
      const isInternal = mission !== undefined && !isShown(mission, terms);
      const planting = { file, text, nextWord, spared: spared.get(file) ?? new Set<number>(), isInternal };
      const planted = schema
        ? plantYaml(planting, schema, isKept(terms))
        : plantProse(planting, treeOf(file, text));
      writeFileSync(join(root, file), planted.text);
      return planted.canaries;
    });
    const faults = loadWorkspace(root).diagnostics.filter(({ severity }) => severity === 'error');
    const fresh = faults.filter(({ position: { file, line } }) => !spared.get(file)?.has(line));
    if (fresh.length === 0 || round === MOST_ROUNDS) return canaries;
    for (const { position } of fresh)
      spared.set(position.file, new Set([...(spared.get(position.file) ?? []), position.line]));
  }
}

/** Deletes everything internal from the copy at `root`: fields, things, missions, files, blocks, remarks. */
export function deleteInternal(root: string, terms: Terms): void {
  const shut = terms.workspace.missions.filter((mission) => !isPublished(mission, terms.today));
  for (const { id } of shut)
    for (const folder of ['data/missions', 'content/missions'])
      rmSync(join(root, folder, id), { recursive: true, force: true });
  const sources = listSources(root, terms.workspace)
    .filter(({ mission }) => mission === undefined || isShown(mission, terms))
    .map((source) => ({ ...source, text: readFileSync(join(root, source.file), 'utf8') }));
  const internalFiles = sources.filter(
    ({ file, text, schema }) => !schema && readProseHead(file, text).head.audience === 'internal',
  );
  const namesOf = (mission: string): ReadonlySet<string> =>
    new Set([
      ...sources.flatMap(({ mission: own, schema, text }) =>
        schema && own !== undefined
          ? deletedIn(text, schema, isKept(terms)).flatMap((id) =>
              own === mission ? [id, `${own}/${id}`] : [`${own}/${id}`],
            )
          : [],
      ),
      ...shut.flatMap(({ id, commitments, bilaterals }) =>
        [...commitments, ...bilaterals.flatMap((each) => each.commitments)].map((each) => `${id}/${each.id}`),
      ),
    ]);
  for (const { file, text, mission, schema } of sources) {
    const deleted = mission === undefined ? new Set<string>() : namesOf(mission);
    const name = file.split('/').slice(4).join('/');
    const isGone =
      !schema &&
      (internalFiles.some(
        (each) => each.mission === mission && each.file.split('/').slice(4).join('/') === name,
      ) ||
        (name.startsWith('readouts/') &&
          deleted.has(name.slice('readouts/'.length, -'.mdx'.length).normalize('NFC'))));
    if (isGone) rmSync(join(root, file));
    else
      writeFileSync(
        join(root, file),
        schema
          ? deleteFromYaml(text, schema, { isKept: isKept(terms), deleted })
          : deleteFromProse(text, treeOf(file, text), deleted),
      );
  }
}

function isShown(mission: string, { workspace, today }: Terms): boolean {
  return workspace.missions.some((each) => each.id === mission && isPublished(each, today));
}

/** What the workspace keeps in the office beyond what its writers said. */
function isKept({ workspace, today }: Terms): IsKept {
  const { publish } = workspace.settings;
  return (list, thing) => {
    if (list === 'bilaterals') return thing['status'] === 'wanted' && !publish?.wantedMeetings;
    if (list !== 'travel' || publish?.travelToCome) return false;
    const end = (thing['to'] ?? thing['from']) as { readonly date?: string } | undefined;
    return end?.date !== undefined && end.date >= today;
  };
}

function treeOf(file: string, text: string) {
  const parsed = parseProse(file, readProseHead(file, text).body);
  if ('faults' in parsed) throw new Error(`${file} was read before`);
  return parsed.tree;
}

function listSources(root: string, workspace: Workspace): readonly Source[] {
  const shared = Object.entries(SHARED).map(([file, schema]): Source => ({ file, schema }));
  const missions = workspace.missions.flatMap(({ id, prose }): Source[] => [
    ...Object.entries(OF_MISSION).map(([name, schema]) => ({
      file: `data/missions/${id}/${name}`,
      mission: id,
      schema,
    })),
    ...prose.map(({ file }) => ({ file, mission: id })),
  ]);
  return [...shared, ...missions].filter(({ file }) => existsSync(join(root, file)));
}

/** Every file below a folder, by its path with `/`. */
export function listMade(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
