/** What open pages are told at once. */
export type Item =
  /** Files of the workspace that say something else than before, by whomever they were written. */
  | { readonly type: 'changed'; readonly files: readonly string[] }
  /** A line of a command that the desk has started, or its end. */
  | { readonly type: 'job'; readonly job: string };

type Listener = (item: Item) => void;

/** Hands news to every page that listens. */
export type News = {
  readonly tell: Listener;
  /** Gives what ends the listening. */
  readonly listen: (listener: Listener) => () => void;
};

/** @example const news = createNews(); const stop = news.listen(console.log); news.tell({ type: 'changed', files: [] }) */
export function createNews(): News {
  const listeners = new Set<Listener>();
  return {
    tell: (item) => {
      for (const listener of listeners) listener(item);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
