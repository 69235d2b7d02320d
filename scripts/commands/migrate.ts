import { join } from 'node:path';
import { newerFormat } from '#load/newer-format.ts';
import { DATA_FORMAT } from '#model/format.ts';
import { withLock } from '#register/lock.ts';
import {
  BACKUP_FOLDER,
  type Conversion,
  convertRegisters,
  keepCopy,
  planConversions,
} from '#register/migrate-registers.ts';
import { SETTINGS_FILE, settingsInThisFormat } from '#register/migrate-settings.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Command, Context } from './command.ts';

import { isWorkspace, tellDiagnostics } from './open-workspace.ts';

/**
 * `migrate`: what an earlier Attaché wrote, in the form of this one. Says what it does (`--dry-run`: what it
 * would do), keeps a copy of every file it changes, and does nothing where anything is at fault.
 */
export const migrate: Command = {
  name: 'migrate',
  positionals: [],
  options: {},
  uses: ['now', 'dry-run'],
  run: async (context) => {
    if (!isWorkspace(context)) return 1;
    const newer = newerFormat(context.workspaceRoot);
    if (newer) return refuse(context, [newer]);
    if (context.dryRun) {
      const { conversions, faults } = planConversions(context.workspaceRoot);
      if (faults.length > 0) return refuse(context, faults);
      tell(context, { conversions, settings: settingsInThisFormat(context.workspaceRoot) !== undefined });
      return 0;
    }
    return withLock(context.workspaceRoot, async () => migrateAll(context));
  },
};

function migrateAll(context: Context): 0 | 1 {
  const root = context.workspaceRoot;
  const { conversions, faults } = planConversions(root);
  if (faults.length > 0) return refuse(context, faults);
  const settings = settingsInThisFormat(root);
  const backup = `${BACKUP_FOLDER}/${new Date(context.now).toISOString().replaceAll(/[:.]/g, '')}`;
  convertRegisters(root, conversions, backup);
  if (settings !== undefined) {
    keepCopy(root, SETTINGS_FILE, backup);
    writeWhole(join(root, SETTINGS_FILE), settings);
  }
  tell(context, { conversions, settings: settings !== undefined, backup });
  return 0;
}

type Done = {
  readonly conversions: readonly Conversion[];
  readonly settings: boolean;
  /** Where the files are as they were; absent when nothing has been done. */
  readonly backup?: string;
};

function tell(context: Context, { conversions, settings, backup }: Done): void {
  const changes = [
    ...conversions.map(({ file, logs }) => ({ file, becomes: logs.map((log) => log.file) })),
    ...(settings ? [{ file: SETTINGS_FILE, becomes: [SETTINGS_FILE] }] : []),
  ];
  if (context.json) {
    const kept = backup !== undefined && changes.length > 0 ? { backup } : {};
    context.print(JSON.stringify({ format: DATA_FORMAT, changes, ...kept }, undefined, 2));
    return;
  }
  for (const { file, becomes } of changes) context.print(`${file} → ${becomes.join(', ')}`);
  const values = { format: DATA_FORMAT, files: changes.length, backup: backup ?? '' };
  const said = changes.length === 0 ? 'nothing' : backup === undefined ? 'would' : 'done';
  context.tell(context.t(`cli.migrate.${said}`, values));
}

function refuse(context: Context, faults: Parameters<typeof tellDiagnostics>[1]): 1 {
  tellDiagnostics(context, faults);
  context.complain(context.t('cli.migrate.refused'));
  return 1;
}
