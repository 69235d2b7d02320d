import { join } from 'node:path';
import { jsonSchemas } from '#load/json-schemas.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Command, Context } from './command.ts';
import { isWorkspace } from './open-workspace.ts';
import { openOutput } from './output-folder.ts';
import { printFiles } from './print-files.ts';
import { writeOutputs } from './write-outputs.ts';

/** `schemas`: the JSON Schemas of `data/`, made anew from the model. */
export const schemas: Command = {
  name: 'schemas',
  positionals: [],
  options: {},
  uses: ['out', 'dry-run'],
  run: async (context) => {
    if (context.out === undefined && !isWorkspace(context)) return 1;
    const texts = [...jsonSchemas()];
    const places = context.out === undefined ? writeBeside(context, texts) : writeElsewhere(context, texts);
    if (!places) return 2;
    printFiles(context, places);
    return 0;
  },
};

type Texts = readonly (readonly [name: string, text: string])[];

/** Where editors look for them: names that are the tool's own. */
function writeBeside(context: Context, texts: Texts): readonly string[] {
  return texts.map(([name, text]) => {
    const place = join(context.workspaceRoot, 'data', 'schemas', name);
    if (!context.dryRun) writeWhole(place, text);
    return place;
  });
}

function writeElsewhere(context: Context, texts: Texts): readonly string[] | undefined {
  const audience = 'public';
  const folder = openOutput(context, audience);
  const outputs = texts.map(([path, content]) => ({ path, content }));
  return folder === undefined ? undefined : writeOutputs(context, { folder, audience }, outputs);
}
