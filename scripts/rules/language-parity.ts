import type { z } from 'zod';
import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { GlossaryFile } from '#model/abbreviation.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { AgendaFile } from '#model/event.ts';
import { EVERY_LANGUAGE } from '#model/localized.ts';
import { MissionFile } from '#model/mission.ts';
import type { Workspace } from '#model/workspace.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';
import { localizedFields } from './localized-fields.ts';
import { error, inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

type File = {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly at: (path: FieldPlace['path']) => FieldPlace;
};

/** A text given in one language of the pair is given in the other, and in no third one. */
export const languageParity: Rule = {
  name: 'language-parity',
  codes: ['language-missing', 'language-unknown'],
  example: { wrong: 'title: { zh-TW: 會談 }', right: 'title: { zh-TW: 會談, en: Meeting }' },
  find: (workspace) => findLanguageParity(workspace),
};

function findLanguageParity(workspace: Workspace): readonly Finding[] {
  const { languages } = workspace.settings;
  return filesOf(workspace).flatMap(({ schema, value, at }) =>
    localizedFields(schema, value).flatMap(({ path, languages: given }) =>
      compare(given, { languages, at: at(path), field: nameOf(path) }),
    ),
  );
}

function filesOf(workspace: Workspace): readonly File[] {
  const shared =
    (file: string) =>
    (path: FieldPlace['path']): FieldPlace => ({ file, path });
  return [
    { schema: WorkspaceSettings, value: workspace.settings, at: shared('data/workspace.yaml') },
    {
      schema: GlossaryFile,
      value: { abbreviations: workspace.abbreviations },
      at: shared('data/glossary.yaml'),
    },
    ...workspace.missions.flatMap((mission): readonly File[] => [
      { schema: MissionFile, value: mission, at: (path) => inMission(mission, 'mission', path) },
      { schema: AgendaFile, value: mission, at: (path) => inMission(mission, 'agenda', path) },
      { schema: BilateralsFile, value: mission, at: (path) => inMission(mission, 'bilaterals', path) },
    ]),
  ];
}

type Comparison = { readonly languages: readonly string[]; readonly at: FieldPlace; readonly field: string };

function compare(given: readonly string[], { languages, at, field }: Comparison): readonly Finding[] {
  if (given.includes(EVERY_LANGUAGE)) return [];
  const unknown = given.filter((language) => !languages.includes(language));
  const missing = languages.filter((language) => !given.includes(language));
  return [
    ...unknown.map((language) =>
      error(
        'language-unknown',
        { ...at, path: [...at.path, language] },
        { field, language, suggestion: suggest(language, languages) ?? languages.join(', ') },
      ),
    ),
    ...missing.map((language) => warning('language-missing', at, { field, language })),
  ];
}

const nameOf = (path: FieldPlace['path']): string =>
  String([...path].reverse().find((step) => typeof step === 'string') ?? '');
