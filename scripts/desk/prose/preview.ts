import { Worker } from 'node:worker_threads';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Audience } from '#model/audience.ts';
import type { Workspace } from '#model/workspace.ts';
import type { PlaceOnPage } from '#reports/places-on-pages.ts';

/** A draft of prose that is to be shown: as the site's page, or as the pages of its paper. */
export type Asked = {
  readonly as: 'page' | 'pages';
  readonly file: string;
  readonly text: string;
  readonly audience: Audience;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
};

export type Given = { readonly root: string; readonly workspace: Workspace | undefined };

export type Shown =
  | { readonly kind: 'page'; readonly html: string }
  | {
      readonly kind: 'pages';
      readonly bytes: Uint8Array;
      readonly pageCount: number;
      readonly places: readonly PlaceOnPage[];
    }
  /** It cannot be shown as it reads now. */
  | { readonly kind: 'faults' }
  /** The paper refuses something. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  /** These readers see nothing of it. */
  | { readonly kind: 'hidden' }
  /** Something else is asked already. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'failed'; readonly reason: string };

export type ThreadData = { readonly root: string };

export type Preview = {
  /** Has the thread begin before the first draft, which then waits less. */
  readonly warm: () => void;
  readonly show: (asked: Asked) => Promise<Shown>;
  /** After a change on the disk. */
  readonly forget: () => void;
  readonly stop: () => void;
};

/**
 * Shows drafts in a thread of its own, so that setting a report keeps nobody from typing. The thread begins with
 * the first draft. Of drafts that wait, the last one is shown.
 */
export function createPreview(root: string): Preview {
  let worker: Worker | undefined;
  let count = 0;
  const waiting = new Map<number, (shown: Shown) => void>();
  const next = new Map<Asked['as'], { readonly asked: Asked; readonly answer: (shown: Shown) => void }>();
  const busy = new Set<Asked['as']>();

  const begin = (): Worker => {
    const made = new Worker(new URL('./preview-thread.ts', import.meta.url), {
      workerData: { preview: { root } },
    });
    made.on('message', ({ id, shown }: { readonly id: number; readonly shown: Shown }) => end(id, shown));
    made.on('error', ({ message }) => giveUp(message));
    made.unref();
    return made;
  };
  const end = (id: number, shown: Shown): void => {
    waiting.get(id)?.(shown);
    waiting.delete(id);
  };
  const giveUp = (reason: string): void => {
    worker = undefined;
    for (const id of [...waiting.keys()]) end(id, { kind: 'failed', reason });
  };
  const send = (asked: Asked, answer: (shown: Shown) => void): void => {
    worker ??= begin();
    count += 1;
    busy.add(asked.as);
    waiting.set(count, (shown) => {
      busy.delete(asked.as);
      answer(shown);
      const follower = next.get(asked.as);
      next.delete(asked.as);
      if (follower) send(follower.asked, follower.answer);
    });
    worker.postMessage({ id: count, asked });
  };
  return {
    warm: () => {
      worker ??= begin();
    },
    show: (asked) =>
      new Promise((resolve) => {
        if (!busy.has(asked.as)) return send(asked, resolve);
        next.get(asked.as)?.answer({ kind: 'overtaken' });
        next.set(asked.as, { asked, answer: resolve });
      }),
    forget: () => worker?.postMessage({ forget: true }),
    stop: () => {
      const last = worker;
      worker = undefined;
      next.clear();
      void last?.terminate();
    },
  };
}
