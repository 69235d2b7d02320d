#!/usr/bin/env node
// Plain JavaScript, so that the cache stands open before the first file of TypeScript is read: what was
// stripped and compiled once is not stripped and compiled again at the next start. Read by whatever Node the
// machine has: one that cannot read TypeScript starts the one among our packages.
import module from 'node:module';

/** As in `pack/bin/attache.js`. */
const LEAST = [22, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) {
  module.enableCompileCache();
  await import('./cli.ts');
} else {
  const { runWithOwnNode } = await import('./own-node.js');
  process.exitCode = runWithOwnNode(import.meta.url, process.argv.slice(2));
}
