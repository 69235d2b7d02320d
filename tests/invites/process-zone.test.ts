import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { EVERY_CASE } from '../rounds.ts';

const PRINT = fileURLToPath(new URL('./print-calendars.ts', import.meta.url));

/** The fixture's calendars as a process in that zone writes them; it leaves its compiled code to the others. */
const writtenIn = (zone: string, compiled: string) =>
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', PRINT], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone, NODE_COMPILE_CACHE: compiled },
  });

/** Beside the other tests `commands/same-bytes` builds calendars in two zones; `npm run soak` asks three of these alone. */
test.runIf(EVERY_CASE)('the bytes are the same in whatever zone the process runs', () => {
  const compiled = mkdtempSync(join(tmpdir(), 'attache-compiled-'));
  onTestFinished(() => rmSync(compiled, { recursive: true, force: true }));
  const [utc, ...others] = ['UTC', 'Asia/Taipei', 'America/New_York'].map((zone) =>
    writtenIn(zone, compiled),
  );
  expect(utc?.length).toBeGreaterThan(5000);
  expect(others).toEqual([utc, utc]);
});
