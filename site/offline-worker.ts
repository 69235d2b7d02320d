import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { siteContext } from './context.ts';
import { languages } from './lib/locale.ts';
import { currentMission } from './lib/now.ts';
import { pagePath } from './lib/paths.ts';
import { missionPaths } from './lib/routes.ts';

const WORKER = 'sw.js';
const LIST = 'offline.json';

/** Bundles the service worker, by the name that gives it all of the site. */
export function offlineWorker(): Plugin {
  return {
    name: 'attache:offline-worker',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      this.emitFile({ type: 'chunk', id: `${TOOLKIT_ROOT}site/worker/sw.ts`, fileName: WORKER });
    },
  };
}

/** Writes down what devices are to keep; `beside` are the hashes of the files of the other commands. Returns its name. */
export function writeOfflineList(
  folder: string,
  beside: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<string, string>,
): string {
  const files = pathsToKeep(folder).flatMap((path) => {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const hash = hashes.get(file) ?? beside.get(file);
    return hash === undefined ? [] : [[encodePath(path), hash.slice(0, 12)]];
  });
  writeFileSync(join(folder, LIST), JSON.stringify({ files }));
  return LIST;
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The current mission in every language with its partners and papers, search, and the frame of it all. */
function pathsToKeep(folder: string): readonly string[] {
  const mission = currentMission();
  const partners = new Set((mission?.bilaterals ?? []).flatMap((bilateral) => bilateral.partners));
  const ofLanguage = languages().flatMap((language) =>
    [
      pagePath.home(),
      pagePath.missions(),
      pagePath.partners(),
      pagePath.search(),
      pagePath.offline(),
      ...(mission ? missionPaths(mission) : []),
      ...[...partners].map(pagePath.partner),
    ].map((path) => `${language}/${path}`),
  );
  const shared = [
    'offline/',
    'favicon.svg',
    ...languages().map((language) => `${language}/manifest.webmanifest`),
  ];
  return [...ofLanguage, ...shared, ...assetsIn(folder), ...searchIn(folder), ...papersOf(mission?.id)];
}

function assetsIn(folder: string): readonly string[] {
  const assets = join(folder, '_site');
  return existsSync(assets)
    ? readdirSync(assets)
        .sort()
        .map((name) => `_site/${name}`)
    : [];
}

/** All of the index where it is small, else what the current mission needs of it. */
const MOST_SEARCH_FILES = 120;

function searchIn(folder: string): readonly string[] {
  const mission = currentMission()?.id;
  return languages().flatMap((language) => {
    const names = readdirSync(join(folder, language, 'search'))
      .filter((name) => name.endsWith('.json'))
      .sort();
    const isNeeded = (name: string) => !name.startsWith('of-') || name === `of-${mission}.json`;
    const kept = names.length > MOST_SEARCH_FILES ? names.filter(isNeeded) : names;
    return kept.map((name) => `${language}/search/${name}`);
  });
}

/** What a delegate carries: pocket schedules and calendars, not whole reports. */
function papersOf(mission: string | undefined): readonly string[] {
  const folder = `missions/${mission}/`;
  return [...siteContext().downloads]
    .filter(
      (path) => path.startsWith(folder) && /\/(?:pocket\.[^/]*\.pdf|calendar(?:\.[^/]*)?\.ics)$/.test(path),
    )
    .sort();
}
