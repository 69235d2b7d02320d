import { useEffect, useRef } from 'preact/hooks';

/**
 * What is asked at the head of a page has the focus, and is in sight, once it is there: whoever saved or deleted
 * far down is led to it.
 */
export function useBrought() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, []);
  return heading;
}
