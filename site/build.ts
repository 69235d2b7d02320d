import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { loadSharp } from '#load/load-sharp.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { writeCards } from './cards/write-cards.ts';
import { type SitePart, setSiteContext } from './context.ts';
import { writeOfflineList } from './offline-worker.ts';
import { openSite, type SiteInputs } from './open-site.ts';
import { pageDigests } from './page-digests.ts';
import { forgetOldBytes } from './pictures/kept-bytes.ts';
import { makeVariants } from './pictures/make-variants.ts';
import { copyPages, type FormerBuild, rememberPages, reusablePages } from './reuse.ts';
import { nameWorker } from './worker-name.ts';

export type BuildSiteOptions = SiteInputs & {
  readonly quiet?: boolean;
  /** Pages of it that would come out the same are taken from there. */
  readonly former?: FormerBuild | undefined;
};

export type BuiltSite = {
  readonly diagnostics: readonly Diagnostic[];
  /** What was written, from `outDir`, sorted. Empty when the shared files of the workspace are at fault. */
  readonly files: readonly string[];
  /** Those of them that were made now, and not taken from a former build. */
  readonly made: readonly string[];
};

/** Builds share one place for what the pages read, so they take turns. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Builds the pages of the workspace for one audience into `outDir`, beside what is there already
 * (reports, feeds): those files are what the pages offer for download, so the site comes last.
 * A build that fails leaves `outDir` as it was. Needs no network.
 * @example await buildSite({ workspaceRoot: '.', outDir: 'dist', audience: 'public', now: Date.now() })
 */
export function buildSite(options: BuildSiteOptions): Promise<BuiltSite> {
  const built = turn.then(() => buildNow(options));
  turn = built.catch(() => undefined);
  return built;
}

async function buildNow(options: BuildSiteOptions): Promise<BuiltSite> {
  const { context, diagnostics } = openSite(options);
  if (!context) return { diagnostics, files: [], made: [] };
  const { former } = options;
  const root = makeRoot();
  const staging = join(root, 'out');
  const pictures = join(root, 'pictures');
  try {
    const reused = new Set<string>();
    const sharp = await loadSharp();
    setSiteContext({
      ...context,
      reused,
      variants: await makeVariants(pictures),
      hasCards: sharp !== undefined,
    });
    const digests = former && pageDigests(former.code);
    if (former && digests) for (const path of reusablePages(former, digests)) reused.add(path);
    // Read by Astro when it is first imported.
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    const [{ build }, { siteConfig }] = await Promise.all([import('astro'), import('./config.ts')]);
    const config = siteConfig(context, { root, outDir: staging });
    await fromWithin(root, () =>
      build({ ...config, configFile: false, logLevel: options.quiet === false ? 'info' : 'error' }),
    );
    const isWhole = !options.part || options.part.isShared;
    if (options.part && !isWhole) leaveMissionsOnly(staging, options.part);
    if (existsSync(pictures)) moveInto(pictures, staging);
    if (sharp) await writeCards(sharp, staging);
    if (former && digests) {
      copyPages(reused, former.folder, staging);
      rememberPages(former.memory, staging, digests);
    }
    // What tells of all the site comes with the pages that tell of all of it.
    if (isWhole) {
      writeOfflineList(staging, options.outDir);
      nameWorker(staging, options.outDir, options.audience);
    }
    const files = listFiles(staging);
    moveInto(staging, options.outDir);
    forgetOldBytes();
    return { diagnostics, files, made: files.filter((file) => !reused.has(file)) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Astro puts what it renders with beside its output where that lies in the current folder, else into the
 * current folder: an office that has the toolkit by a link would then look for packages in the wrong place.
 */
async function fromWithin(root: string, work: () => Promise<void>): Promise<void> {
  const here = process.cwd();
  const isWithin = !relative(here, root).startsWith('..');
  if (isWithin) return work();
  process.chdir(TOOLKIT_ROOT);
  try {
    return await work();
  } finally {
    process.chdir(here);
  }
}

/** A folder of its own for each build: two at once would share Astro's generated files. */
function makeRoot(): string {
  const parent = join(TOOLKIT_ROOT, '.cache');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'site-'));
}

/** Puts what is in a folder into another, beside what is there: moved where both are on one disk, else copied. */
function moveInto(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && existsSync(target)) moveInto(source, target);
    else moveOne(source, target);
  }
}

function moveOne(source: string, target: string): void {
  try {
    renameSync(source, target);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EXDEV') throw cause;
    cpSync(source, target, { recursive: true, preserveTimestamps: true });
  }
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Pages without parameters come with every part; those that missions share belong to the part that joins them. */
function leaveMissionsOnly(folder: string, { missions }: SitePart): void {
  for (const file of listFiles(folder)) {
    const mission = /^(?:[^/]+\/)?missions\/([^/]+)\//.exec(file.split(sep).join('/'))?.[1];
    const isOwn = mission !== undefined && missions.includes(mission);
    if (!isOwn && !file.startsWith('_site')) rmSync(join(folder, file));
  }
}
