import type { z } from 'zod';
import { SCHEMAS } from '#load/json-schemas.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { FormNode } from './form-node.ts';
import { formOf } from './form-schema.ts';

/** The YAML file of a form: `people` is `data/people.yaml`, `bilaterals` stands in the mission's folder. */
export function fileOfForm(form: string, mission: string | undefined): string | undefined {
  if (OFFICE_FORMS.includes(form)) return mission === undefined ? `data/${form}.yaml` : undefined;
  const isOfMission = MISSION_FORMS.includes(form) && mission !== undefined;
  return isOfMission ? `data/missions/${mission}/${form}.yaml` : undefined;
}

export const MISSION_FORMS: readonly string[] = ['mission', 'agenda', 'bilaterals'];
export const OFFICE_FORMS: readonly string[] = ['people', 'economies', 'glossary', 'workspace'];

/** What a file of facts has to be. @example schemaOf('data/people.yaml') // PeopleFile */
export function schemaOf(file: string): z.ZodType | undefined {
  const name = /([a-z]+)\.yaml$/.exec(file)?.[1];
  return name === undefined ? undefined : SCHEMAS[name];
}

/** Whether a file of facts has fields of this name; each of them is called by a word of the desk. */
export function isFieldOf(file: string, field: string): boolean {
  const schema = schemaOf(file);
  return schema !== undefined && fieldsOf(schema).has(field);
}

const fieldsOf = onceForEach((schema: z.ZodType): ReadonlySet<string> => new Set(namesIn(formOf(schema))));

function namesIn(node: FormNode): readonly string[] {
  if (node.kind === 'list' || node.kind === 'by-key') return namesIn(node.of);
  if (node.kind === 'forms') return node.forms.flatMap(namesIn);
  if (node.kind !== 'record') return [];
  return node.fields.flatMap(({ name, node: inner }) => [name, ...namesIn(inner)]);
}

export const missionOf = (file: string): string | undefined => /^data\/missions\/([^/]+)\//.exec(file)?.[1];
