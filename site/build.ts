import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { forgetOldBytes } from '#load/kept-bytes.ts';
import { listEntries } from '#load/list-entries.ts';
import { loadSharp } from '#load/load-sharp.ts';
import { toolkitCache } from '#load/toolkit-cache.ts';
import { writeCards } from './cards/write-cards.ts';
import { type SiteContext, type SitePart, setSiteContext } from './context.ts';
import { writeOfflineList } from './offline-worker.ts';
import { openSite, type SiteInputs } from './open-site.ts';
import { hashOf, pageDigests } from './page-digests.ts';
import { makeVariants } from './pictures/make-variants.ts';
import { openBundle } from './render/page-bundle.ts';
import { renderPages } from './render/render-pages.ts';
import {
  copyPages,
  type FormerBuild,
  knownBeside,
  NOTHING,
  type Reusable,
  rememberPages,
  reusableFrom,
  takeSame,
} from './reuse.ts';
import { hashFiles, nameWorker } from './worker-name.ts';

export type BuildSiteOptions = SiteInputs & {
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
  const { context, diagnostics } = openSite({ keepsParses: true, ...options });
  if (!context) return { diagnostics, files: [], made: [] };
  const { former } = options;
  const root = makeRoot();
  const staging = join(root, 'out');
  const pictures = join(root, 'pictures');
  try {
    const sharp = await loadSharp();
    const variants = await makeVariants(pictures);
    const own: SiteContext & { reusable: Reusable } = {
      ...context,
      variants,
      hasCards: sharp !== undefined,
      reusable: NOTHING,
    };
    setSiteContext(own);
    const digests = former && pageDigests(former.code);
    const reusable = former && digests ? reusableFrom(former, digests) : NOTHING;
    // The same object: what was worked out for the digests serves the pages too.
    own.reusable = reusable;
    await drawPages(context, staging);
    const isWhole = !options.part || options.part.isShared;
    if (options.part && !isWhole) leaveMissionsOnly(staging, options.part);
    if (existsSync(pictures)) moveInto(pictures, staging);
    if (sharp) await writeCards(sharp, staging);
    if (former) copyPages(reusable.pages, former.folder, staging);
    const hashes = new Map(hashFiles(staging, hashesOf(reusable)));
    const beside = hashFiles(options.outDir, knownBeside(reusable, options.outDir));
    // What tells of all the site comes with the pages that tell of all of it.
    if (isWhole) {
      const list = writeOfflineList(staging, beside, hashes);
      hashes.set(list, hashOf(readFileSync(join(staging, list))));
      const worker = nameWorker(staging, { beside, edition: options.audience, hashes });
      if (worker !== undefined) hashes.set(worker, hashOf(readFileSync(join(staging, worker))));
    }
    if (former) takeSame(former.folder, staging, { now: hashes, before: reusable });
    if (former && digests)
      rememberPages(former.memory, {
        folder: staging,
        hashes,
        beside: { folder: options.outDir, hashes: beside },
        digests,
      });
    const files = listFiles(staging);
    moveInto(staging, options.outDir);
    forgetOldBytes();
    return { diagnostics, files, made: files.filter((file) => !reusable.pages.has(file)) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Of the pages that were taken: others of the same name are made now. */
const hashesOf = ({ pages, hashes }: Reusable): ReadonlyMap<string, string> =>
  new Map([...hashes].filter(([path]) => pages.has(path)));

/** The sheets, scripts and public files of the site, and all its pages. */
async function drawPages(context: SiteContext, to: string): Promise<void> {
  const { origin, pathname: base } = new URL(context.workspace.settings.site.address);
  // Which host it is for is said as pages are drawn: sites of all hosts have one bundle.
  const bundle = await openBundle(base, async (folders) => {
    const { site: _, ...config } = (await import('./config.ts')).siteConfig(context, folders);
    return config;
  });
  copyAssets(bundle.assets, to);
  await renderPages(bundle, to, { origin, base });
}

/** Written anew: who may read them is as for all that is made, and nobody changes what is kept by changing a copy. */
function copyAssets(from: string, to: string): void {
  for (const file of listFiles(from)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), readFileSync(join(from, file)));
  }
}

/** A folder of its own for each build. */
function makeRoot(): string {
  return mkdtempSync(join(toolkitCache(), 'site-'));
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
  return listEntries(folder)
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
