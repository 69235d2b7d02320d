import { streamSSE } from 'hono/streaming';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';

const BEAT_MS = 20_000;

/** `GET /api/events`: what has changed on the disk and what commands say, as it happens (server-sent events). */
export function addEvents(app: DeskApp, desk: Desk): void {
  app.get('/api/events', (c) =>
    streamSSE(c, async (stream) => {
      const stop = desk.news.listen((item) => void stream.writeSSE({ data: JSON.stringify(item) }));
      stream.onAbort(stop);
      // A line at times tells a page whose machine slept that nobody answers any more.
      while (!stream.aborted) {
        await stream.writeSSE({ event: 'beat', data: '' });
        await stream.sleep(BEAT_MS);
      }
    }),
  );
}
