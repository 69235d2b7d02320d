#!/usr/bin/env node
// Plain JavaScript, so that the cache stands open before the first file of TypeScript is read: what was
// stripped and compiled once is not stripped and compiled again at the next start.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./cli.ts');
