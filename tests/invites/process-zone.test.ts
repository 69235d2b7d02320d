import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PRINT = fileURLToPath(new URL('./print-calendars.ts', import.meta.url));

/** The fixture's calendars as a process in that zone writes them. */
const writtenIn = (zone: string) =>
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', PRINT], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });

test('the bytes are the same in whatever zone the process runs', () => {
  const [utc, ...others] = ['UTC', 'Asia/Taipei', 'America/New_York'].map(writtenIn);
  expect(utc?.length).toBeGreaterThan(5000);
  expect(others).toEqual([utc, utc]);
});
