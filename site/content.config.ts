import { defineCollection } from 'astro:content';
import { pathToFileURL } from 'node:url';
import { glob } from 'astro/loaders';
import { makesPagesOf, siteContext } from './context.ts';

const { workspace, workspaceRoot } = siteContext();

/** The prose that the audience may read, file by file: another file beside it is not even looked at. */
const pattern = workspace.missions
  .filter(({ id }) => makesPagesOf(id))
  .flatMap((mission) => mission.prose.map((prose) => prose.file));

/** MDX by its path in the workspace: `content/missions/<mission>/<language>/report.mdx`. */
export const collections = {
  prose: defineCollection({
    loader: glob({
      pattern,
      base: pathToFileURL(workspaceRoot),
      generateId: ({ entry }) => entry.normalize('NFC'),
      retainBody: false,
    }),
  }),
};
