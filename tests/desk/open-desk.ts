import { onTestFinished } from 'vitest';
import { serveDesk } from '../../scripts/desk/serve-desk.ts';
import { askAs } from './ask-desk.ts';

/** A desk of a workspace that is open until the test ends, asked as its own page asks, unless headers say otherwise. */
export async function openDesk(root: string, { now = Date.parse('2026-11-21T09:00+08:00') } = {}) {
  const desk = await serveDesk({ root, port: 0, now: () => now });
  if (!desk) throw new Error('no port');
  onTestFinished(desk.close);
  return { address: desk.address, close: desk.close, ...(await askAs(desk.address)) };
}
