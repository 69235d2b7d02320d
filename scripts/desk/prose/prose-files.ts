import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readForEdit } from '#edit/write-edits.ts';
import type { ProseKind } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';
import { isWorkspaceFile } from '../workspace-files.ts';

/** `content/missions/<mission>/<language>/report.mdx`, taken apart. */
export type ProsePlace = {
  readonly file: string;
  readonly mission: string;
  readonly language: string;
  readonly kind: ProseKind;
  /** Of a readout: the meeting. */
  readonly bilateral?: string;
};

const FILE = /^content\/missions\/([^/]+)\/([^/]+)\/(?:(report|agenda)|readouts\/([^/]+))\.mdx$/;

/** Where a file of prose belongs; undefined for any other file. @example placeOfProse('content/missions/x/en/agenda.mdx')?.kind // 'agenda' */
export function placeOfProse(file: string): ProsePlace | undefined {
  const [, mission = '', language = '', kind, bilateral] = FILE.exec(file) ?? [];
  if (mission === '') return undefined;
  const place = { file, mission, language };
  if (bilateral !== undefined) return { ...place, kind: 'readout', bilateral: bilateral.normalize('NFC') };
  return { ...place, kind: kind === 'agenda' ? 'agenda' : 'report' };
}

/** The same text in another language. */
export function twinOf({ file, language }: ProsePlace, other: string): string {
  return file.replace(`/${language}/`, `/${other}/`);
}

export type ListedProse = ProsePlace & { readonly exists: boolean };

/**
 * Every file of prose that a mission has or could have: report, agenda and the readout of each meeting, in
 * each language; a readout that is there without its meeting, too.
 */
export function listProse(
  root: string,
  { id, bilaterals }: Pick<Mission, 'id' | 'bilaterals'>,
  languages: readonly string[],
): readonly ListedProse[] {
  const meetings = bilaterals.map((each) => each.id as string);
  const written = languages.flatMap((language) => namesIn(join(root, folderOf(id, language), 'readouts')));
  const readouts = [...new Set([...meetings, ...written])];
  return languages.flatMap((language) =>
    ['report', 'agenda', ...readouts.map((each) => `readouts/${each}`)].flatMap((name) => {
      const place = placeOfProse(`${folderOf(id, language)}/${name}.mdx`);
      if (!place || !isWorkspaceFile(root, place.file)) return [];
      return [{ ...place, exists: readForEdit(root, place.file) !== undefined }];
    }),
  );
}

const folderOf = (mission: string, language: string): string => `content/missions/${mission}/${language}`;

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => name.slice(0, -'.mdx'.length))
    .sort();
}
