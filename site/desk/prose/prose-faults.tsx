import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import type { Place, ProseFault } from './prose-types.ts';
import type { TextChoice, TextConflict, WrittenProse } from './use-prose.ts';

const MOST_SHOWN = 50;

/** What `check` says of the text, line by line; what needs nobody is mended at once. */
export function FaultList({
  faults,
  goTo,
  mend,
}: {
  readonly faults: readonly ProseFault[];
  readonly goTo: (place: Place) => void;
  readonly mend: () => Promise<void>;
}) {
  const curable = faults.filter(({ edit }) => edit !== undefined).length;
  if (faults.length === 0) return null;
  return (
    <section class="prose-faults" aria-label={t('desk.prose.faults')}>
      {curable > 0 && (
        <button type="button" class="button-quiet" onClick={() => void mend()}>
          {t('desk.prose.mend', { count: curable })}
        </button>
      )}
      <ul class="desk-plain">
        {faults.slice(0, MOST_SHOWN).map((fault) => (
          <li
            key={`${fault.line}:${fault.column}:${fault.code}`}
            class={`desk-field-fault desk-fault-${fault.severity}`}
          >
            <button type="button" class="button-quiet" onClick={() => goTo(fault)}>
              {t('desk.prose.line', { line: fault.line })}
            </button>{' '}
            {fault.why} <span class="muted">{fault.fix}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Both versions of lines that two have changed; nothing is written until each is chosen. */
export function TextConflicts({
  prose,
  language,
}: {
  readonly prose: WrittenProse;
  readonly language: string;
}) {
  const [taken, setTaken] = useState<Readonly<Record<number, TextChoice['take']>>>({});
  const { conflicts } = prose;
  return (
    <section class="desk-note" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">{t('desk.prose.conflicts')}</h2>
      {conflicts.map((conflict, index) => (
        <fieldset key={conflict.mine + conflict.theirs} class="desk-field">
          <legend>{t('desk.prose.conflict', { number: index + 1 })}</legend>
          {(['mine', 'theirs', 'both'] as const).map((take) => (
            <label key={take} class="desk-choice">
              <input
                type="radio"
                name={`conflict-${index}`}
                checked={taken[index] === take}
                onChange={() => setTaken({ ...taken, [index]: take })}
              />{' '}
              <span>
                {take === 'both' ? t('desk.prose.both') : `${t(`desk.form.${take}`)}: `}
                {take !== 'both' && <span lang={language}>{shown(conflict, take)}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        class="button button-main"
        disabled={!conflicts.every((_, index) => taken[index] !== undefined)}
        onClick={() => {
          const choices = conflicts.map(({ mine, theirs }, index) => ({
            mine,
            theirs,
            take: taken[index] ?? 'theirs',
          }));
          setTaken({});
          void prose.save({ choices });
        }}
      >
        {t('desk.form.save-chosen')}
      </button>
    </section>
  );
}

const shown = (conflict: TextConflict, take: 'mine' | 'theirs'): string =>
  conflict[take].trim() || t('desk.form.nothing');
