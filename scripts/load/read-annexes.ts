import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Annex } from '#model/annex.ts';
import type { Mission } from '#model/workspace.ts';
import type { CleanAnnex, HiddenText } from './clean-annex.ts';
import { findContent } from './find-content.ts';
import { readSmallFile } from './read-small-file.ts';

/** A PDF that is to follow the report, without what it says of its maker. */
export type AnnexFile = CleanAnnex;
export type ReadAnnexes = {
  /** By identifier; those whose file is not there are left out. */
  readonly files: ReadonlyMap<string, AnnexFile>;
  readonly findings: readonly Finding[];
};

/**
 * The annexes of a mission that are files, from `content/missions/<mission>/annexes/`. A file that is
 * not there yet, or lies elsewhere, is no fault: the report lists it as missing. `report-bad-annex` for
 * one that cannot be appended: no PDF, damaged, locked, without pages, or with hidden layers. `report-annex-covered`, `-invisible`,
 * `-outside`, `-white` for one that holds text which nobody sees who looks at it.
 * @example await readAnnexes('/srv/office', mission)
 */
export async function readAnnexes(root: string, mission: Mission): Promise<ReadAnnexes> {
  const files = new Map<string, AnnexFile>();
  const findings: Finding[] = [];
  for (const annex of mission.annexes) {
    const { id, file } = annex;
    const path = file && findContent(root, mission.id, { list: 'annexes', file });
    if (!path) continue;
    const { cleanAnnex, MOST_BYTES } = await import('./clean-annex.ts');
    const bytes = readSmallFile(path, MOST_BYTES);
    const clean = bytes && (await cleanAnnex(bytes));
    if (!clean) findings.push(badAnnex(mission, annex));
    else if ('hidden' in clean) findings.push(...clean.hidden.map((each) => hidesText(mission, annex, each)));
    else files.set(id, clean);
  }
  return { files, findings };
}

function badAnnex(mission: Mission, { id, file = '' }: Annex): Finding {
  return {
    code: 'report-bad-annex',
    severity: 'error',
    at: { file: `data/missions/${mission.id}/mission.yaml`, path: ['annexes', id, 'file'] },
    parameters: { file },
  };
}

function hidesText(mission: Mission, annex: Annex, { page, how }: HiddenText): Finding {
  const finding = badAnnex(mission, annex);
  return {
    ...finding,
    code: `report-annex-${how}`,
    parameters: { ...finding.parameters, page },
  };
}
