import { join } from 'node:path';
import { jsonSchemas } from '#load/json-schemas.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Command } from './command.ts';

/** `schemas`: the JSON Schemas of `data/`, made anew from the model. */
export const schemas: Command = {
  name: 'schemas',
  positionals: [],
  options: {},
  run: async (context) => {
    const folder = context.out ?? join(context.workspaceRoot, 'data', 'schemas');
    for (const [name, text] of jsonSchemas()) {
      if (!context.dryRun) writeWhole(join(folder, name), text);
      context.print(join(folder, name));
    }
    return 0;
  },
};
