import fc from 'fast-check';

/**
 * Property tests try the same cases on every machine, so that a change is judged by what it changed;
 * `npm run fuzz` tries others (`ATTACHE_SEED`).
 */
const DEFAULT_SEED = 20260325;

fc.configureGlobal({ seed: Number(process.env['ATTACHE_SEED'] ?? DEFAULT_SEED) });
