import type { Command } from './command.ts';
import { importReport } from './import-report.ts';

/** `import report <file>`: what an office has in its drawer. */
export const importCommand: Command = {
  ...importReport,
  name: 'import',
  positionals: ['<report>', '<file>'],
  deeds: { report: importReport },
};
