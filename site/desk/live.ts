import { signal } from '@preact/signals';

export type News =
  | { readonly type: 'changed'; readonly files: readonly string[] }
  | { readonly type: 'job'; readonly job: string };

/** False while the server does not answer: it was stopped, or the machine slept. */
export const isConnected = signal(true);

const AGAIN_MS = 3000;

const listeners = new Set<(news: News) => void>();

/** Calls for every piece of news; gives what ends it. */
export function listen(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Listens to the server as long as the page is open; browsers ask again by themselves. */
export function openNews(): void {
  const source = new EventSource('/api/events');
  source.onmessage = ({ data }) => {
    const news = JSON.parse(String(data)) as News;
    for (const listener of listeners) listener(news);
  };
  source.onopen = () => {
    const wasAway = !isConnected.value;
    isConnected.value = true;
    // What changed meanwhile is not known: everything shown is asked for again.
    if (wasAway) refresh();
  };
  source.onerror = () => {
    isConnected.value = false;
    // Browsers give up where they are turned away: another desk, until its address is opened.
    if (source.readyState === EventSource.CLOSED) setTimeout(openNews, AGAIN_MS);
  };
}

/** Has everything shown asked for again. */
export function refresh(): void {
  for (const listener of listeners) listener({ type: 'changed', files: [] });
}
