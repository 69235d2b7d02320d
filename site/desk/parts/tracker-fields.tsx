import { useState } from 'preact/hooks';
import { isComposing } from '../composing.ts';
import type { Said } from '../take-back.ts';
import { t } from '../words.ts';

/** Writes down what is said of one item, or of all that are chosen; false where it could not be. */
export type Change = (said: Said) => Promise<boolean>;

/** Written down when Enter is pressed or the field is left: a browser tells of every part of a date that is typed. */
export function DateField({
  label,
  date,
  change,
}: {
  readonly label: string;
  readonly date: string;
  readonly change: Change;
}) {
  const [typed, setTyped] = useState<string | undefined>();
  const put = async (): Promise<void> => {
    if (typed === undefined || typed === date) return;
    await change({ dueDate: typed === '' ? null : typed });
    setTyped(undefined);
  };
  return (
    <input
      class="desk-input"
      type="date"
      aria-label={label}
      value={typed ?? date}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => void put()}
      onKeyDown={({ key }) => {
        if (key === 'Enter') void put();
      }}
    />
  );
}

/** A note is added to those before it, when Enter is pressed or the field is left; it stays where it could not be. */
export function NoteField({ label, change }: { readonly label: string; readonly change: Change }) {
  const [note, setNote] = useState('');
  const put = async (): Promise<void> => {
    if (note.trim() === '') return;
    setNote('');
    if (!(await change({ note: note.trim() }))) setNote((now) => now || note);
  };
  return (
    <input
      class="desk-input"
      aria-label={label}
      placeholder={t('desk.tracker.note')}
      value={note}
      onInput={({ currentTarget }) => setNote(currentTarget.value)}
      onBlur={() => void put()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) void put();
      }}
    />
  );
}
