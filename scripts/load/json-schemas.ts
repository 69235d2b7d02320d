import { parse } from 'yaml';
import { z } from 'zod';
import { GlossaryFile } from '#model/abbreviation.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { AgendaFile } from '#model/event.ts';
import { MissionFile } from '#model/mission.ts';
import { PartnersFile } from '#model/partners-file.ts';
import { PeopleFile } from '#model/person.ts';
import { ReportProfile } from '#model/report-profile.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';

/** The files of `data/` and `templates/reports/` by the name of their schema. */
export const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  workspace: WorkspaceSettings,
  economies: PartnersFile,
  people: PeopleFile,
  glossary: GlossaryFile,
  mission: MissionFile,
  agenda: AgendaFile,
  bilaterals: BilateralsFile,
  'report-profile': ReportProfile,
};

/**
 * The JSON Schemas by which an editor completes and checks the YAML while it is typed, by file name.
 * Draft 7, which every YAML language server reads; made from the model, so they never say otherwise.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(toJsonSchema(schema), undefined, 2)}\n`,
    ]),
  );
}

function toJsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tellAudience(jsonSchema),
  });
}

/** Who may read a field is said where it is written; our names of types are no keys of theirs. */
function tellAudience(node: Record<string, unknown>): void {
  const { audience, description } = node;
  if (Array.isArray(node['examples'])) node['examples'] = node['examples'].map((each) => parse(String(each)));
  delete node['title'];
  delete node['audience'];
  if (audience === 'internal')
    node['description'] = ['Internal.', description].filter((each) => each !== undefined).join(' ');
}
