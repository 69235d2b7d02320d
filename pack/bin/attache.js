#!/usr/bin/env node
// Read by whatever Node the machine has, however old: no syntax newer than modules. `process` is not imported:
// that would open stdin to see what it exports.
import module from 'node:module';

/** The first Node that has all that the toolkit and Astro need. */
const LEAST = [22, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) {
  if (process.env.ATTACHE_DEBUG && process.setSourceMapsEnabled) process.setSourceMapsEnabled(true);
  module.enableCompileCache();
  await import('../lib/cli.js');
} else {
  const { runWithOwnNode } = await import('./own-node.js');
  process.exitCode = runWithOwnNode(import.meta.url, process.argv.slice(2));
}
