import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

export default defineConfig({
  test: {
    // One a core and one more: a quarter of the time a test waits for a browser, a process or a disk. By itself
    // vitest leaves one core free, which is half of a small machine.
    maxWorkers: availableParallelism() + 1,
    // Half of the time of small files is spent on reading the same modules again.
    isolate: false,
    // With more room for what lives a moment only, the tests work a fifth less.
    execArgv: ['--max-semi-space-size=64'],
    include: ['tests/**/*.test.ts'],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['tests/property-seed.ts'],
    // Ends what hangs; a machine with other work may take long over what takes a moment.
    testTimeout: 180_000,
    // A browser or a process beside it may keep a small machine busy for longer than the second that is usual.
    expect: { poll: { interval: 50, timeout: 45_000 } },
    // Hints are written as the user typed the command: here, by npm in a clone.
    env: { npm_lifecycle_event: 'attache', npm_command: 'run-script', npm_package_name: 'attache' },
    hookTimeout: 300_000,
  },
});
