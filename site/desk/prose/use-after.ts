import { useEffect } from 'preact/hooks';

/** Does something once what it depends on has not changed for a time; `isCurrent` is false when it has since. */
export function useAfter(
  milliseconds: number,
  work: (isCurrent: () => boolean) => Promise<void>,
  dependencies: readonly unknown[],
): void {
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => void work(() => !isOver), milliseconds);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, dependencies as unknown[]);
}
