import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { listEntries } from '#load/list-entries.ts';
import { loadKeptWorkspace } from '#load/load-kept-workspace.ts';
import { type Loaded, loadWorkspace } from '#load/load-workspace.ts';
import { toolkitVersion } from '#load/toolkit-version.ts';
import { loadWords } from '#load/words.ts';
import type { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import type { Workspace } from '#model/workspace.ts';
import { type SiteContext, type SitePart, setSiteContext } from './context.ts';
import { readSiteRegister } from './read-register.ts';

export type SiteInputs = {
  readonly workspaceRoot: string;
  readonly outDir: string;
  readonly audience: Audience;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** What will stand beside the pages; default: what is in `outDir` already. */
  readonly downloads?: readonly string[] | undefined;
  /** Default: all of the site. */
  readonly part?: SitePart | undefined;
  /** Whether what is parsed may be laid down in the workspace for the next time. */
  readonly keepsParses?: boolean;
  /** What the workspace came to, where it has been loaded already. */
  readonly loaded?: Loaded | undefined;
};

export type OpenedSite = {
  readonly context: SiteContext | undefined;
  readonly diagnostics: readonly Diagnostic[];
};

/** Loads the workspace once and leaves to the pages what the audience may see of it. */
export function openSite(inputs: SiteInputs): OpenedSite {
  const load = inputs.keepsParses ? loadKeptWorkspace : loadWorkspace;
  const { workspace, diagnostics } = inputs.loaded ?? load(resolve(inputs.workspaceRoot));
  if (!workspace) return { context: undefined, diagnostics };
  const opened = openSiteOf(workspace, inputs);
  return { context: opened.context, diagnostics: [...diagnostics, ...opened.diagnostics] };
}

/** The same of a workspace that has been loaded, or is being written. */
export function openSiteOf(
  workspace: Workspace,
  inputs: SiteInputs,
): { readonly context: SiteContext; readonly diagnostics: readonly Diagnostic[] } {
  const root = resolve(inputs.workspaceRoot);
  const today = civilOf(inputs.now, workspace.settings.home.timeZone).date;
  const view = atOwnAddress(viewFor(workspace, { audience: inputs.audience, today }), inputs.audience);
  const register = readSiteRegister(root, view, inputs.audience);
  const context: SiteContext = {
    workspace: view,
    audience: inputs.audience,
    today,
    now: inputs.now,
    version: toolkitVersion(),
    words: loadWords(root),
    workspaceRoot: `${root}${sep}`,
    answers: register.answers,
    downloads: new Set(inputs.downloads ?? listDownloads(inputs.outDir)),
    released: register.released,
    releases: register.releases,
    records: register.records,
    adoptions: register.adoptions,
    part: inputs.part,
  };
  setSiteContext(context);
  return { context, diagnostics: register.diagnostics };
}

/** The edition of the office stands at an address of its own, where that is said. */
function atOwnAddress(view: Workspace, audience: Audience): Workspace {
  const { site } = view.settings;
  if (audience === 'public' || site.internalAddress === undefined) return view;
  return {
    ...view,
    settings: { ...view.settings, site: { ...site, address: withSlash(site.internalAddress) } },
  };
}

const withSlash = (address: string): string => (address.endsWith('/') ? address : `${address}/`);

const DOWNLOAD_FOLDERS = ['missions', 'actions'];

function listDownloads(outDir: string): readonly string[] {
  return DOWNLOAD_FOLDERS.map((folder) => join(outDir, folder))
    .filter((folder) => existsSync(folder))
    .flatMap(listEntries)
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(outDir, join(entry.parentPath, entry.name)).split(sep).join('/').normalize('NFC'),
    );
}
