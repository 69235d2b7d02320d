import { readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Annex } from '#model/annex.ts';
import type { Mission } from '#model/workspace.ts';

/** A PDF that is to follow the report. */
export type AnnexFile = { readonly bytes: Uint8Array; readonly pageCount: number };
export type ReadAnnexes = {
  /** By identifier; those whose file is not there are left out. */
  readonly files: ReadonlyMap<string, AnnexFile>;
  readonly findings: readonly Finding[];
};

/**
 * The annexes of a mission that are files, from `content/missions/<mission>/annexes/`. A file that is
 * not there yet is no fault: the report lists it as missing. `report-bad-annex` for one that is no PDF,
 * is damaged or locked, or lies elsewhere.
 * @example await readAnnexes('/srv/office', mission)
 */
export async function readAnnexes(root: string, mission: Mission): Promise<ReadAnnexes> {
  const files = new Map<string, AnnexFile>();
  const findings: Finding[] = [];
  for (const [index, annex] of mission.annexes.entries()) {
    const bytes = readFile(root, mission, annex);
    if (!bytes) continue;
    const pageCount = bytes === 'outside' ? 0 : await countPages(bytes);
    if (bytes !== 'outside' && pageCount > 0) files.set(annex.id, { bytes, pageCount });
    else findings.push(badAnnex(mission, index));
  }
  return { files, findings };
}

async function countPages(bytes: Uint8Array): Promise<number> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return document.getPageCount();
  } catch {
    return 0;
  }
}

/** A link may not lead out of the folder. */
function readFile(root: string, mission: Mission, { file }: Annex): Uint8Array | 'outside' | undefined {
  if (file === undefined) return undefined;
  const folder = join(root, 'content', 'missions', mission.id, 'annexes');
  try {
    const path = realpathSync(join(folder, file));
    return path.startsWith(realpathSync(folder) + sep) ? new Uint8Array(readFileSync(path)) : 'outside';
  } catch {
    return undefined;
  }
}

function badAnnex(mission: Mission, index: number): Finding {
  return {
    code: 'report-bad-annex',
    severity: 'error',
    at: { file: `data/missions/${mission.id}/mission.yaml`, path: ['annexes', index, 'file'] },
    parameters: { file: mission.annexes[index]?.file ?? '' },
  };
}
