import { onTestFinished } from 'vitest';
import type { RunCommand } from '../../scripts/desk/jobs.ts';
import { serveDesk } from '../../scripts/desk/serve-desk.ts';
import { askAs } from './ask-desk.ts';

type Opening = { readonly now?: number; readonly run?: RunCommand };

/** A desk of a workspace that is open until the test ends, asked as its own page asks, unless headers say otherwise. */
export async function openDesk(
  root: string,
  { now = Date.parse('2026-11-21T09:00+08:00'), run }: Opening = {},
) {
  const desk = await serveDesk({ root, port: 0, now: () => now, ...(run && { run }) });
  if (!desk) throw new Error('no port');
  onTestFinished(desk.close);
  return { address: desk.address, close: desk.close, ...(await askAs(desk.address)) };
}
