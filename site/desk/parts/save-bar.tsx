import { t } from '../words.ts';

/** Something written and not yet on the disk, as a form or a text has it. */
export type Edited = {
  readonly isDirty: boolean;
  readonly faults: readonly { readonly severity: string }[];
  /** Why the last save was held back. */
  readonly refusal: readonly unknown[];
  readonly discard: () => void;
  readonly save: (how?: { readonly evenSo: boolean }) => Promise<unknown>;
};

/** Save, give up, and how it stands. `submits`: within a form, which saves when it is sent. */
export function SaveBar({ edited, submits }: { readonly edited: Edited; readonly submits?: boolean }) {
  const { isDirty, faults, refusal } = edited;
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  return (
    <div class="desk-save">
      <button
        type={submits ? 'submit' : 'button'}
        class="button button-main"
        // Whoever has just saved by it stays there: what is disabled loses the focus.
        aria-disabled={!isDirty}
        {...(!submits && { onClick: () => isDirty && void edited.save() })}
      >
        {t('desk.form.save')}
      </button>
      {isDirty && (
        <button type="button" class="button" onClick={edited.discard}>
          {t('desk.form.discard')}
        </button>
      )}
      {refusal.length > 0 && (
        <button type="button" class="button" onClick={() => void edited.save({ evenSo: true })}>
          {t('desk.form.save-even-so')}
        </button>
      )}
      <span class="muted" role="status">
        {isDirty ? t('desk.form.unsaved') : t('desk.form.is-saved')}
        {faults.length > 0 && ` · ${t('desk.today.counts', { errors, warnings: faults.length - errors })}`}
      </span>
    </div>
  );
}
