import { useRef } from 'preact/hooks';
import { t } from '../words.ts';
import type { Promised } from './kept.ts';

const OWNERS = ['us', 'partner', 'both', 'third'] as const;

/** What was promised, caught while it is said: what, who, by when in the words that were used. */
export function PromisedList({
  promised,
  set,
}: {
  readonly promised: readonly Promised[];
  readonly set: (promised: readonly Promised[]) => void;
}) {
  const list = useRef<HTMLFieldSetElement>(null);
  // It is being said: the words are typed at once.
  const add = (): void => {
    set([...promised, { text: '', owner: 'partner', words: '', date: '' }]);
    requestAnimationFrame(() =>
      list.current
        ?.querySelectorAll<HTMLElement>('.desk-promise')
        [promised.length]?.querySelector('input')
        ?.focus(),
    );
  };
  return (
    <fieldset class="desk-field" ref={list}>
      <legend>{t('desk.notes.promised')}</legend>
      {promised.map((each, index) => {
        const change = (part: Partial<Promised>): void => set(promised.with(index, { ...each, ...part }));
        const named = (field: string): string =>
          t('desk.notes.of-promise', { field: t(`desk.notes.${field}`), number: index + 1 });
        return (
          <div class="desk-promise" key={index}>
            <input
              class="desk-input"
              aria-label={named('text')}
              placeholder={t('desk.notes.text')}
              value={each.text}
              onInput={({ currentTarget }) => change({ text: currentTarget.value })}
            />
            <select
              class="desk-input"
              aria-label={named('owner')}
              value={each.owner}
              onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
            >
              {OWNERS.map((owner) => (
                <option key={owner} value={owner}>
                  {t(`desk.value.${owner}`)}
                </option>
              ))}
            </select>
            <input
              class="desk-input"
              aria-label={named('words')}
              placeholder={t('desk.notes.words')}
              value={each.words}
              onInput={({ currentTarget }) => change({ words: currentTarget.value })}
            />
            <input
              class="desk-input"
              type="date"
              aria-label={named('date')}
              value={each.date}
              onInput={({ currentTarget }) => change({ date: currentTarget.value })}
            />
            <button
              type="button"
              class="button-quiet"
              aria-label={t('desk.form.delete-name', { name: each.text || String(index + 1) })}
              onClick={() => set(promised.toSpliced(index, 1))}
            >
              ×
            </button>
          </div>
        );
      })}
      <button type="button" class="button-quiet" onClick={add}>
        {t('desk.notes.add-promise')}
      </button>
    </fieldset>
  );
}
