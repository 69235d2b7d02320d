import type { RegisterEvent } from '#model/register-event.ts';

/**
 * Events in the register's order, each once: whatever order a merge has left the lines in, and however
 * often. Where two copies of an event differ, the same one counts everywhere.
 */
export function inOrder<E extends RegisterEvent>(events: readonly E[]): readonly E[] {
  const once = new Map<string, E>();
  for (const event of events) {
    const other = once.get(event.id);
    if (!other || (other !== event && JSON.stringify(event) < JSON.stringify(other)))
      once.set(event.id, event);
  }
  return [...once.values()].sort(compareEvents);
}

function compareEvents(a: RegisterEvent, b: RegisterEvent): number {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
