import { join, sep } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';

export type DeskBundle = {
  /** By name: `desk.js`, and what a page loads when it opens. */
  readonly files: Readonly<Record<string, string>>;
  /** Files of the packages that went into it: their licences go along. */
  readonly bundled: readonly string[];
};

/**
 * The desk's pages as a browser takes them: one script, one for each page that is loaded later, and the
 * worker that keeps them for when the server is away.
 * @example const { files } = await bundleDesk('.'); files['desk.js']
 */
export async function bundleDesk(root: string): Promise<DeskBundle> {
  const build = await rolldown({
    cwd: root,
    input: {
      desk: join(root, 'site', 'desk', 'main.tsx'),
      'desk-worker': join(root, 'site', 'desk', 'worker.ts'),
      // Reads the pages of a PDF apart from the page that shows them.
      'desk-pdf-worker': join(root, 'node_modules', 'pdfjs-dist', 'build', 'pdf.worker.mjs'),
    },
    platform: 'browser',
    // Ours says the same for the whole repository.
    tsconfig: false,
    transform: { target: 'es2022', jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  const { output } = await build.generate({
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'desk-[name]-[hash].js',
  });
  await build.close();
  const chunks = output.filter((each): each is OutputChunk => each.type === 'chunk');
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
  return {
    files: Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, code])),
    bundled: modules.filter((id) => id.includes(`${sep}node_modules${sep}`)),
  };
}
