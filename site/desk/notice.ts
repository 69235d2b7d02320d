import { signal } from '@preact/signals';

/** A line that tells what has just happened, read out by screen readers. */
export type Notice = { readonly kind: 'done' | 'fault'; readonly words: string };

export const notice = signal<Notice | undefined>(undefined);

/** @example tell('done', t('desk.saved')) */
export function tell(kind: Notice['kind'], words: string): void {
  notice.value = { kind, words };
}
