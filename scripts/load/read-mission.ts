import { existsSync } from 'node:fs';
import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { Audience } from '#model/audience.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { settleCancellations } from '#model/called-off.ts';
import { AgendaFile } from '#model/event.ts';
import { MissionId } from '#model/identifier.ts';
import type { LanguageTag } from '#model/language.ts';
import { MissionFile } from '#model/mission.ts';
import { nameVenues } from '#model/place.ts';
import type { Mission } from '#model/workspace.ts';
import { isImagined, type ReadFile, readFields } from './read-fields.ts';
import { readProse } from './read-prose.ts';
import { misnamed } from './read-text.ts';
import { standingPath } from './standing-path.ts';

const FOLDER = 'data/missions';

/** A mission read from its folder; `mission` is absent when one of its files is at fault. */
export type ReadMission = {
  readonly mission: Mission | undefined;
  readonly files: readonly ReadFile<unknown>[];
  readonly diagnostics: readonly Diagnostic[];
  /** Prose as it stands in each file. */
  readonly texts: ReadonlyMap<string, string>;
};

export function readMission(root: string, name: string, languages: readonly LanguageTag[]): ReadMission {
  const folder = `${FOLDER}/${name}`;
  const id = MissionId.safeParse(name);
  if (!id.success)
    return { mission: undefined, files: [], diagnostics: [badFolder(folder, name)], texts: new Map() };
  const mission = readFields(root, `${folder}/mission.yaml`, MissionFile);
  const agenda = readOptional(root, `${folder}/agenda.yaml`, AgendaFile, NO_AGENDA);
  const bilaterals = readOptional(root, `${folder}/bilaterals.yaml`, BilateralsFile, NO_BILATERALS);
  const prose = readProse(root, name, languages);
  const files = [mission, agenda, bilaterals];
  if (!mission.value || !agenda.value || !bilaterals.value)
    return { mission: undefined, files, diagnostics: prose.diagnostics, texts: prose.texts };
  return {
    mission: settleCancellations({
      ...mission.value,
      rooms: nameVenues(mission.value.rooms, mission.value.venues),
      id: id.data,
      events: asItsFile(agenda.value.events, agenda.value),
      bilaterals: asItsFile(bilaterals.value.bilaterals, bilaterals.value),
      commitments: asItsFile(bilaterals.value.commitments, bilaterals.value),
      prose: prose.prose,
    }),
    files,
    diagnostics: prose.diagnostics,
    texts: prose.texts,
  };
}

const NO_AGENDA: z.output<typeof AgendaFile> = { events: [] };
const NO_BILATERALS: z.output<typeof BilateralsFile> = { bilaterals: [], commitments: [] };

type Thing = { readonly audience?: Audience | undefined };

/** What is in a file that is internal as a whole is internal. */
function asItsFile<T extends Thing>(things: readonly T[], { audience }: Thing): readonly T[] {
  return audience === 'internal' ? things.map((thing) => ({ ...thing, audience })) : things;
}

function readOptional<T>(
  root: string,
  file: string,
  schema: Parameters<typeof readFields>[2],
  empty: T,
): ReadFile<T> {
  // One under another name is told; without any there is nothing to tell.
  if (!isImagined(root, file) && !existsSync(standingPath(root, file)) && misnamed(root, file) === undefined)
    return { file, value: empty, source: undefined, diagnostics: [] };
  return readFields(root, file, schema) as ReadFile<T>;
}

function badFolder(folder: string, name: string): Diagnostic {
  return {
    code: 'bad-identifier',
    severity: 'error',
    position: { file: folder, line: 1, column: 1 },
    parameters: { field: 'missions', value: name },
  };
}
