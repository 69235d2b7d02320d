#!/usr/bin/env node
import { toolkitVersion } from '#load/toolkit-version.ts';

const args = process.argv.slice(2);

// Asked over and over by installers and scripts: it needs no words, no workspace and no command.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v'))
  process.stdout.write(`attache ${toolkitVersion()}\n`);
else {
  const help = asksForHelp() ? await helpAtOnce() : undefined;
  if (help === undefined) {
    const { runCommandLine } = await import('./commands/run-command-line.ts');
    process.exitCode = await runCommandLine(args);
  } else process.stdout.write(help);
}

function asksForHelp(): boolean {
  return args.length <= 5 && args.some((each) => each === '--help' || each === '-h' || each === 'help');
}

async function helpAtOnce(): Promise<string | undefined> {
  const atOnce = await import('./commands/help-at-once.ts');
  return atOnce.helpAtOnce(args);
}
