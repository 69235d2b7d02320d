import type { Finding } from '#diagnostics/diagnostic.ts';
import { loadFonts } from '#load/fonts.ts';
import { loadHyphenation } from '#load/hyphenation.ts';
import { PDF_PHOTO, printPhotos } from '#load/print-photos.ts';
import { readAnnexes } from '#load/read-annexes.ts';
import { loadWords } from '#load/words.ts';
import type { Translate } from '#locale/words.ts';
import type { LanguageTag } from '#model/language.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { SpooledFile } from '#register/write-file.ts';
import type { ReadPhoto } from '#reports/content/context.ts';
import { hasReport, type SetResult } from '#reports/report-input.ts';
import { setParallelReport } from '#reports/set-parallel-report.ts';
import { setReport } from '#reports/set-report.ts';
import type { KeptText } from '#reports/text/kept-text.ts';
import { putAside } from './spool.ts';

/** A file to be written, or why it cannot be. `path` is below the output folder. */
export type Edition = {
  readonly path: string;
  readonly made: { readonly bytes: Uint8Array | SpooledFile } | { readonly findings: readonly Finding[] };
};

/** Everything the editions of missions are made from; it can be sent to a worker thread. */
export type EditionJob = {
  readonly workspaceRoot: string;
  /** As its readers may see it. */
  readonly workspace: Workspace;
  readonly missions: readonly Mission[];
  /** Who of ours is on each commitment; absent or empty where readers are not to know. */
  readonly assignees?: ReadonlyMap<string, string> | undefined;
  readonly languages: readonly LanguageTag[];
  /** Only the editions that have it are made. */
  readonly changedLanguage?: string | undefined;
  readonly now: number;
  /** Where large files wait until they are written; without it they are held. */
  readonly spool?: string | undefined;
};

/** The report of each mission in each language that has its prose, with its annexes, and two of them in parallel. */
export async function makeEditions(job: EditionJob, kept?: KeptText): Promise<readonly Edition[]> {
  const words = loadWords(job.workspaceRoot);
  const tools = { words, kept, ...readersOf() };
  const editions: Edition[] = [];
  for (const mission of job.missions) editions.push(...(await editionsOf(mission, job, tools)));
  return editions;
}

type Tools = ReturnType<typeof readersOf> & {
  readonly words: (language: string) => Translate;
  readonly kept: KeptText | undefined;
};

async function editionsOf(mission: Mission, job: EditionJob, tools: Tools): Promise<readonly Edition[]> {
  const { workspaceRoot, workspace, assignees, now } = job;
  const folder = `missions/${mission.id}`;
  const { words, ...readers } = tools;
  const written = job.languages.filter((language) => hasReport(mission, language));
  const annexes = await readAnnexes(workspaceRoot, mission);
  if (annexes.findings.length > 0)
    return [{ path: `${folder}/report.pdf`, made: { findings: annexes.findings } }];
  const readPhoto = await printedPhotos(workspaceRoot, mission, { box: PDF_PHOTO, spool: job.spool });
  const common = { workspace, mission, assignees, now, annexFiles: annexes.files, ...readers, readPhoto };
  const isWanted = (language: string): boolean => [undefined, language].includes(job.changedLanguage);
  const single: Edition[] = [];
  for (const language of written.filter(isWanted)) {
    const t = words(language);
    const made = setReport({ ...common, language, t });
    single.push({ path: `${folder}/report.${language}.pdf`, made: await finished(made, job) });
  }
  const [first, second] = written;
  if (!first || !second || ![first, second].some(isWanted)) return single;
  const parallel = setParallelReport({ ...common, languages: [first, second], t: words });
  return [...single, { path: `${folder}/report.parallel.pdf`, made: await finished(parallel, job) }];
}

async function finished(made: SetResult, { spool }: EditionJob): Promise<Edition['made']> {
  const whole = await withAnnexes(made);
  if ('findings' in whole || spool === undefined) return whole;
  return { bytes: putAside(whole.pieces, spool) };
}

async function withAnnexes(made: SetResult): Promise<SetResult> {
  if ('findings' in made || !made.appendages) return made;
  // What joins files is large, and most reports have nothing to join.
  const { appendPages } = await import('#reports/pdf/append-pages.ts');
  const bytes = await appendPages(made.bytes, made.appendages);
  return { bytes, pieces: [bytes], pageCount: made.pageCount };
}

/** What a paper is set with that comes from the toolkit's own files. */
export const readersOf = () => ({ fonts: loadFonts(), hyphenate: loadHyphenation() });

/**
 * Reads a mission's photos as they are printed, without their metadata, from beside the prose; of one that is
 * not there yet the caption says so.
 */
export async function printedPhotos(
  root: string,
  mission: Mission,
  into: Parameters<typeof printPhotos>[2],
): Promise<ReadPhoto> {
  const pictures = await printPhotos(root, mission, into);
  return (_mission, { id }) => pictures.get(id);
}
