#!/usr/bin/env node
import { toolkitVersion } from '#load/toolkit-version.ts';

const args = process.argv.slice(2);

// Asked over and over by installers and scripts: it needs no words, no workspace and no command.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v'))
  process.stdout.write(`attache ${toolkitVersion()}\n`);
else {
  const { runCommandLine } = await import('./commands/run-command-line.ts');
  process.exitCode = await runCommandLine(args);
}
