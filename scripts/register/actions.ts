import { z } from 'zod';
import { ActionRecord } from '#model/action-item.ts';
import { REGISTER_FOLDER } from './paths.ts';
import type { RegisterFile } from './register-file.ts';

/** `data/register/actions.json`: one record per action item, each identifier once. */
export const ActionsFile = z
  .strictObject({ actions: z.array(ActionRecord) })
  .superRefine(({ actions }, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of actions.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', message: 'duplicate-id', path: ['actions', index, 'id'] });
      seen.add(id);
    }
  });
export type ActionsFile = z.output<typeof ActionsFile>;

export const ACTIONS: RegisterFile<ActionsFile> = {
  file: `${REGISTER_FOLDER}/actions.json`,
  schema: ActionsFile,
  empty: { actions: [] },
};
