// Each process of the bench starts as the command line does: see scripts/attache.js.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./reports-once.ts');
