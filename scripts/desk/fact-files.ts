import type { z } from 'zod';
import { SCHEMAS } from '#load/json-schemas.ts';

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

export const missionOf = (file: string): string | undefined => /^data\/missions\/([^/]+)\//.exec(file)?.[1];
