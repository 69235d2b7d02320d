import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, type Finding, type Position, sortDiagnostics } from '#diagnostics/diagnostic.ts';
import { GlossaryFile } from '#model/abbreviation.ts';
import { PartnersFile } from '#model/partners-file.ts';
import { PeopleFile } from '#model/person.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';
import { followsFromUnread } from './follows-from-unread.ts';
import { checkKept } from './kept-findings.ts';
import { listMissionIds } from './list-mission-ids.ts';
import { missingFiles, unreadablePictures } from './missing-files.ts';
import { newerFormat } from './newer-format.ts';
import { keptParses } from './parse-once.ts';
import { type ReadFile, readFields } from './read-fields.ts';
import { readMission } from './read-mission.ts';
import { readProfiles } from './read-profiles.ts';
import { readText } from './read-text.ts';
import { applySuppressions } from './suppressions.ts';
import { byId } from './unique.ts';
import { ownWordsFile, wordListFaults } from './word-lists.ts';

/**
 * What a folder of facts and prose came to. `workspace` is absent when the shared files are at fault;
 * a mission with a fault in its own files is left out of it, so that the others can still be worked on.
 * `diagnostics` holds every fault and warning there is, in reading order.
 */
export type Loaded = {
  readonly workspace: Workspace | undefined;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads and checks a workspace folder. Never throws for what people wrote.
 * @example const { workspace, diagnostics } = loadWorkspace('/srv/office')
 */
export function loadWorkspace(root: string): Loaded {
  if (!existsSync(join(root, 'data', 'workspace.yaml')))
    return { workspace: undefined, diagnostics: [noWorkspace()] };
  const newer = newerFormat(root);
  if (newer) return { workspace: undefined, diagnostics: [newer] };
  const settings = readFields(root, 'data/workspace.yaml', WorkspaceSettings);
  const partners = readFields(root, 'data/economies.yaml', PartnersFile);
  const people = readFields(root, 'data/people.yaml', PeopleFile);
  const glossary = readFields(root, 'data/glossary.yaml', GlossaryFile);
  const profiles = readProfiles(root);
  const languages = settings.value?.languages ?? [];
  const missions = listMissionIds(root).map((id) => ({ id, ...readMission(root, id, languages) }));

  const files = [
    settings,
    partners,
    people,
    glossary,
    ...profiles.files,
    ...missions.flatMap((each) => each.files),
  ];
  const faults = [
    ...files.flatMap((file) => file.diagnostics),
    ...missions.flatMap((each) => each.diagnostics),
    ...languages.flatMap((language) => faultsOfWords(root, language)),
  ];
  if (!settings.value || !partners.value || !people.value || !glossary.value) {
    return { workspace: undefined, diagnostics: sortDiagnostics(faults) };
  }
  const economies = byId(partners.value.economies, { file: partners.file, list: 'economies' });
  const forums = byId(partners.value.forums, { file: partners.file, list: 'forums' });
  const persons = byId(people.value.people, { file: people.file, list: 'people' });
  const read: Workspace = {
    settings: settings.value,
    economies: economies.map,
    forums: forums.map,
    people: persons.map,
    abbreviations: glossary.value.abbreviations,
    profiles: profiles.map,
    missions: missions.flatMap((each) => (each.mission ? [each.mission] : [])).sort(byFirstDay),
  };
  const texts = new Map([
    ...files.flatMap((file): readonly [string, string][] =>
      file.text === undefined ? [] : [[file.file, file.text]],
    ),
    ...missions.flatMap((each) => [...each.texts]),
  ]);
  const { workspace, findings: foundByRules } = judgeOnce(read, files, texts);
  const findings = [
    ...economies.findings,
    ...forums.findings,
    ...persons.findings,
    ...foundByRules,
    ...missingFiles(root, workspace),
    ...unreadablePictures(root, workspace),
  ];
  const unread = {
    missions: new Set(missions.flatMap((each) => (each.mission ? [] : [each.id]))),
    files: new Set(faults.flatMap(({ severity, position }) => (severity === 'error' ? [position.file] : []))),
  };
  const all = applySuppressions([...faults, ...locateAll(findings, files)], texts);
  return {
    workspace,
    diagnostics: sortDiagnostics(
      all.filter((each) => !followsFromUnread({ ...each, file: each.position.file }, unread)),
    ),
  };
}

type Judged = { readonly workspace: Workspace; readonly findings: readonly Finding[] };

let judged: (Judged & { readonly from: readonly unknown[] }) | undefined;

/**
 * What the rules say of a workspace, asked again only when one of its files says something else than at the
 * last time: a build loads its workspace for each report and finds it as it was.
 */
function judgeOnce(
  read: Workspace,
  files: readonly ReadFile<unknown>[],
  texts: ReadonlyMap<string, string>,
): Judged {
  const from = [
    ...read.missions.map(({ id }) => id),
    ...files.flatMap(({ file, value }) => [file, value]),
    ...[...texts].flat(),
  ];
  const known = judged;
  const store = keptParses();
  if (
    !store &&
    known &&
    known.from.length === from.length &&
    from.every((each, index) => each === known.from[index])
  )
    return known;
  judged = { from, workspace: read, findings: checkKept(read, store) };
  return judged;
}

/** Of what the office says in its own words. */
function faultsOfWords(root: string, language: string): readonly Diagnostic[] {
  const file = ownWordsFile(language);
  if (!existsSync(join(root, file))) return [];
  const read = readText(root, file);
  return 'fault' in read ? [read.fault] : wordListFaults(file, read.text);
}

function noWorkspace(): Diagnostic {
  return {
    code: 'no-workspace',
    severity: 'error',
    position: { file: 'data/workspace.yaml', line: 1, column: 1 },
    parameters: {},
  };
}

function byFirstDay(a: Mission, b: Mission): number {
  if (a.period.from !== b.period.from) return a.period.from < b.period.from ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Gives each finding of the rules its line and column. */
function locateAll(findings: readonly Finding[], files: readonly ReadFile<unknown>[]): readonly Diagnostic[] {
  const sources = new Map(files.map((file) => [file.file, file.source]));
  const positionOf = ({ at }: Finding): Position => {
    if ('line' in at) return at;
    return sources.get(at.file)?.locate(at.path, at.word) ?? { file: at.file, line: 1, column: 1 };
  };
  return findings.map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    position: positionOf(finding),
    parameters: finding.parameters,
    ...(finding.edit && { edit: finding.edit }),
  }));
}
