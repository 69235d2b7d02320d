import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './api.ts';
import { listen } from './live.ts';
import { route } from './router.ts';

export type Resource<T> = {
  /** What the server said last; kept while it is asked again. */
  readonly value: T | undefined;
  readonly why: string | undefined;
  readonly reload: () => Promise<void>;
};

/**
 * What the server says at an address, asked again whenever files of the workspace change.
 * @example const { value } = useResource<Today>('/api/today')
 */
export function useResource<T>(path: string): Resource<T> {
  const [state, setState] = useState<{ readonly path: string; readonly value?: T; readonly why?: string }>({
    path,
  });
  const { language } = route.value;
  const current = useRef(0);
  const reload = useCallback(async () => {
    current.current += 1;
    const turn = current.current;
    const answer = await ask<T>(path);
    if (turn !== current.current) return;
    setState((former) =>
      answer.ok
        ? { path, value: answer.value }
        : {
            path,
            why: answer.why,
            ...(former.path === path && former.value !== undefined && { value: former.value }),
          },
    );
    // The language of the page is part of what is asked.
  }, [path, language]);
  useEffect(() => {
    void reload();
    return listen((news) => {
      if (news.type === 'changed') void reload();
    });
  }, [reload]);
  const isSame = state.path === path;
  return { value: isSame ? state.value : undefined, why: isSame ? state.why : undefined, reload };
}
