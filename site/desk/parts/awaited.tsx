import { t } from '../words.ts';

/** What stands where an answer belongs until it is there, and why it did not come. */
export function Awaited({ value, why }: { readonly value: unknown; readonly why: string | undefined }) {
  if (why) return <p role="alert">{why}</p>;
  if (value !== undefined) return null;
  return (
    <p aria-busy="true" class="muted">
      {t('desk.reading')}
    </p>
  );
}
