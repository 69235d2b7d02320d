import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';

/**
 * What stays a package of its own: Astro and what pages read and write prose with, what goes into
 * their service worker, a solver in WebAssembly, patterns read by their name, tables that are opened when asked for.
 */
export const EXTERNAL = [
  '@astrojs/markdown-satteri',
  '@astrojs/mdx',
  'astro',
  'd3-geo',
  'd3-scale',
  'd3-shape',
  'hast-util-to-html',
  'highs',
  'hyphen',
  'mdast-util-to-hast',
  'mdast-util-to-string',
  'qr',
  'sharp',
  'string-width',
  'topojson-client',
  'workbox-core',
  'workbox-expiration',
  'workbox-routing',
  'workbox-strategies',
  'world-atlas',
] as const;

/** Asked over and over by installers: it needs no more than this. */
const OF_VERSION = /\/scripts\/load\/(?:paths|toolkit-version)\.ts$/;
/** What help is made of, which every other command begins with, too: one file is found sooner than ten. */
const AT_EVERY_START =
  /\/scripts\/(?:commands\/(?:help-at-once|help|hints|parse-arguments|pasted-marks|spoken-language|table|terminal)|diagnostics\/suggestion|load\/(?:declarations|plain-words|word-files|words-in)|locale\/(?:text-columns|word-list))\.ts$/;

const THREAD = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g;

/** What bundled packages read beside themselves: pdfkit the colour profile of an archivable file. */
const READ_BESIDE = ['pdfkit/js/data/sRGB_IEC61966_2_1.icc'];

export type Bundle = {
  /** Files of the packages that went into it: their licences go along. */
  readonly bundled: readonly string[];
  readonly rooms: readonly string[];
};

/**
 * Compiles the toolkit into `lib/`, with source maps: the command line, threads and what pages import under
 * the names of their sources (`lib/model/workspace.js`), everything else in chunks that are loaded when needed.
 * @example await bundle({ root: '.', out: 'package/lib' })
 */
export async function bundle({
  root,
  out,
}: {
  readonly root: string;
  readonly out: string;
}): Promise<Bundle> {
  const scripts = join(root, 'scripts');
  const entries = findEntries(root);
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((name) => [name, join(scripts, `${name}.ts`)])),
    platform: 'node',
    external: (id) =>
      id.startsWith('node:') || EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [renameThreads(scripts), takeBuiltins()],
    // An empty statement that a package begins with is no directive of any meaning.
    onLog: (level, log, tell) => {
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(`npm install first: ${log.message}`);
      if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
    },
  });
  const { output } = await build.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      groups: [
        { name: 'version', test: OF_VERSION, priority: 1 },
        { name: 'start', test: AT_EVERY_START },
      ],
    },
    sourcemap: true,
    // What is read at every start is half as long; names stay, so that a trace of the stack can be read.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  });
  await build.close();
  for (const each of output)
    if (each.fileName.endsWith('.map')) leaveOutForeignText(join(out, each.fileName));
  const chunks = output.filter((each): each is OutputChunk => each.type === 'chunk');
  checkDepth(chunks);
  for (const file of READ_BESIDE) {
    const [folder = '', name = ''] = file.split('/').slice(-2);
    cpSync(join(root, 'node_modules', file), join(out, 'chunks', folder, name));
  }
  const modules = chunks.flatMap((each) => each.moduleIds);
  return {
    bundled: modules.filter((id) => id.includes(`${sep}node_modules${sep}`)),
    rooms: [...new Set(entries.filter((name) => name.includes('/')).map((name) => name.split('/')[0] ?? ''))],
  };
}

/** Sources find the toolkit's root two folders up (`scripts/load/paths.ts`): so must what is made of them. */
function checkDepth(chunks: readonly OutputChunk[]): void {
  const astray = chunks.filter(
    ({ fileName, code, moduleIds }) =>
      moduleIds.some((id) => id.endsWith('/load/paths.ts')) &&
      code.includes('import.meta.url') &&
      fileName.split('/').length !== 2,
  );
  if (astray.length > 0)
    throw new Error(`not one folder deep: ${astray.map((each) => each.fileName).join(', ')}`);
}

/** Maps carry the toolkit's own text; of other packages they name file and line. */
function leaveOutForeignText(file: string): void {
  const map = JSON.parse(readFileSync(file, 'utf8')) as {
    sources: string[];
    sourcesContent: (string | null)[];
  };
  const sourcesContent = map.sources.map((source, index) =>
    source.includes('node_modules/') ? null : (map.sourcesContent[index] ?? null),
  );
  writeFileSync(file, JSON.stringify({ ...map, sourcesContent }));
}

/** The command line, its threads, and all that a page of the site imports. */
function findEntries(root: string): readonly string[] {
  const scripts = join(root, 'scripts');
  const threads = listSources(scripts).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(THREAD)].map((match) => threadName(scripts, file, match[1])),
  );
  const pages = listSources(join(root, 'site')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'#([\w/-]+)\.ts'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  return [...new Set(['cli', ...threads, ...pages])].sort();
}

function threadName(scripts: string, starter: string, name = ''): string {
  return relative(scripts, join(dirname(starter), name))
    .split(sep)
    .join('/');
}

function listSources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|astro)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What starts a thread stands in `lib/chunks/`, the thread's own file under the name of its source. */
function renameThreads(scripts: string): Plugin {
  return {
    name: 'attache:rename-threads',
    transform: {
      filter: { id: /\/scripts\/.*\.ts$/, code: /new URL\('\.\// },
      handler: (code, id) => ({
        code: code.replace(
          THREAD,
          (_, name: string) => `new URL('../${threadName(scripts, id, name)}.js', import.meta.url)`,
        ),
        map: null,
      }),
    },
  };
}

/** Built-in modules whose export of everything opens what hardly any command needs: streams, workers, a REPL. */
const HEAVY = /^import \{([^}]*)\} from '(node:(?:fs|util))';/gm;

/**
 * `import` of a built-in module asks each of its exports for its value; taken from the process, only what is
 * named is asked for: a third of what starting a command costs above Node itself.
 */
function takeBuiltins(): Plugin {
  return {
    name: 'attache:take-builtins',
    transform: {
      filter: { id: /\/scripts\/.*\.ts$/, code: /^import \{[^}]*\} from 'node:(?:fs|util)';/m },
      handler: (code) => ({ code: code.replace(HEAVY, takeNamed), map: null }),
    },
  };
}

/** Lines stay where they are. @example takeNamed('', ' a, type B, c as d ', 'node:fs') // 'const { a, c: d } = …' */
function takeNamed(whole: string, names: string, module: string): string {
  const values = names
    .split(',')
    .map((each) => each.trim().replace(/ as /, ': '))
    .filter((each) => each !== '' && !each.startsWith('type '));
  const lines = '\n'.repeat(whole.split('\n').length - 1);
  return values.length === 0
    ? lines
    : `const { ${values.join(', ')} } = /* @__PURE__ */ process.getBuiltinModule('${module}');${lines}`;
}
