import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';

/**
 * What draws prose as the site does, for the desk: the site's components, compiled as Astro compiles them, without
 * the packages and rooms that they import, which are there under the same names.
 * @example await bundlePreview('.')
 */
export async function bundlePreview(root: string): Promise<string> {
  const build = await rolldown({
    cwd: root,
    input: { 'desk-preview': ENTRY },
    platform: 'node',
    tsconfig: false,
    external: (id) => !/^[./\0]|^virtual:|^\w:\\/.test(id),
    plugins: [beginWithBody(root), leaveOutSheets(), await compileComponents(root)],
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  await build.close();
  return output[0].code;
}

const ENTRY = 'virtual:draw-prose';

/** Types know no component outside of one: what begins is put together here. */
function beginWithBody(root: string): Plugin {
  const [body, drawing] = ['components/ProseBody.astro', 'preview/draw-prose.ts'].map((name) =>
    JSON.stringify(join(root, 'site', name)),
  );
  const code = `import Body from ${body};\nimport { openDrawing } from ${drawing};\nexport const drawProse = openDrawing(Body);\n`;
  return {
    name: 'attache:begin-with-body',
    resolveId: { filter: { id: /^virtual:draw-prose$/ }, handler: (id) => `\0${id}` },
    load: { filter: { id: /^\0virtual:draw-prose$/ }, handler: () => ({ code, moduleType: 'js' }) },
  };
}

/** Looks and scripts of components are the page's own business. */
function leaveOutSheets(): Plugin {
  return {
    name: 'attache:leave-out-sheets',
    resolveId: { filter: { id: /^virtual:|\.css$|\?astro&/ }, handler: (id) => `\0left-out:${id}` },
    load: { filter: { id: /^\0left-out:/ }, handler: () => ({ code: 'export {};', moduleType: 'js' }) },
  };
}

type Compile = (source: string, options: Readonly<Record<string, unknown>>) => { readonly code: string };

async function compileComponents(root: string): Promise<Plugin> {
  // Astro's own: the version that builds the site.
  const astro = createRequire(join(root, 'package.json')).resolve('astro/package.json');
  const place = createRequire(astro).resolve('@astrojs/compiler-rs');
  const { transform } = (await import(pathToFileURL(place).href)) as { readonly transform: Compile };
  return {
    name: 'attache:compile-components',
    load: {
      filter: { id: /\.astro$/ },
      handler: (id) => {
        const { code } = transform(readFileSync(id, 'utf8'), {
          filename: id,
          normalizedFilename: id.slice(root.length),
          internalURL: 'astro/compiler-runtime',
          resultScopedSlot: true,
          compact: true,
          resolvePath: (specifier: string) => specifier,
        });
        return { code, moduleType: 'ts' };
      },
    },
  };
}
